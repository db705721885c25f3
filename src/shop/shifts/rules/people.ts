/** What the counters, the standing and the leaves say of a person. Until sheets are kept nobody owes anything:
 *  everybody is up to date with both counters at 0 and no leave. */

import type { Span } from './fixed-seat.ts'
import type { Standing } from './policy.ts'

export interface PersonStanding {
  readonly standing: Standing
  readonly main: number
  readonly makeUp: number
  readonly leaves: readonly Span[]
}

export const upToDate: PersonStanding = { standing: 'up_to_date', main: 0, makeUp: 0, leaves: [] }
