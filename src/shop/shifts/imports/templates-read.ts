/** What each record of a templates file says, before anything is asked of the shop. */
import type { Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readWhole, readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportRecord, MappedRow, RowProblem } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import { type Day, daysBetween, type TimeOfDay, weekday } from '#platform/values/day.ts'
import { tidy } from '#platform/values/text.ts'
import type { PersonReference } from '#shop/members/public.ts'
import { fault, Reading } from './problems.ts'
import { type Clock, isKey, readClock, readDuration, wallPlus, weekdayReader } from './written.ts'

export interface WorkerWish {
  readonly line: number
  readonly field: string
  readonly reference: PersonReference
}

export interface TemplateWish {
  readonly line: number
  readonly key: string | null
  readonly name: string | null
  /** As written: a name, a key, or '' without a column. */
  readonly week: string
  readonly kind: string
  /** 1 Monday to 7 Sunday; null where only a key of the other program stands. */
  readonly weekday: number | null
  readonly dayKey: string | null
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly seats: number
  readonly lead: PersonReference | null
  readonly workers: readonly WorkerWish[]
  readonly active: boolean
  readonly firstDay: Day | null
  readonly problems: readonly RowProblem[]
}

export function readTemplates(ctx: Context, records: readonly ImportRecord[]): TemplateWish[] {
  const days = records.map((record) => textOf(record, 'day')).filter((text) => !isKey(text))
  const weekdayOf = weekdayReader(days)
  return records.map((record) => readTemplate(ctx, record, weekdayOf))
}

function readTemplate(ctx: Context, record: ImportRecord, weekdayOf: ReturnType<typeof weekdayReader>): TemplateWish {
  const reading = new Reading(record.line)
  const { cells } = record
  const from = reading.need('start', readClock(cells['start'], ctx.shop.zone))
  const until = reading.need('end', readClock(cells['end'], ctx.shop.zone, true))
  const minutes = reading.need('duration', readDuration(cells['duration']))
  const seats = reading.need('seats', readWhole(cells['seats']))
  const day = textOf(record, 'day')
  const named = isKey(day) ? null : reading.need('day', weekdayOf(day))
  const active = reading.need('active', readYesNo(cells['active']))
  const firstDay = reading.need('firstDay', readDay(cells['firstDay']))
  const ends = until?.time ?? (from && minutes !== null ? wallPlus(from.time, minutes) : null)
  reading.problems.push(...oddTimes(record, from, until, ends), ...oddSeats(record, seats))
  const weekdayRead = named ?? (from?.day ? weekday(from.day) : null)
  if (weekdayRead === null && !isKey(day) && !reading.problems.some(({ field }) => field === 'day'))
    reading.problems.push(fault(record.line, 'day', 'shift_import.empty'))
  return {
    line: record.line,
    key: readLine(cells['externalId']).value,
    name: readLine(cells['title']).value,
    week: tidy(textOf(record, 'week')),
    kind: tidy(textOf(record, 'kind')),
    weekday: weekdayRead,
    dayKey: isKey(day) ? day : null,
    starts: from?.time ?? ('00:00' as TimeOfDay),
    ends: ends ?? ('00:00' as TimeOfDay),
    seats: seats ?? 1,
    lead: referenceOf(tidy(textOf(record, 'lead'))),
    workers: record.children.flatMap(workersOf),
    active: active ?? true,
    firstDay,
    problems: reading.problems,
  }
}

function oddTimes(row: MappedRow, from: Clock | null, until: Clock | null, ends: TimeOfDay | null): RowProblem[] {
  const odd: RowProblem[] = []
  if (from === null && textOf(row, 'start') === '') odd.push(fault(row.line, 'start', 'shift_import.empty'))
  if (ends === null && textOf(row, 'end') === '') odd.push(fault(row.line, 'end', 'shift_import.empty'))
  if (from && until) odd.push(...oddMoments(row.line, from, until))
  return odd
}

/** With dates on both sides the end is meant: at most 24 hours later. */
export function oddMoments(line: number, from: Clock, until: Clock): RowProblem[] {
  if (!from.day || !until.day) return []
  const days = daysBetween(from.day, until.day)
  if (days < 0) return [fault(line, 'end', 'shift_import.ends_before_start')]
  return days > 1 || (days === 1 && until.time > from.time) ? [fault(line, 'end', 'shift_import.too_long')] : []
}

function oddSeats(row: MappedRow, seats: number | null): RowProblem[] {
  if (seats === null) return textOf(row, 'seats') === '' ? [fault(row.line, 'seats', 'shift_import.empty')] : []
  return seats < 1 || seats > 200 ? [fault(row.line, 'seats', 'shift_import.seats', { seats })] : []
}

const referenceOf = (text: string): PersonReference | null =>
  text === '' ? null : isKey(text) ? { externalId: text } : text.includes('@') ? { email: text } : { name: text }

/** One line names one worker in columns of its own, or several in one cell. */
function workersOf(line: MappedRow): WorkerWish[] {
  const list = textOf(line, 'workers')
    .split(/[,;\n]+/)
    .flatMap((text) => referenceOf(tidy(text)) ?? [])
    .map((reference) => ({ line: line.line, field: 'workers', reference }))
  const [name, cardCode, email, externalId] = ['workerName', 'workerCard', 'workerEmail', 'workerId'].map(
    (field) => tidy(textOf(line, field)) || null,
  )
  const one = { name: name ?? null, cardCode: cardCode ?? null, email: email ?? null, externalId: externalId ?? null }
  const filled = Object.values(one).some((value) => value !== null)
  return filled ? [...list, { line: line.line, field: 'workerName', reference: one }] : list
}
