/** When somebody says that they may be called. Source: domain-shifts 5.12. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'

export interface Pattern {
  /** Each given part must fit; null fits everything. */
  readonly weekday: number | null
  readonly kind: string | null
  readonly startsFrom: TimeOfDay | null
  readonly startsUntil: TimeOfDay | null
  readonly from: Day
  readonly until: Day | null
}

/** Why this pattern may not be laid down. */
export function whyNotStandBy({ from, until, startsFrom, startsUntil }: Pattern, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (until !== null && (until < from || until < today)) no.push(refuse('standby.days'))
  if (startsFrom !== null && startsUntil !== null && startsUntil < startsFrom) no.push(refuse('standby.times'))
  return no
}
