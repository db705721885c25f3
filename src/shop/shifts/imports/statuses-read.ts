/** What one line of statuses says, read from its cells. Counters must be read; the rest is told and left open. */
import { problemAt, readLine } from '#platform/imports/cells/cell.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readUnits, readWhole, readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportRecord, RowProblem } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import type { Day } from '#platform/values/day.ts'
import type { PersonReference } from '#shop/members/public.ts'
import type { Counter, Standing } from '../rules/words.ts'
import { fault, remark } from './problems.ts'
import { type ImportedMode, readMode, readStanding } from './written.ts'

export interface LeaveDaysWish {
  readonly standing: 'on_leave' | 'exempted'
  readonly field: 'leaveFrom' | 'exemptFrom'
  readonly from: Day
  readonly until: Day | null
}

export interface StatusWish {
  readonly record: ImportRecord
  readonly label: string
  readonly reference: PersonReference
  /** Thousandths; null where the file has no such column. */
  readonly balances: Readonly<Record<Counter, number | null>>
  readonly mode: ImportedMode | null
  readonly flyingStart: Day | null
  readonly isLead: boolean
  readonly resigning: boolean | null
  readonly frozen: boolean | null
  readonly standing: Standing | null
  readonly alertStart: Day | null
  readonly extensionStart: Day | null
  readonly leaves: readonly LeaveDaysWish[]
  readonly problems: readonly RowProblem[]
}

export function readStatus(record: ImportRecord): StatusWish {
  const problems: RowProblem[] = []
  const cell = (field: string) => record.cells[field]
  const told = <T>(field: string, read: { readonly value: T | null }): T | null => {
    problems.push(...problemAt(record, field, read))
    return read.value
  }
  const counter = (field: string): number | null => {
    if (cell(field) === undefined) return null
    const read = readUnits(cell(field), 3)
    problems.push(...problemAt(record, field, read, 'error'))
    if (read.value === null && !read.problem) problems.push(fault(record.line, field, 'shift_import.empty'))
    return read.value
  }
  const balances = { main: counter('mainCounter'), make_up: counter('makeUpCounter'), absences: counter('absences') }
  const day = (field: string): Day | null => told(field, readDay(cell(field)))
  const no = readWhole(cell('memberNo'))
  problems.push(...problemAt(record, 'memberNo', no, 'error'))
  const leaves = [
    leaveOf(record, 'on_leave', 'leaveFrom', day('leaveFrom'), day('leaveUntil'), problems),
    leaveOf(record, 'exempted', 'exemptFrom', day('exemptFrom'), day('exemptUntil'), problems),
  ].flatMap((one) => one ?? [])
  const standing = told('standing', readStanding(cell('standing')))
  const resigning = told('resigning', readYesNo(cell('resigning')))
  return {
    record,
    balances,
    leaves,
    standing,
    label:
      ['workerName', 'memberNo', 'workerCard', 'workerId'].map((field) => textOf(record, field)).find(Boolean) ?? '',
    reference: {
      memberNo: no.value,
      cardCode: readLine(cell('workerCard')).value,
      externalId: readLine(cell('workerId')).value,
    },
    mode: told('workingMode', readMode(cell('workingMode'))),
    flyingStart: day('flyingStart'),
    isLead: told('superWorker', readYesNo(cell('superWorker'))) === true,
    resigning: standing === 'resigning' ? true : resigning,
    frozen: told('frozen', readYesNo(cell('frozen'))),
    alertStart: day('alertStart'),
    extensionStart: day('extensionStart'),
    problems,
  }
}

function leaveOf(
  record: ImportRecord,
  standing: LeaveDaysWish['standing'],
  field: LeaveDaysWish['field'],
  from: Day | null,
  until: Day | null,
  problems: RowProblem[],
): LeaveDaysWish | null {
  if (from === null && until === null) return null
  if (from === null || (until !== null && until < from)) {
    problems.push(remark(record.line, field, 'shift_import.leave_days'))
    return null
  }
  return { standing, field, from, until }
}
