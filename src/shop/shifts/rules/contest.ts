/** A member contests what a sheet says. Source: domain-shifts 5.9. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { AttendanceState } from './outcome.ts'

export interface ContestFacts {
  readonly today: Day
  /** Day of the validation; null while the sheet is open. */
  readonly validatedOn: Day | null
  readonly state: AttendanceState
  /** Already contested, and not yet answered. */
  readonly open: boolean
  readonly contestDays: number
}

/** The last day on which an outcome may be contested. */
export const contestUntil = (validatedOn: Day, contestDays: number): Day => addDays(validatedOn, contestDays)

/** Why this outcome may not be contested; empty means yes. */
export function whyNotContest({ today, validatedOn, state, open, contestDays }: ContestFacts): Refusal[] {
  if (validatedOn === null || state === 'planned' || state === 'cancelled') return [refuse('contest.nothing')]
  const no: Refusal[] = []
  const until = contestUntil(validatedOn, contestDays)
  if (today > until) no.push(refuse('contest.over', { until }))
  if (open) no.push(refuse('contest.open'))
  return no
}
