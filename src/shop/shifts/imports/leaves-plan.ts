/** Decides what a line of leaves does: pure. The rule is the one of the office, for somebody who may enter past days. */
import type { PlannedRow, RowOutcome, RowProblem } from '#platform/imports/kind.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { LeaveType } from '../rules/counting.ts'
import { whyNotLeave } from '../rules/leave.ts'
import type { ImportedLeave, KnownLeave } from '../store/imported-leaves.ts'
import { changeOf, fault, remark } from './problems.ts'
import { leaveKind, leaveState } from './written.ts'

export interface LeaveLine {
  readonly line: number
  readonly label: string
  readonly name: string
  readonly member: string | null
  readonly type: string
  readonly from: Day | null
  readonly until: Day | null
  readonly reason: string
  readonly state: string
  /** Whether the file says that evidence was seen; null where it has no such column. */
  readonly seen: boolean | null
  readonly problems: readonly RowProblem[]
}

export interface LeaveRow extends ImportedLeave {
  readonly reason: string | null
  readonly seen: boolean
  /** The leave with its days of before; null for a new one. */
  readonly before: ImportedLeave | null
}

export interface LeaveFacts {
  readonly today: Day
  readonly types: Readonly<Record<string, LeaveType>>
  readonly known: readonly KnownLeave[]
}

/** Lines stand for each other: of two that overlap the later one is faulty. */
export function planLeaves(lines: readonly LeaveLine[], facts: LeaveFacts): PlannedRow<LeaveRow>[] {
  const known = Map.groupBy(facts.known, ({ member }) => member)
  return lines.map((line) => {
    const own = known.get(line.member ?? '') ?? []
    const planned = planLeave(line, own, facts)
    if (planned.row && planned.outcome !== 'same')
      known.set(planned.row.member, [
        ...own.filter(({ id }) => id !== planned.row?.id),
        { ...planned.row, approved: true },
      ])
    return planned
  })
}

function planLeave(line: LeaveLine, own: readonly KnownLeave[], facts: LeaveFacts): PlannedRow<LeaveRow> {
  const found = leaveKind(line.type, Object.keys(facts.types))
  const type = found === null ? undefined : facts.types[found]
  const state = leaveState(line.state)
  const problems = [...line.problems]
  if (found === null || !type)
    problems.push(fault(line.line, 'leaveKind', 'leave.no_such_type', { type: line.type || '–' }))
  if (state === 'unreadable')
    problems.push(fault(line.line, 'leaveState', 'shift_import.state_unreadable', { text: line.state }))
  const { member, from, until } = line
  if (problems.length > 0 || member === null || from === null || found === null || !type)
    return answer(line, 'faulty', problems)
  if (state === 'other')
    return answer(line, 'skip', [
      remark(line.line, 'leaveState', 'shift_import.leave_not_granted', { text: line.state }),
    ])
  const same = own.find((one) => one.approved && one.type === found && one.from === from)
  const no = whyNotLeave({
    ...{ type: { ...type, creditsPerShift: null }, from, until, today: facts.today, reason: line.reason },
    ...{ others: own.filter((one) => one !== same), mayBackdate: true, self: false, shortAccepted: true },
    ...{ missedShifts: 0, purse: { standard: null, credits: 0 } },
  })
  const faults = no.map(({ code, facts: told }) => fault(line.line, fieldOf(code), code, told))
  if (faults.length > 0) return answer(line, 'faulty', faults)
  const row: LeaveRow = {
    ...{ id: same?.id ?? newId(), member, type: found, from, until, before: same ?? null },
    ...{ reason: line.reason === '' ? null : line.reason, seen: line.seen ?? true },
  }
  if (!same) return answer(line, 'create', [], row)
  return answer(line, same.until === until ? 'same' : 'update', [], row)
}

const fieldOf = (code: string): string =>
  code === 'leave.reason' ? 'leaveReason' : code === 'leave.overlap' ? 'leaveStart' : 'leaveEnd'

const answer = (
  { line, name }: LeaveLine,
  outcome: RowOutcome,
  problems: readonly RowProblem[],
  row: LeaveRow | null = null,
): PlannedRow<LeaveRow> => ({
  line,
  label: name,
  outcome,
  problems,
  changes: row?.before ? changeOf('leaveEnd', row.before.until, row.until) : [],
  row,
})
