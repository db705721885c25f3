/** The periodic debit of people who book freely. Source: domain-shifts 5.5; presets 5.15. */
import type { Day } from '#platform/values/day.ts'
import { addDays, daysBetween } from '#platform/values/day.ts'
import type { Count } from './counting.ts'
import type { Mode } from './words.ts'

/** The day from which somebody's counts run: everybody's, or the own start. Null: never counted. */
export const countAnchor = (count: Count, mode: Mode | 'not_concerned', flyingStart: Day | null): Day | null =>
  mode !== 'not_concerned' && count.modes.includes(mode) ? ((count.anchor as Day | null) ?? flyingStart) : null

/** The first count day on or after `from`: the anchor and every n days after it, the anchor itself excepted. */
export function countDayFrom(anchor: Day, everyDays: number, from: Day): Day {
  const periods = Math.max(1, Math.ceil(daysBetween(anchor, from) / everyDays))
  return addDays(anchor, periods * everyDays)
}

export interface Counted {
  /** Balance of `main` at 00:00, thousandths. */
  readonly main: number
  readonly alertRuns: boolean
  readonly penalised: boolean
  /** The shop runs reduced on that day. */
  readonly reduced: boolean
  /** Counts before this one, without a gap, that were halved for that. */
  readonly reducedBefore: number
  /** People of the household who shop, this person included. */
  readonly beneficiaries: number
}

export interface CountDecision {
  /** Thousandths, 0 or less. */
  readonly amount: number
  readonly penalised: boolean
  readonly reducedBefore: number
}

/** What a count takes. With `first`: once for whoever has something left, and the penalty is forgotten; once too while
 *  an alert or a penalty runs; else twice, and the penalty is remembered.
 *  @example nothing left, no alert: -2 and penalised; then two shifts and the next count: -1, still penalised */
export function decideCount(count: Count, facts: Counted): CountDecision {
  const decided = debit(count, facts)
  const left = facts.main + decided.amount
  return count.cutSurplus && left > 0 ? { ...decided, amount: decided.amount - left } : decided
}

function debit(count: Count, facts: Counted): CountDecision {
  const once = -count.by * 1000 * (count.perBeneficiary ? Math.max(1, facts.beneficiaries) : 1)
  const plain = { amount: once, penalised: facts.penalised, reducedBefore: 0 }
  if (count.double === 'none') return plain
  if (count.double === 'first') {
    if (facts.main > 0) return { ...plain, penalised: false }
    if (facts.alertRuns || facts.penalised) return plain
    return { ...plain, amount: once * 2, penalised: true }
  }
  if (facts.main >= -once) return plain
  if (facts.reduced && facts.reducedBefore < count.reducedInARow)
    return { ...plain, reducedBefore: facts.reducedBefore + 1 }
  return { ...plain, amount: once * 2 }
}

export interface Away {
  readonly from: Day
  readonly until: Day | null
  readonly stopsCount: boolean
}

const stopped = (day: Day, aways: readonly Away[]): boolean =>
  aways.some(({ from, until, stopsCount }) => stopsCount && from <= day && (until === null || day <= until))

/** The next count that will not be skipped, today included; null under an open-ended leave that stops counting. */
export function nextCount(anchor: Day, everyDays: number, today: Day, aways: readonly Away[]): Day | null {
  let day = countDayFrom(anchor, everyDays, today)
  while (stopped(day, aways)) {
    const lasting = aways.filter(({ from, until, stopsCount }) => stopsCount && from <= day && (until ?? day) >= day)
    if (lasting.some(({ until }) => until === null)) return null
    const [last = day] = lasting
      .flatMap(({ until }) => (until === null ? [] : [until]))
      .toSorted()
      .reverse()
    day = countDayFrom(anchor, everyDays, addDays(last, 1))
  }
  return day
}

/** The first count day that finds nothing left, were no shift done any more: each one before eats one credit.
 *  Null in alert, and where nobody counts. `main` in thousandths. */
export function alertFrom(
  count: Pick<Count, 'everyDays' | 'by'>,
  anchor: Day,
  { today, main, inAlert, aways }: { today: Day; main: number; inAlert: boolean; aways: readonly Away[] },
): Day | null {
  if (inAlert || count.by === 0) return null
  let day = nextCount(anchor, count.everyDays, today, aways)
  for (let left = main; day !== null && left >= count.by * 1000; left -= count.by * 1000)
    day = nextCount(anchor, count.everyDays, addDays(day, 1), aways)
  return day
}
