/** What the counters, the standing and the leaves say of a person. Who was never judged owes nothing. */

import type { Span } from './fixed-seat.ts'
import type { Standing } from './policy.ts'

export interface PersonStanding {
  readonly standing: Standing
  readonly main: number
  readonly makeUp: number
  readonly leaves: readonly Span[]
}

export const upToDate: PersonStanding = { standing: 'up_to_date', main: 0, makeUp: 0, leaves: [] }
