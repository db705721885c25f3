/** When something is: a time that the clock of the community shows, and that has not passed (domain-hub-governance 9). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { lastWallTime } from '#platform/values/zone.ts'

/** The moment, or why there is none. A time that the clock shows twice is the later one. */
export function momentOf(
  day: Day,
  time: TimeOfDay,
  zone: string,
): { readonly at: Instant; readonly no: [] } | { readonly at: null; readonly no: Refusal[] } {
  const at = lastWallTime(day, time, zone)
  if (at !== null) return { at, no: [] }
  return { at: null, no: [refuse('time.missing', { time, date: day, a: hourAway(time, -1), b: hourAway(time, 1) })] }
}

function hourAway(time: TimeOfDay, hours: number): string {
  const hour = (Number(time.slice(0, 2)) + hours + 24) % 24
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`
}

/** Why it cannot be then: over already, or its end before its beginning. */
export function whyNotSpan(startsAt: Instant, endsAt: Instant, now: Instant): Refusal[] {
  const no: Refusal[] = []
  if (startsAt <= now) no.push(refuse('time.past', { at: startsAt }))
  if (endsAt <= startsAt) no.push(refuse('time.order'))
  return no
}

export const endOf = (startsAt: Instant, minutes: number): Instant => addMinutes(startsAt, minutes)
