/** Days and times as people and programs write them. */

import { type Day, dayOfNumber, instant, isDay, isTimeOfDay, type TimeOfDay } from '../../values/day.ts'
import { readDecimal } from '../../values/decimal.ts'
import { languages } from '../../values/languages.ts'
import { roundedQuotient } from '../../values/rounding.ts'
import { plain } from '../../values/text.ts'
import { wallClock } from '../../values/zone.ts'
import { type CellRead, type Given, given, nothing, spoiled } from './cell.ts'

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const named = /^(\d{1,2})(?:er|\.|º)?(?: de| of)? ([\p{L}]+)\.?(?: de| of|,)? (\d{4})$/u
const clockAfter = /^(.*?)[T\s]+(\d{1,2}[:h]\d{2}.*)$/

// A workbook counts days from 30 December 1899; these are 1927 to 2099.
const serial = { zero: -25_569, lowest: 10_000, highest: 73_050 }

/** A day: `2025-03-03`, `3/3/2025`, `03.03.2025`, `3 mars 2025`, a date with a time, a workbook's day number.
 *  Day comes before month; nothing is guessed the other way round.
 *  Problems: `import.day_unreadable`, `import.day_impossible`. */
export function readDay(cell: Given): CellRead<Day> {
  const text = given(cell)
  if (text === '') return nothing
  const bare = clockAfter.exec(text)?.[1] ?? text
  const made = written(bare) ?? counted(text)
  if (made === null) return spoiled('import.day_unreadable', text)
  return isDay(made) ? { value: made } : spoiled('import.day_impossible', text)
}

function written(text: string): string | null {
  const iso = yearFirst.exec(text)
  if (iso) return dayText(iso[1], iso[3], iso[4])
  const european = dayFirst.exec(text)
  if (european) return dayText(european[4], european[3], european[1])
  const spoken = named.exec(text)
  const month = spoken && months().get(plain(spoken[2] ?? ''))
  return month ? dayText(spoken[3], String(month), spoken[1]) : null
}

const dayText = (year = '', month = '', date = ''): string =>
  `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`

function counted(text: string): string | null {
  const number = /^\d{5}([.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : 0
  return number >= serial.lowest && number <= serial.highest ? dayOfNumber(number + serial.zero) : null
}

let monthNames: Map<string, number> | null = null

function months(): Map<string, number> {
  if (monthNames) return monthNames
  monthNames = new Map()
  for (const language of languages)
    for (const length of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1)
        monthNames.set(plain(format.format(new Date(Date.UTC(2025, month - 1, 1)))).replace('.', ''), month)
    }
  return monthNames
}

const clock = /^(\d{1,2})(?:[:h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|uhr|uur|h|heures)?$/
const hours = /^\d{1,2}[.,]\d+$/

/** A time of day: `8:30`, `08:30:00`, `8h30`, `8h`, `8:30 pm`, and hours as a number: `8.5` is 08:30, `11,25` is 11:15.
 *  Seconds are dropped. Problem: `import.time_unreadable`. */
export function readTime(cell: Given): CellRead<TimeOfDay> {
  const text = given(cell)
  if (text === '') return nothing
  const read = ofClock(text.toLowerCase()) ?? ofHours(text)
  return read && isTimeOfDay(read) ? { value: read } : spoiled('import.time_unreadable', text)
}

function ofClock(text: string): string | null {
  const found = clock.exec(text)
  if (!found) return null
  const half = found[4]
  let hour = Number(found[1])
  if (half === 'pm' && hour < 12) hour += 12
  if (half === 'am' && hour === 12) hour = 0
  return timeText(hour, Number(found[2] ?? 0))
}

function ofHours(text: string): string | null {
  const decimal = hours.test(text) ? readDecimal(text) : null
  if (!decimal) return null
  const minutes = roundedQuotient(decimal.units * 60n, 10n ** BigInt(decimal.scale))
  return timeText((minutes - (minutes % 60)) / 60, minutes % 60)
}

const timeText = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

export interface WallMoment {
  readonly day: Day
  readonly time: TimeOfDay
}

/** A moment on the shop's clock: `2026-11-02 08:30:00`, `2/11/2026 8h30`, or with an offset, turned to `zone`.
 *  A day alone is not a moment. Problem: `import.moment_unreadable`, or that of the day. */
export function readMoment(cell: Given, zone: string): CellRead<WallMoment> {
  const text = given(cell)
  if (text === '') return nothing
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return ofOffset(text, zone)
  const parts = clockAfter.exec(text)
  if (!parts) return spoiled('import.moment_unreadable', text)
  const day = readDay(parts[1])
  if (day.value === null)
    return { ...spoiled('import.day_unreadable', text), ...(day.problem ? { problem: day.problem } : {}) }
  const time = readTime(parts[2])
  return time.value === null
    ? spoiled('import.moment_unreadable', text)
    : { value: { day: day.value, time: time.value } }
}

function ofOffset(text: string, zone: string): CellRead<WallMoment> {
  try {
    return { value: wallClock(instant(text), zone) }
  } catch {
    return spoiled('import.moment_unreadable', text)
  }
}
