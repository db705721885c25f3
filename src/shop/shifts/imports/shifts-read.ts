/** What each line of a file of dated shifts says: one seat with who sits there, or empty. */
import type { Context } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportRecord, RowProblem } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { tidy } from '#platform/values/text.ts'
import type { PersonReference } from '#shop/members/public.ts'
import { fault, Reading } from './problems.ts'
import { oddMoments } from './templates-read.ts'
import {
  type Clock,
  type ImportedMode,
  type ImportedState,
  isKey,
  readClock,
  readDuration,
  readMode,
  readState,
  wallPlus,
} from './written.ts'

export interface SeatWish {
  readonly line: number
  readonly day: Day | null
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly name: string | null
  readonly kind: string
  readonly week: string
  readonly template: string
  readonly worker: PersonReference | null
  readonly standIn: PersonReference | null
  readonly lead: PersonReference | null
  readonly mode: ImportedMode | null
  readonly state: ImportedState
  readonly stateText: string
  /** Null without such a column. */
  readonly regular: boolean | null
  readonly makeUp: boolean | null
  readonly problems: readonly RowProblem[]
}

export const readSeats = (ctx: Context, records: readonly ImportRecord[]): SeatWish[] =>
  records.map((record) => readSeat(ctx, record))

function readSeat(ctx: Context, record: ImportRecord): SeatWish {
  const reading = new Reading(record.line)
  const { cells } = record
  const from = reading.need('start', readClock(cells['start'], ctx.shop.zone))
  const until = reading.need('end', readClock(cells['end'], ctx.shop.zone, true))
  const minutes = reading.need('duration', readDuration(cells['duration']))
  const day = reading.need('day', readDay(cells['day'])) ?? from?.day ?? null
  const ends = until?.time ?? (from && minutes !== null ? wallPlus(from.time, minutes) : null)
  reading.problems.push(...missing(record, from, ends, day))
  if (from && until) reading.problems.push(...oddMoments(record.line, { ...from, day: from.day ?? day }, until))
  return {
    line: record.line,
    day,
    starts: from?.time ?? ('00:00' as TimeOfDay),
    ends: ends ?? ('00:00' as TimeOfDay),
    name: readLine(cells['title']).value,
    kind: tidy(textOf(record, 'kind')),
    week: tidy(textOf(record, 'week')),
    template: tidy(textOf(record, 'template')),
    worker: workerOf(record),
    standIn: personIn(textOf(record, 'replacedBy')),
    lead: personIn(textOf(record, 'lead')),
    mode: reading.need('mode', readMode(cells['mode'])),
    state: reading.need('state', readState(cells['state'])) ?? 'planned',
    stateText: tidy(textOf(record, 'state')),
    regular: flag(reading, record, 'regular'),
    makeUp: flag(reading, record, 'makeUp'),
    problems: reading.problems,
  }
}

function missing(record: ImportRecord, from: Clock | null, ends: TimeOfDay | null, day: Day | null): RowProblem[] {
  const empty = (field: string): boolean => textOf(record, field) === ''
  const odd: RowProblem[] = []
  if (from === null && empty('start')) odd.push(fault(record.line, 'start', 'shift_import.empty'))
  if (ends === null && empty('end')) odd.push(fault(record.line, 'end', 'shift_import.empty'))
  if (day === null && from !== null && empty('day')) odd.push(fault(record.line, 'start', 'shift_import.no_day'))
  return odd
}

/** An empty cell means no where the column exists. */
function flag(reading: Reading, record: ImportRecord, field: string): boolean | null {
  if (record.cells[field] === undefined) return null
  return reading.need(field, readYesNo(record.cells[field])) ?? false
}

function personIn(text: string): PersonReference | null {
  const tidied = tidy(text)
  if (tidied === '') return null
  return isKey(tidied) ? { externalId: tidied } : { name: tidied }
}

function workerOf(record: ImportRecord): PersonReference | null {
  const written = personIn(textOf(record, 'person'))
  const [cardCode, email] = [tidy(textOf(record, 'cardCode')) || null, tidy(textOf(record, 'email')) || null]
  return written || cardCode || email ? { ...written, cardCode, email } : null
}
