/** What an outcome posts on whose counters. Source: domain-shifts 5.1 and 5.4. */
import type { Counting, EffectStep } from './counting.ts'
import type { Counter, Mode, Outcome, Purpose } from './words.ts'

/** Thousandths of the policy's unit. */
export type Balances = Readonly<Record<Counter, number>>
export interface Posting {
  readonly counter: Counter
  /** Thousandths of the policy's unit, never 0. */
  readonly amount: number
}

export const noBalance: Balances = { main: 0, make_up: 0, absences: 0 }

export interface Worked {
  readonly mode: Mode
  readonly purpose: Purpose
  readonly outcome: Outcome
  /** Thousandths: 1000 is an ordinary shift. */
  readonly weight: number
  readonly minutes: number
}

/** The postings of an outcome, in order; none where the policy says nothing. Each stays within the counter's bounds.
 *  @example a regular member at 0/0, absent_2 at BEES: main -1000, make_up -1000 */
export function postingsOf(worked: Worked, before: Balances, policy: Counting): Posting[] {
  const steps = policy.effects[worked.mode]?.[worked.purpose]?.[worked.outcome] ?? []
  const factor = policy.unit === 'minute' ? worked.minutes * 1000 : worked.weight
  return postSteps(steps, factor, before, { bounds: boundsFor(worked.mode, policy) })
}

/** The bounds of somebody's counters: some hold for one way of taking part only. */
export const boundsFor = (mode: Mode, { bounds, mainAtMost }: Counting): Counting['bounds'] => {
  const most = mainAtMost[mode]
  return most === undefined ? bounds : { ...bounds, main: { ...bounds.main, most } }
}

export function postSteps(
  steps: readonly EffectStep[],
  factor: number,
  before: Balances,
  policy: Pick<Counting, 'bounds'>,
): Posting[] {
  const postings: Posting[] = []
  let balances = before
  for (const step of steps) {
    const counter = step.counter === 'repay' ? repaid(balances) : step.counter
    const amount = bounded(balances[counter], step.by * factor, policy.bounds[counter])
    if (amount === 0) continue
    postings.push({ counter, amount })
    balances = { ...balances, [counter]: balances[counter] + amount }
  }
  return postings
}

/** First what was missed in the ordinary way, then what was to be made up, then a bonus. */
const repaid = ({ main, make_up }: Balances): Counter => (main < 0 || make_up >= 0 ? 'main' : 'make_up')

/** So much of the amount as keeps the counter within its bounds; a counter already outside only moves inwards. */
export function bounded(balance: number, amount: number, bounds: Counting['bounds'][Counter]): number {
  const least = bounds.least === null ? -Infinity : bounds.least * 1000
  const most = bounds.most === null ? Infinity : bounds.most * 1000
  const wished = balance + amount
  const kept = amount < 0 ? Math.max(wished, Math.min(least, balance)) : Math.min(wished, Math.max(most, balance))
  return kept - balance
}

export const withPostings = (before: Balances, postings: readonly Posting[]): Balances =>
  postings.reduce((sum, { counter, amount }) => ({ ...sum, [counter]: sum[counter] + amount }), before)
