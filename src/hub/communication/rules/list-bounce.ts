/** Mails of the list that come back (domain-hub-governance-communication 5.11): points, then a pause, then the end;
 *  a complaint (RFC 5965) ends them at once. */
import { addDays, type Day } from '#platform/values/day.ts'
import type { BounceKind } from './subscriber.ts'

/** Mails that did not arrive. A complaint is about one that did. */
export type Returned = Exclude<BounceKind, 'complaint'>

/** In tenths: a mailbox that is gone counts 1.0, one that is full or of which nobody can tell 0.5. */
const pointsOf: Readonly<Record<Returned, number>> = { hard: 10, soft: 5, unknown: 5 }
const disabledAt = 50
const forgottenDays = 7
export const warningsAtMost = 3
export const warningDays = 7

export interface BounceScore {
  readonly score: number
  readonly bouncedOn: Day | null
}

/** One a day counts at most; what is older than seven days counts no more. */
export function scoreAfter({ score, bouncedOn }: BounceScore, kind: Returned, today: Day): BounceScore {
  if (bouncedOn === today) return { score, bouncedOn }
  const old = bouncedOn === null || bouncedOn < addDays(today, -forgottenDays)
  return { score: (old ? 0 : score) + pointsOf[kind], bouncedOn: today }
}

export const isDisabled = ({ score }: BounceScore): boolean => score >= disabledAt

/** What the day brings to whoever gets nothing any more: a further warning, or the end after the last one. */
export function warningDue(warnings: number, warnedOn: Day | null, today: Day): 'warn' | 'remove' | null {
  if (warnedOn !== null && today < addDays(warnedOn, warningDays)) return null
  return warnings < warningsAtMost ? 'warn' : 'remove'
}
