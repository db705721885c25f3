/** When something is: not over already, and not before its beginning (domain-hub-governance 9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'

/** Why it cannot be then: over already, or its end before its beginning. */
export function whyNotSpan(startsAt: Instant, endsAt: Instant, now: Instant): Refusal[] {
  const no: Refusal[] = []
  if (startsAt <= now) no.push(refuse('time.past', { at: startsAt }))
  if (endsAt <= startsAt) no.push(refuse('time.order'))
  return no
}

export const endOf = (startsAt: Instant, minutes: number): Instant => addMinutes(startsAt, minutes)
