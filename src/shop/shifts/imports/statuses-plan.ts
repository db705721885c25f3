/** Decides what a line of statuses changes: pure. */
import type { PlannedRow, RowChange, RowProblem } from '#platform/imports/kind.ts'
import { addDays, type Day, dayNumber } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { graceUntil } from '../rules/extension.ts'
import { seatless } from '../rules/fixed-seat.ts'
import type { Policy } from '../rules/policy.ts'
import { foldStanding } from '../rules/standing.ts'
import { firstState, type StandingFacts, type StandingState } from '../rules/standing-facts.ts'
import type { Counter, Mode } from '../rules/words.ts'
import { counters } from '../rules/words.ts'
import type { ImportedLeave, KnownLeave } from '../store/imported-leaves.ts'
import type { KnownStatus, WorkerStatus } from '../store/imported-statuses.ts'
import { changeOf, fault, remark } from './problems.ts'
import type { LeaveDaysWish, StatusWish } from './statuses-read.ts'

/** The other program saw the evidence. */
export type NewLeave = ImportedLeave & { readonly reason: string; readonly seen: true }

export interface StatusRow {
  readonly member: string
  readonly before: KnownStatus | null
  /** Null where nothing about the worker changes. */
  readonly worker: WorkerStatus | null
  /** What the file says, thousandths; it takes part in the sums also where nothing changes. */
  readonly balances: Readonly<Record<Counter, number | null>>
  readonly postings: readonly { readonly counter: Counter; readonly amount: number; readonly balance: number }[]
  readonly newLeaves: readonly NewLeave[]
  readonly movedLeaves: readonly { readonly before: ImportedLeave; readonly after: ImportedLeave }[]
  readonly differs: boolean
  /** Seats end with it: who is unsubscribed or leaving holds none. */
  readonly losesSeats: boolean
}

export interface KnownPerson {
  readonly name: string
  readonly memberNo: number | null
  readonly worker: KnownStatus | null
  readonly state: StandingState | null
  /** What came in last, thousandths. */
  readonly brought: ReadonlyMap<Counter, number>
  readonly leaves: readonly KnownLeave[]
  readonly planned: StandingFacts['planned']
  /** Running fixed seats, rows to come, and lead roles. */
  readonly holding: { readonly seats: number; readonly shifts: number; readonly leads: number }
  readonly seats: StandingFacts['seats']
}

export interface StatusFacts {
  readonly today: Day
  readonly policy: Policy
  readonly first: Mode
  readonly header: (field: string) => string
}

/** The line that cannot be taken over at all. */
export const faultyStatus = (wish: StatusWish, problems: readonly RowProblem[]): PlannedRow<StatusRow> => ({
  line: wish.record.line,
  outcome: 'faulty',
  label: wish.label,
  problems: [...wish.problems, ...problems],
  changes: [],
  row: null,
})

export function planStatus(
  wish: StatusWish,
  member: string,
  known: KnownPerson,
  facts: StatusFacts,
): PlannedRow<StatusRow> {
  const { line } = wish.record
  const { memberNo } = wish.reference
  if (memberNo && known.memberNo !== null && known.memberNo !== memberNo)
    return faultyStatus(wish, [fault(line, 'memberNo', 'shift_import.person_ambiguous', { text: wish.label })])
  if (wish.problems.some(({ severity }) => severity === 'error')) return faultyStatus(wish, [])
  const problems = [...wish.problems]
  const worker = workerAfter(wish, member, known, facts, problems)
  const postings = counters.flatMap((counter) => postingOf(wish, known, counter))
  const leaves = leavesAfter(wish, member, known, facts, problems)
  const standing = standingAfter(worker, postings, leaves, known, facts)
  const differs = standsOtherwise(wish, standing, problems)
  const losesSeats = losing(wish, standing, known, problems)
  const changes = changesOf(known, worker, postings, leaves)
  const changed = changes.some(({ field }) => workerFields.has(field)) || known.worker === null
  const isNew = known.brought.size === 0
  return {
    line,
    label: known.name,
    problems,
    changes: isNew && known.worker === null ? [] : changes,
    outcome: isNew ? 'create' : changes.length > 0 || losesSeats ? 'update' : 'same',
    row: {
      member,
      before: known.worker,
      worker: changed ? worker : null,
      balances: wish.balances,
      postings,
      ...leaves,
      differs,
      losesSeats,
    },
  }
}

const workerFields = new Set([
  ...['workingMode', 'flyingStart', 'superWorker', 'resigning', 'frozen', 'alertStart', 'extensionStart'],
])

/** Empty cells change nothing; who holds a fixed seat keeps the mode that goes with it. */
function workerAfter(
  wish: StatusWish,
  member: string,
  { worker: before }: KnownPerson,
  { today, policy, first, header }: StatusFacts,
  problems: RowProblem[],
): WorkerStatus {
  const { line } = wish.record
  const text = wish.record.cells['workingMode']?.text ?? ''
  const wished = wish.mode ?? before?.mode ?? first
  const bound = before !== null && before.holds && wished === 'flying' && before.mode !== 'flying'
  if (bound) problems.push(remark(line, 'workingMode', 'shift_import.mode_kept', { text }))
  const mode = bound ? before.mode : wished
  const reason = `${header('workingMode')}: ${text}`
  const alert = notAhead(wish.alertStart, 'alertStart', line, today, problems)
  const extension = notAhead(wish.extensionStart, 'extensionStart', line, today, problems)
  if (extension !== null && alert === null)
    problems.push(remark(line, 'extensionStart', 'shift_import.extension_alone', { day: extension }))
  const until = extension === null || alert === null ? null : extensionEnd(extension, policy)
  return {
    member,
    mode,
    flyingStart: wish.flyingStart ?? before?.flyingStart ?? (mode === 'flying' ? today : null),
    exemptReason: mode === 'exempt' ? (before?.exemptReason ?? reason) : null,
    isLead: wish.isLead || (before?.isLead ?? false),
    resigningOn: wish.resigning === false ? null : (before?.resigningOn ?? (wish.resigning ? today : null)),
    blocked: wish.frozen === false ? null : (before?.blocked ?? (wish.frozen ? header('frozen') : null)),
    alertBefore: alert ?? before?.alertBefore ?? null,
    extensionBefore: until ?? before?.extensionBefore ?? null,
  }
}

function notAhead(day: Day | null, field: string, line: number, today: Day, problems: RowProblem[]): Day | null {
  if (day === null || day <= today) return day
  problems.push(remark(line, field, 'shift_import.still_to_come', { day }))
  return null
}

/** The file says when it began; how long it lasts the policy says. */
const extensionEnd = (from: Day, policy: Policy): Day =>
  policy.graceDays === 0
    ? addDays(from, policy.extensionDays)
    : graceUntil({
        today: from,
        policy,
        nextShift: null,
        standing: 'suspended',
        graceUsed: false,
        extensionUntil: null,
      })

const stateCounter = (state: StandingState | null, counter: Counter): number => state?.balances[counter] ?? 0

/** The first time, what brings the counter to the file's; later, what the file's moved by since. */
function postingOf({ balances }: StatusWish, known: KnownPerson, counter: Counter): StatusRow['postings'] {
  const balance = balances[counter]
  if (balance === null) return []
  const last = known.brought.get(counter)
  if (last !== undefined) return last === balance ? [] : [{ counter, balance, amount: balance - last }]
  if (known.brought.size > 0 && balance === 0) return []
  const amount = balance - (known.brought.size > 0 ? 0 : stateCounter(known.state, counter))
  return amount === 0 && balance === 0 && counter !== 'main' ? [] : [{ counter, balance, amount }]
}

type LeavesAfter = Pick<StatusRow, 'newLeaves' | 'movedLeaves'>

function leavesAfter(
  wish: StatusWish,
  member: string,
  known: KnownPerson,
  { today, policy, header }: StatusFacts,
  problems: RowProblem[],
): LeavesAfter {
  const newLeaves: NewLeave[] = []
  const movedLeaves: { before: ImportedLeave; after: ImportedLeave }[] = []
  for (const asked of wish.leaves) {
    const why = (code: string) => remark(wish.record.line, asked.field, `shift_import.${code}`, { day: asked.until })
    const type = typeOf(asked, policy)
    const same = known.leaves.find((one) => one.approved && one.type === type && one.from === asked.from)
    const others = [...known.leaves.filter((one) => one !== same), ...newLeaves]
    if (same?.until === asked.until) continue
    if (type === null || (asked.until === null && !policy.leaveTypes[type]?.openEnd)) problems.push(why('leave_type'))
    else if (asked.until !== null && asked.until < today) problems.push(why('leave_over'))
    else if (others.some((one) => overlaps(one, asked))) problems.push(why('leave_overlaps'))
    else if (same) movedLeaves.push({ before: same, after: { ...same, until: asked.until } })
    else
      newLeaves.push({
        ...{ id: newId(), member, type, from: asked.from, until: asked.until },
        ...{ reason: header(asked.field), seen: true },
      })
  }
  return { newLeaves, movedLeaves }
}

const preferred = { on_leave: ['holiday', 'vacation'], exempted: ['exemption'] } as const

/** The policy's type for it: the usual one, else the first with that standing. */
function typeOf({ standing }: LeaveDaysWish, { leaveTypes }: Policy): string | null {
  const usual = preferred[standing].find((name) => leaveTypes[name] !== undefined)
  return usual ?? Object.keys(leaveTypes).find((name) => leaveTypes[name]?.standing === standing) ?? null
}

const overlaps = (one: { from: Day; until: Day | null }, other: { from: Day; until: Day | null }): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until)

/** Today as the rules here judge it with what the file says. */
function standingAfter(
  worker: WorkerStatus,
  postings: StatusRow['postings'],
  { newLeaves, movedLeaves }: LeavesAfter,
  known: KnownPerson,
  { today, policy }: StatusFacts,
): StandingState {
  const moved = new Map(movedLeaves.map(({ after }) => [after.id, after]))
  const { alertBefore, extensionBefore } = worker
  const began = alertBefore === null ? firstState : beginning(alertBefore, extensionBefore)
  const { state } = foldStanding(
    {
      since: today,
      start:
        known.state && known.brought.size > 0
          ? known.state
          : { ...began, balances: known.state?.balances ?? began.balances },
      modes: [{ from: today, mode: worker.mode, flyingStart: worker.flyingStart }],
      entries: postings.map(({ counter, amount }) => ({ on: today, counter, amount })),
      counted: [],
      broughtIn: [today],
      leaves: [...known.leaves.map((leave) => moved.get(leave.id) ?? leave), ...newLeaves].map((leave) => ({
        from: leave.from,
        until: leave.until,
        standing: policy.leaveTypes[leave.type]?.standing ?? null,
        stopsCount: policy.leaveTypes[leave.type]?.stopsCount ?? false,
      })),
      extensions: [],
      fresh: [],
      resigningOn: worker.resigningOn,
      unsubscribed: [],
      blocked: worker.blocked === null ? [] : [{ from: today, until: null }],
      planned: known.planned,
      seats: known.seats,
      household: [],
      works: { from: today, until: null },
    },
    today,
    () => ({ control: policy.control, policy, closedDays: 0, reduced: false }),
  )
  return state
}

/** Tells where the rules here come to another standing than the file. */
function standsOtherwise(wish: StatusWish, state: StandingState, problems: RowProblem[]): boolean {
  if (wish.standing === null || state.standing === wish.standing) return false
  const said = { text: wish.record.cells['standing']?.text.trim() ?? '' }
  const balances = { main: state.balances.main / 1000, makeUp: state.balances.make_up / 1000 }
  problems.push(remark(wish.record.line, 'standing', `shift_import.stands_${state.standing}`, { ...said, ...balances }))
  return true
}

/** Who stands without a right to seats loses those still held: told beside the line, before it is done. */
function losing(
  wish: StatusWish,
  { standing }: StandingState,
  { holding }: KnownPerson,
  problems: RowProblem[],
): boolean {
  const { seats, shifts, leads } = holding
  // A file that tells no standing tells only half: its leaves may come with the next one.
  if (wish.standing === null || !seatless.includes(standing) || seats + shifts + leads === 0) return false
  problems.push(remark(wish.record.line, null, 'shift_import.seats_end', { seats, shifts }))
  return true
}

const beginning = (alert: Day, extension: Day | null): StandingState => ({
  ...firstState,
  standing: 'alert',
  alertStart: dayNumber(alert),
  extensionUntil: extension === null ? null : dayNumber(extension),
  graceUsed: extension !== null,
})

function changesOf(
  { worker: before, brought, state }: KnownPerson,
  after: WorkerStatus,
  postings: StatusRow['postings'],
  { newLeaves, movedLeaves }: LeavesAfter,
): RowChange[] {
  const field = { main: 'mainCounter', make_up: 'makeUpCounter', absences: 'absences' } as const
  const whole = (thousandths: number) => thousandths / 1000
  return [
    ...changeOf('workingMode', before?.mode, after.mode),
    ...changeOf('flyingStart', before?.flyingStart, after.flyingStart),
    ...changeOf('superWorker', before?.isLead || null, after.isLead || null),
    ...changeOf('resigning', before?.resigningOn, after.resigningOn),
    ...changeOf('frozen', before?.blocked, after.blocked),
    ...changeOf('alertStart', before?.alertBefore, after.alertBefore),
    ...changeOf('extensionStart', before?.extensionBefore, after.extensionBefore),
    ...postings.flatMap(({ counter, balance }) =>
      changeOf(field[counter], whole(brought.get(counter) ?? stateCounter(state, counter)), whole(balance)),
    ),
    ...newLeaves.flatMap(({ from, until }) => changeOf('leaveFrom', null, `${from} – ${until ?? ''}`)),
    ...movedLeaves.flatMap(({ before: was, after: now }) => changeOf('leaveUntil', was.until, now.until)),
  ]
}
