/** Which part of each share is called when (domain-hub-funding 5.10). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Cents, noMoney, portion, subtract, sum } from '#platform/values/money.ts'
import { splitWithLimits } from '#platform/values/split-limits.ts'

/** Tranches are parts of a whole: at closing, ready for test, delivered. */
export function whyNotTranches(basisPoints: readonly number[]): Refusal[] {
  const whole = basisPoints.reduce((all, one) => all + one, 0)
  const fine = whole === 10_000 && basisPoints.every((one) => Number.isSafeInteger(one) && one > 0)
  return fine ? [] : [refuse('round.tranches', { sum: whole })]
}

export type TrancheMoment = 'closing' | 'test' | 'delivered' | 'between'

/** When a tranche is called, counted from 0: the first at closing, the last on delivery, the one between when it is ready
 *  for test (5.1). Where more lie between, whoever keeps the money calls them. */
export function trancheMoment(at: number, count: number): TrancheMoment {
  if (at === 0) return 'closing'
  if (at === count - 1) return 'delivered'
  return at === 1 ? 'test' : 'between'
}

/** What each payer is asked for in each tranche, in the order of the shares. Cumulative, so that rounding never adds up:
 *  until tranche k the whole is split by the shares, never below what was called, never above the share. */
export function trancheCalls(shares: readonly Cents[], basisPoints: readonly number[], turn: number): Cents[][] {
  const total = sum(shares)
  if (total === 0) return basisPoints.map(() => shares.map(() => noMoney))
  let called: readonly Cents[] = shares.map(() => noMoney)
  let reached = 0
  return basisPoints.map((points) => {
    reached += points
    const until = calledUntil(portion(total, reached, 10_000), shares, called, turn)
    const calls = until.map((amount, at) => subtract(amount, called[at] ?? noMoney))
    called = until
    return calls
  })
}

function calledUntil(total: Cents, shares: readonly Cents[], called: readonly Cents[], turn: number): Cents[] {
  const made = splitWithLimits(
    total,
    shares.map((share, at) => ({ weight: share, floor: called[at] ?? noMoney, cap: share })),
    turn,
  )
  if (made.kind !== 'parts') throw new RangeError(`tranches that do not rise to the whole: ${made.kind} ${made.by}`)
  return made.parts
}
