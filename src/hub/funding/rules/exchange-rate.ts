/** Paying in another currency (domain-hub-funding 5.11): the rate and its day are kept with the payment. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, type Currency, cents, noMoney, portion, subtract } from '#platform/values/money.ts'

export interface Rate {
  readonly from: Currency
  readonly to: Currency
  /** Millionths of the one for one of the other. */
  readonly millionths: number
  readonly day: Day
}

/** The amount in the other currency. Something never becomes nothing. */
export function converted(amount: Cents, { millionths }: Rate): Cents {
  const made = portion(amount, millionths, 1_000_000)
  return made === noMoney && amount !== noMoney ? cents(amount < 0 ? -1 : 1) : made
}

export const whyNotRate = ({ from, to, millionths }: Rate): Refusal[] =>
  from === to || !Number.isSafeInteger(millionths) || millionths <= 0 ? [refuse('rate.not_usable', { from, to })] : []

/** What came in another currency, and by which rate it was reckoned; null: by what it settled. */
export interface PaidIn {
  readonly currency: Currency
  readonly amount: Cents
  readonly millionths: number | null
}

/** The rate that is kept with a payment, and what `exchange` gained by it in the currency asked for. */
export function rateKept(paid: PaidIn, owed: { readonly currency: Currency; readonly amount: Cents }, on: Day) {
  const implied = paid.amount > 0 ? Math.max(1, portion(owed.amount, 1_000_000, paid.amount)) : 0
  const rate = { from: paid.currency, to: owed.currency, millionths: paid.millionths ?? implied, day: on }
  const no = paid.amount > 0 ? whyNotRate(rate) : [refuse('rate.not_usable', { from: rate.from, to: rate.to })]
  if (no.length > 0) return { no, rate, gained: noMoney }
  return { no, rate, gained: paid.millionths === null ? noMoney : subtract(converted(paid.amount, rate), owed.amount) }
}
