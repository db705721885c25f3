/** What a payment of a call did, taken back (domain-hub-funding 9: a wrong match is undone by reversal). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import type { Asked, SettledBy } from './calls.ts'
import { whyNotPayProvider } from './ledger.ts'
import type { JoinState, RoundState } from './states.ts'

export interface Settled {
  readonly way: SettledBy
  readonly amount: Cents
}

const undoable: ReadonlySet<SettledBy> = new Set(['bank', 'credit', 'hours', 'repaid', 'returned'])

export const totalOf = (settled: readonly Settled[], ...ways: readonly SettledBy[]): Cents =>
  sum(settled.filter(({ way }) => ways.includes(way)).map(({ amount }) => amount))

/** What the call is after its settlements of one set are gone. */
export function callWithout(call: Asked, settled: readonly Settled[]): Pick<Asked, 'paid' | 'inHours' | 'repaid'> {
  return {
    paid: subtract(call.paid, totalOf(settled, 'bank', 'credit', 'repaid')),
    inHours: subtract(call.inHours, totalOf(settled, 'hours')),
    repaid: subtract(call.repaid, totalOf(settled, 'repaid')),
  }
}

export interface UndoingFacts {
  readonly round: RoundState
  readonly settled: readonly Settled[]
  /** Where the call is a buy-in. */
  readonly join: JoinState | null
  /** What came in for the round once the payment is gone, and what of it was paid out. */
  readonly receivedAfter: Cents
  readonly paidOut: Cents
}

/** Undone while the round lives: what followed from the payment must still be able to go back with it. */
export function whyNotUndoPayment(facts: UndoingFacts): Refusal[] {
  const no: Refusal[] = []
  if (['settled', 'failed', 'cancelled'].includes(facts.round))
    no.push(refuse('round.state', { why: facts.round, state: facts.round }))
  if (facts.join === 'paid') no.push(refuse('entry.of_buy_in'))
  if (facts.settled.some(({ way }) => !undoable.has(way))) no.push(refuse('entry.of_call'))
  const spent = whyNotPayProvider(facts.paidOut, { received: facts.receivedAfter, paidOut: noMoney })
  return [...no, ...spent]
}
