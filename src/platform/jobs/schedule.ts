/** When a job is due: its slots, as moments. A daily job has one slot a day on the shop's clock,
 *  the same over both clock changes (a skipped time moves forward, a doubled one is the first). */
import type { Job } from '../module.ts'
import { addDays, type Instant, isTimeOfDay, type TimeOfDay } from '../values/day.ts'
import { atWallTime, dayIn } from '../values/zone.ts'

type At = Job['at']

const millisecondsPerMinute = 60_000

function wallTime(text: string): TimeOfDay {
  if (!isTimeOfDay(text)) throw new RangeError(`a job is due at HH:MM, not at ${text}`)
  return text
}

/** The latest slot that has come at `now`. */
export function lastSlot(at: At, now: Instant, zone: string): Instant {
  if ('everyMinutes' in at) {
    const step = at.everyMinutes * millisecondsPerMinute
    return new Date(Math.floor(Date.parse(now) / step) * step).toISOString() as Instant
  }
  const time = wallTime(at.time)
  const today = dayIn(now, zone)
  const slot = atWallTime(today, time, zone)
  return slot <= now ? slot : atWallTime(addDays(today, -1), time, zone)
}

/** The first slot after `after`. */
export function nextSlot(at: At, after: Instant, zone: string): Instant {
  if ('everyMinutes' in at) {
    const last = Date.parse(lastSlot(at, after, zone))
    return new Date(last + at.everyMinutes * millisecondsPerMinute).toISOString() as Instant
  }
  const time = wallTime(at.time)
  const today = dayIn(after, zone)
  const slot = atWallTime(today, time, zone)
  return slot > after ? slot : atWallTime(addDays(today, 1), time, zone)
}

/** How long to wait before a job that failed is tried again: 1, 4, 16, 64 minutes; then it waits for its next slot. */
export const attemptsAtMost = 5
