/** A cost of a round, or what was paid of it, taken back (domain-hub-funding 5.12: a set is reversed whole and once). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Cents } from '#platform/values/money.ts'
import type { RoundState } from './states.ts'

export interface SpendingFacts {
  readonly state: RoundState
  /** What the set itself paid out; 0: it booked the cost. */
  readonly paidBySet: Cents
  /** What was paid of the cost by all payouts that stand. */
  readonly paid: Cents
}

/** Only while the round lives: its surplus was counted from what it cost. A cost goes after what was paid of it. */
export function whyNotUndoSpending({ state, paidBySet, paid }: SpendingFacts): Refusal[] {
  const no: Refusal[] = []
  if (['settled', 'failed', 'cancelled'].includes(state)) no.push(refuse('round.state', { why: state, state }))
  if (paidBySet === 0 && paid > 0) no.push(refuse('entry.of_cost', { amount: paid }))
  return no
}
