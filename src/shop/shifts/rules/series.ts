/** Days of a series: every n days, weeks, months or years, counted from its first day.
 *  Source: domain-shifts 3 (ShiftTemplate) and 5.2. */
import { addDays, type Day, day, daysBetween } from '#platform/values/day.ts'

export type SeriesUnit = 'day' | 'week' | 'month' | 'year'

export interface Series {
  readonly every: number
  readonly unit: SeriesUnit
  readonly from: Day
  readonly until: Day | null
}

const two = (number: number): string => String(number).padStart(2, '0')
const lastOf = (year: number, month: number): number => {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return Number(addDays(day(next), -1).slice(8))
}

/** So many months later; the 29th to 31st fall back to the last day of a shorter month.
 *  @example addMonths(day('2025-01-31'), 1) // '2025-02-28' */
export function addMonths(from: Day, months: number): Day {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return day(`${year}-${two(month)}-${two(Math.min(Number(from.slice(8)), lastOf(year, month)))}`)
}

/** The occurrence with this number; 0 is the first day. */
function occurrence(series: Series, number: number): Day {
  const steps = series.every * number
  if (series.unit === 'day') return addDays(series.from, steps)
  if (series.unit === 'week') return addDays(series.from, steps * 7)
  return addMonths(series.from, series.unit === 'month' ? steps : steps * 12)
}

/** Number of an occurrence at or shortly before `from`: where looking begins. */
function startAt(series: Series, from: Day): number {
  const passed = daysBetween(series.from, from)
  if (passed <= 0) return 0
  const longest = { day: 1, week: 7, month: 31, year: 366 }[series.unit] * series.every
  return Math.floor(passed / longest)
}

/** All days of the series in [from, until], both included, in order. */
export function seriesDays(series: Series, from: Day, until: Day): Day[] {
  const last = series.until !== null && series.until < until ? series.until : until
  const days: Day[] = []
  for (let number = startAt(series, from); ; number += 1) {
    const at = occurrence(series, number)
    if (at > last) return days
    if (at >= from) days.push(at)
  }
}

/** The next `count` days of the series from a day on: fewer where the series ends. */
export function nextSeriesDays(series: Series, from: Day, count: number): Day[] {
  const days: Day[] = []
  for (let number = startAt(series, from); days.length < count; number += 1) {
    const at = occurrence(series, number)
    if (series.until !== null && at > series.until) return days
    if (at >= from) days.push(at)
  }
  return days
}
