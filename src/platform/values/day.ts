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
export function dayNumber(of: Day): number {
  const known = numbersByDay.get(of)
  if (known !== undefined) return known
  const made = Date.parse(of) / millisecondsPerDay
  if (numbersByDay.size >= daysKept) numbersByDay.clear()
  numbersByDay.set(of, made)
  return made
}

/** The day so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const known = daysByNumber.get(number)
  if (known !== undefined) return known
  const made = new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day
  if (daysByNumber.size >= daysKept) daysByNumber.clear()
  daysByNumber.set(number, made)
  return made
}

/** The same few years are asked for, for every person and every day: working a day out is the dear part. */
const numbersByDay = new Map<Day, number>()
const daysByNumber = new Map<number, Day>()
const daysKept = 10_000

/** @example addDays(day('2025-02-28'), 1) // '2025-03-01' */
export const addDays = (from: Day, days: number): Day => dayOfNumber(dayNumber(from) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekday = (of: Day): number => ((((dayNumber(of) + 3) % 7) + 7) % 7) + 1

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

/** Days from one to another, both included. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** A week as ISO 8601 counts it: Monday first, week 1 holds the first Thursday, some years have 53. */
export interface IsoWeek {
  readonly year: number
  readonly week: number
}

/** The Monday on or before the day. */
export const mondayOf = (of: Day): Day => addDays(of, 1 - weekday(of))

/** The ISO week of a day; its year may differ from the day's.
 *  @example weekOf(day('2027-01-03')) // { year: 2026, week: 53 } */
export function weekOf(of: Day): IsoWeek {
  const thursday = addDays(mondayOf(of), 3)
  const year = yearOf(thursday)
  const before = daysBetween(`${fourDigits(year)}-01-01` as Day, thursday)
  return { year, week: (before - (before % 7)) / 7 + 1 }
}

/** 52 or 53: the week of 28 December is always the last. */
export const weeksInYear = (year: number): number => weekOf(`${fourDigits(year)}-12-28` as Day).week

/** The Monday of an ISO week, or a RangeError when the year has no such week. */
export function mondayOfWeek({ year, week }: IsoWeek): Day {
  if (!Number.isInteger(week) || week < 1 || week > weeksInYear(year))
    throw new RangeError(`no week ${week} in ${year}`)
  return addDays(mondayOf(`${fourDigits(year)}-01-04` as Day), (week - 1) * 7)
}

/** The week's short name. @example weekName({ year: 2026, week: 5 }) // '2026-W05' */
export const weekName = ({ year, week }: IsoWeek): string => `${fourDigits(year)}-W${String(week).padStart(2, '0')}`

/** A calendar month, `2025-03`. Compares as text. */
export type Month = Branded<string, 'month'>

/** Whether the text is a month. */
export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export const yearOf = (of: Day): number => Number(of.slice(0, 4))
export const monthOf = (of: Day): Month => of.slice(0, 7) as Month

/** First and last day of the month. */
export function monthDays(month: Month): DayRange {
  const from = `${month}-01` as Day
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/** The same day of the month so many months later; where that month is too short, its last day.
 *  @example addMonths(day('2025-01-31'), 1) // '2025-02-28' */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const first = new Date(0)
  first.setUTCFullYear(year, month - 1 + months, 1)
  const last = new Date(first)
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)
  first.setUTCDate(Math.min(date, last.getUTCDate()))
  return first.toISOString().slice(0, 10) as Day
}

/** Whether the day lies in the range; an open end is null. */
export const isWithin = (of: Day, from: Day | null, to: Day | null): boolean =>
  (from === null || from <= of) && (to === null || of <= to)

const fourDigits = (year: number): string => String(year).padStart(4, '0')
