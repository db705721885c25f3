/** Paying in another currency (domain-hub-funding 5.11): the rate and its day are kept with the payment. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, type Currency, cents, noMoney, portion } from '#platform/values/money.ts'

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
