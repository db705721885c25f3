/** When organisations without an answer are reminded of a vote (domain-hub-governance-communication 7, N35). */
import { addMinutes, type Instant, minutesBetween } from '#platform/values/day.ts'

const dayMinutes = 24 * 60

interface Running {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly isExtended: boolean
}

/** At half time, which an extended vote has behind it, and one day before the end; only while the vote is open. */
const reminders = ({ opensAt, closesAt, isExtended }: Running): { at: Instant; why: 'half_time' | 'last_day' }[] => {
  const last = { at: addMinutes(closesAt, -dayMinutes), why: 'last_day' as const }
  const half = addMinutes(opensAt, Math.floor(minutesBetween(opensAt, closesAt) / 2))
  const both = isExtended || half >= last.at ? [last] : [{ at: half, why: 'half_time' as const }, last]
  return both.filter(({ at }) => at > opensAt)
}

/** The first reminder after a moment. */
export const reminderAfter = (vote: Running, after: Instant) => reminders(vote).find(({ at }) => at > after) ?? null

/** What is told now that a reminder is due: the newest one that has come. */
export const reminderNow = (vote: Running, now: Instant) => reminders(vote).findLast(({ at }) => at <= now) ?? null
