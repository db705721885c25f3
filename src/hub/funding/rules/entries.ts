/** Which accounts each thing that happens to money touches (domain-hub-funding 5.12, the table of kinds). */
import { add, type Cents, type Currency, cents, negate, subtract, sum } from '#platform/values/money.ts'
import type { Account, Line } from './ledger.ts'

/** Lines of one set in one currency; lines of nothing are left out. */
const lines = (currency: Currency, each: readonly (readonly [Account, Cents])[]): Line[] =>
  each.flatMap(([account, amount]) => (amount === 0 ? [] : [{ account, currency, amount }]))

export interface Charge {
  readonly organisation: string
  readonly net: Cents
  readonly vat: Cents
}

const receivable = (organisation: string): Account => ({ kind: 'receivable', organisation })
const credit = (organisation: string): Account => ({ kind: 'credit', organisation })
const fund = (round: string): Account => ({ kind: 'round', round })
const bank = (holder: string): Account => ({ kind: 'bank', holder })

export const duesLines = (currency: Currency, { organisation, net, vat }: Charge): Line[] =>
  charged(currency, organisation, { kind: 'dues' }, net, vat)

/** A call of a tranche, or a buy-in: both are owed to the round. */
export const callLines = (currency: Currency, round: string, { organisation, net, vat }: Charge): Line[] =>
  charged(currency, organisation, fund(round), net, vat)

const charged = (currency: Currency, organisation: string, to: Account, net: Cents, vat: Cents): Line[] =>
  lines(currency, [
    [receivable(organisation), add(net, vat)],
    [to, negate(net)],
    [{ kind: 'vat' }, negate(vat)],
  ])

export interface Receipt {
  readonly organisation: string
  readonly holder: string
  readonly paid: Cents
  /** What is still owed; more than that becomes the organisation's credit. */
  readonly open: Cents
  /** What the bank kept, borne by the fees account. */
  readonly fee: Cents
}

export function paymentLines(currency: Currency, { organisation, holder, paid, open, fee }: Receipt): Line[] {
  const covers = cents(Math.min(paid, open))
  return lines(currency, [
    [bank(holder), subtract(paid, fee)],
    [{ kind: 'fees' }, fee],
    [receivable(organisation), negate(covers)],
    [credit(organisation), subtract(covers, paid)],
  ])
}

/** Money for a call that is settled in parts: what the round waited for, what the reserve had lent, what others had taken
 *  over; the rest is the payer's credit. */
export interface Received extends Omit<Receipt, 'open' | 'paid'> {
  readonly toRound: Cents
  readonly toReserve: Cents
  readonly toOthers: readonly { readonly organisation: string; readonly amount: Cents }[]
  readonly excess: Cents
}

export function receivedLines(currency: Currency, received: Received): Line[] {
  const { organisation, holder, fee, toRound, toReserve, toOthers, excess } = received
  const paid = sum([toRound, toReserve, excess, ...toOthers.map(({ amount }) => amount)])
  return lines(currency, [
    [bank(holder), subtract(paid, fee)],
    [{ kind: 'fees' }, fee],
    [receivable(organisation), negate(toRound)],
    [{ kind: 'advance', organisation }, negate(toReserve)],
    ...toOthers.map((other) => [credit(other.organisation), negate(other.amount)] as const),
    [credit(organisation), negate(excess)],
  ])
}

/** Credit an organisation uses to pay what it owes. */
export const creditUsedLines = (currency: Currency, organisation: string, amount: Cents): Line[] =>
  lines(currency, [
    [credit(organisation), amount],
    [receivable(organisation), negate(amount)],
  ])

/** Hours given instead of money: the work done settles what is owed. */
export const hoursDoneLines = (currency: Currency, round: string, organisation: string, worth: Cents): Line[] =>
  lines(currency, [
    [{ kind: 'work', round }, worth],
    [receivable(organisation), negate(worth)],
  ])

/** Hours of whoever owes nothing now: the dues they stand for become credit. */
export const hoursAsCredit = (currency: Currency, organisation: string, worth: Cents): Line[] =>
  lines(currency, [
    [{ kind: 'dues' }, worth],
    [credit(organisation), negate(worth)],
  ])

export interface Cost {
  readonly round: string
  readonly provider: string
  readonly net: Cents
  readonly vat: Cents
  /** The part that was done in hours by payers. */
  readonly inHours: Cents
}

export const costLines = (currency: Currency, { round, provider, net, vat, inHours }: Cost): Line[] =>
  lines(currency, [
    [fund(round), net],
    [{ kind: 'vat' }, vat],
    [{ kind: 'payable', provider }, negate(subtract(add(net, vat), inHours))],
    [{ kind: 'work', round }, negate(inHours)],
  ])

/** What somebody spent for the community, owed to the organisation of whoever did; no round bears it. */
export const expenseLines = (currency: Currency, spent: Charge & { readonly from: 'dues' | 'reserve' }): Line[] =>
  lines(currency, [
    [{ kind: spent.from }, spent.net],
    [{ kind: 'vat' }, spent.vat],
    [{ kind: 'payable', provider: spent.organisation }, negate(add(spent.net, spent.vat))],
  ])

export const payoutLines = (currency: Currency, provider: string, holder: string, amount: Cents): Line[] =>
  lines(currency, [
    [{ kind: 'payable', provider }, amount],
    [bank(holder), negate(amount)],
  ])

export const feeLines = (currency: Currency, holder: string, amount: Cents): Line[] =>
  lines(currency, [
    [{ kind: 'fees' }, amount],
    [bank(holder), negate(amount)],
  ])

/** Where money of a round goes that it does not need: back as credit, to the reserve, to the round of a need. */
export type Destination =
  | { readonly kind: 'credit'; readonly organisation: string }
  | { readonly kind: 'reserve' }
  | { readonly kind: 'round'; readonly round: string }

/** Refund, redistribution or surplus: out of the round, to each destination its part. */
export const outOfRoundLines = (
  currency: Currency,
  round: string,
  parts: readonly { readonly to: Destination; readonly amount: Cents }[],
): Line[] =>
  lines(currency, [
    [fund(round), sum(parts.map(({ amount }) => amount))],
    ...parts.map(({ to, amount }) => [to, negate(amount)] as const),
  ])

/** The reserve steps in for a payer: the payer's debt moves, it does not vanish. */
export const advanceLines = (currency: Currency, organisation: string, amount: Cents): Line[] =>
  lines(currency, [
    [{ kind: 'advance', organisation }, amount],
    [receivable(organisation), negate(amount)],
  ])

export const reserveInLines = (currency: Currency, from: 'dues' | { readonly round: string }, amount: Cents): Line[] =>
  lines(currency, [
    [from === 'dues' ? { kind: 'dues' } : fund(from.round), amount],
    [{ kind: 'reserve' }, negate(amount)],
  ])

/** The reserve, or a grant that reached the bank, pays into a round. */
export const intoRoundLines = (
  currency: Currency,
  round: string,
  from: 'reserve' | { readonly holder: string },
  amount: Cents,
): Line[] =>
  lines(currency, [
    [from === 'reserve' ? { kind: 'reserve' } : bank(from.holder), amount],
    [fund(round), negate(amount)],
  ])

/** A fee lost in a refund is borne by a named account, never by the one refunded nor by the fund. */
export const coverLines = (currency: Currency, bearer: Account, short: Account, amount: Cents): Line[] =>
  lines(currency, [
    [bearer, amount],
    [short, negate(amount)],
  ])

/** What reached the account in another currency than the one asked for. */
export interface Exchanged {
  readonly holder: string
  readonly currency: Currency
  readonly amount: Cents
  /** What the bank kept, in that currency. */
  readonly fee: Cents
}

/** The lines of a payment that came in another currency: it settles what it settles, and what the rate makes of it stands
 *  in `exchange`, in each currency by itself, never at a payer's cost. */
export const exchangedLines = (money: readonly Line[], { holder, currency, amount, fee }: Exchanged): Line[] => [
  ...lines(currency, [
    [bank(holder), subtract(amount, fee)],
    [{ kind: 'fees' }, fee],
    [{ kind: 'exchange' }, negate(amount)],
  ]),
  ...money.map((line) => (line.account.kind === 'bank' ? { ...line, account: { kind: 'exchange' as const } } : line)),
]
