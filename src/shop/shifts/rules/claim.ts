/** Work outside shifts: when it may be told. Source: domain-shifts 5.4 (WorkClaim). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export interface ClaimFacts {
  readonly day: Day
  readonly today: Day
  /** As long as attendance may be corrected, work may be told. */
  readonly correctionDays: number
}

/** Why this work may not be told; empty means yes. */
export function whyNotClaim({ day, today, correctionDays }: ClaimFacts): Refusal[] {
  if (day > today) return [refuse('claim.not_yet', { day })]
  const first = addDays(today, -correctionDays)
  return day < first ? [refuse('claim.too_old', { day, first })] : []
}
