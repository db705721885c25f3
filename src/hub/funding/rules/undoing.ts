/** Taking a round back (domain-hub-funding 4, 5.12, F9): whatever touched it is mirrored, nothing is erased. */
import type { Day } from '#platform/values/day.ts'
import { type Cents, type Currency, cents, negate, noMoney } from '#platform/values/money.ts'
import { type Booked, type EntrySet, type Line, reversalOf } from './ledger.ts'

export const touches = (round: string, { lines }: EntrySet): boolean =>
  lines.some(({ account }) => 'round' in account && account.round === round)

/** What each organisation has in the round: what it was asked for less what went back. After a failed or cancelled
 *  round this is 0 for everybody. */
export function standingIn(round: string, sets: readonly EntrySet[]): Map<string, Cents> {
  const nets = new Map<string, Cents>()
  for (const { account, amount } of sets.filter((set) => touches(round, set)).flatMap(({ lines }) => lines))
    if ('organisation' in account)
      nets.set(account.organisation, cents((nets.get(account.organisation) ?? noMoney) + amount))
  return nets
}

/** What a round's payer has paid of its calls, in the round's currency. */
export interface PaidForRound {
  readonly organisation: string
  readonly currency: Currency
  readonly paid: Cents
}

/** Every set of the round mirrored, and what was paid turned into the payers' credit. Doing it again does nothing:
 *  the keys follow from the round and its sets. */
export function undoRound(round: string, sets: readonly Booked[], paid: readonly PaidForRound[], day: Day): EntrySet[] {
  const undone = new Set(sets.flatMap(({ reverses }) => reverses ?? []))
  const mirrored = sets
    .filter((set) => touches(round, set) && set.kind !== 'reversal' && !undone.has(set.id))
    .map((set) => reversalOf(set, day))
  const returned = paid.filter((one) => one.paid > 0).map((one) => refundSet(round, one, day))
  return [...mirrored, ...returned]
}

const refundSet = (round: string, { organisation, currency, paid }: PaidForRound, day: Day): EntrySet => ({
  kind: 'refund',
  day,
  requestKey: `refund/${round}/${organisation}`,
  reverses: null,
  lines: movedToCredit(organisation, currency, paid),
})

const movedToCredit = (organisation: string, currency: Currency, paid: Cents): Line[] => [
  { account: { kind: 'receivable', organisation }, currency, amount: paid },
  { account: { kind: 'credit', organisation }, currency, amount: negate(paid) },
]
