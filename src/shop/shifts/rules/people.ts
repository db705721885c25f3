/** What the counters, the standing, the leaves and the membership say of a person. Who was never judged owes nothing. */
import { addDays, type Day } from '#platform/values/day.ts'
import type { Span } from './fixed-seat.ts'
import type { Standing } from './policy.ts'

export interface PersonStanding {
  readonly standing: Standing
  readonly main: number
  readonly makeUp: number
  readonly leaves: readonly Span[]
}

export const upToDate: PersonStanding = { standing: 'up_to_date', main: 0, makeUp: 0, leaves: [] }

export interface Ending {
  /** Owes and may take shifts today. */
  readonly worksToday: boolean
  readonly role: string | null
  readonly since: Day | null
  readonly lastDay: Day | null
  readonly deceasedOn: Day | null
}

/** The last day on which somebody may hold places; null: no end is known, or it is no matter of shifts. Who is no worker
 *  any more has had it. Source: domain-members 5.6. */
export function lastWorkDay({ worksToday, role, since, lastDay, deceasedOn }: Ending, today: Day): Day | null {
  if (role === null) return null
  if (!worksToday) return since !== null && since > today ? null : addDays(today, -1)
  return [lastDay, deceasedOn].filter((day) => day !== null).toSorted()[0] ?? null
}
