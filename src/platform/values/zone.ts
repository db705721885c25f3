/** Between the wall clock of a shop and the moments everything is stored in. */
import { Temporal } from 'temporal-polyfill'
import type { Day, Instant, TimeOfDay } from './day.ts'

/** The moment the shop's clock shows this time. A time skipped by the clock change moves forward,
 *  a doubled one is the first (domain-shifts 5.2). */
export function atWallTime(day: Day, time: TimeOfDay, zone: string): Instant {
  const plain = Temporal.PlainDateTime.from(`${day}T${time}`)
  const moment = plain.toZonedDateTime(zone, { disambiguation: 'compatible' })
  return new Date(moment.epochMilliseconds).toISOString() as Instant
}

/** The same where a time that the clock skips is no time at all, and a doubled one the second (domain-hub-governance 9). */
export function lastWallTime(day: Day, time: TimeOfDay, zone: string): Instant | null {
  const plain = Temporal.PlainDateTime.from(`${day}T${time}`)
  const moment = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  return moment.toPlainDateTime().equals(plain) ? (new Date(moment.epochMilliseconds).toISOString() as Instant) : null
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return format
}

/** Day and time the shop's clock shows at this moment. */
export function wallClock(at: Instant, zone: string): { day: Day; time: TimeOfDay } {
  const parts: Record<string, string> = {}
  for (const part of wallFormat(zone).formatToParts(new Date(at))) parts[part.type] = part.value
  return {
    day: `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}` as Day,
    time: `${parts['hour']}:${parts['minute']}` as TimeOfDay,
  }
}

/** The shop-local day of a moment. */
export const dayIn = (at: Instant, zone: string): Day => wallClock(at, zone).day

/** Whether the name is a time zone this machine knows. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
