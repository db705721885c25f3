/** Days, times of day and instants as plain comparable text. Zones are in `zone.ts`. */
import type { Branded } from './ids.ts'

/** A calendar day, `2025-03-03`. Compares as text. */
export type Day = Branded<string, 'day'>
/** A time on the wall, `07:30`. */
export type TimeOfDay = Branded<string, 'time'>
/** A moment, ISO in UTC with milliseconds, `2025-03-03T07:00:00.000Z`. Compares as text. */
export type Instant = Branded<string, 'instant'>

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsPerDay = 86_400_000

/** Whether the text is a day that exists: `2025-02-29` is not. */
export function isDay(text: string): text is Day {
  const parts = dayPattern.exec(text)
  if (!parts) return false
  const made = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return made.toISOString().slice(0, 10) === text
}

/** The day, or a RangeError naming the text. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Whether the text is a time of day between `00:00` and `23:59`. */
export const isTimeOfDay = (text: string): text is TimeOfDay => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Days since 1970-01-01. */
export const dayNumber = (of: Day): number => Date.parse(`${of}T00:00:00Z`) / millisecondsPerDay

/** The day so many days after 1970-01-01. */
export const dayOfNumber = (number: number): Day =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day

/** @example addDays(day('2025-02-28'), 1) // '2025-03-01' */
export const addDays = (from: Day, days: number): Day => dayOfNumber(dayNumber(from) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekday = (of: Day): number => (((dayNumber(of) + 3) % 7) + 7) % 7 + 1

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) days.push(dayOfNumber(number))
  return days
}

/** The instant so many minutes later. */
export const addMinutes = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant

/** Elapsed minutes from one instant to another, with fractions. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** The instant of an ISO text in any offset, or a RangeError. */
export function instant(text: string): Instant {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${text}`)
  return new Date(at).toISOString() as Instant
}
