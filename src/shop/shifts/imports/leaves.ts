/** Leaves and exemptions of a list, one line each, judged by the same rule as those the office enters. Places inside are
 *  freed, fixed ones end where the kind says so, and whoever loses one is told. */
import type { ActionContext, Context } from '#platform/action.ts'
import { problemAt, readLine } from '#platform/imports/cells/cell.ts'
import { readEmail } from '#platform/imports/cells/contact.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readWhole, readYesNo } from '#platform/imports/cells/numbers.ts'
import type { ImportKind, ImportPlan, ImportRecord, PlannedRow, RowProblem } from '#platform/imports/kind.ts'
import { textOf } from '#platform/imports/mapping.ts'
import { leaveTraces, readTraces, touchedSince } from '#platform/imports/memory-store.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { recountQuietly } from '../counting.ts'
import { tellLost } from '../leave-effects.ts'
import { firstMode } from '../settings.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import * as store from '../store/imported-leaves.ts'
import type { HeldAhead } from '../store/imported-seats.ts'
import { policyOn } from '../store/policy.ts'
import { leaveFields } from './headers.ts'
import { giveLeavesBack, sayLost, takeLeaves } from './leaves-effect.ts'
import { type LeaveLine, type LeaveRow, planLeaves } from './leaves-plan.ts'
import { type Meaning, whoIsMeant } from './people.ts'
import { fault, mustBeUnused } from './problems.ts'

const fields = [...leaveFields]

function readLeave(record: ImportRecord): Omit<LeaveLine, 'member' | 'name'> & { readonly meaning: Meaning } {
  const problems: RowProblem[] = []
  const need = <T>(field: string, read: { readonly value: T | null }): T | null => {
    problems.push(...problemAt(record, field, read, 'error'))
    return read.value
  }
  const { cells, line } = record
  const no = need('memberNo', readWhole(cells['memberNo']))
  const from = need('leaveStart', readDay(cells['leaveStart']))
  if (from === null && problems.length === 0) problems.push(fault(line, 'leaveStart', 'shift_import.empty'))
  return {
    line,
    label:
      ['workerName', 'memberNo', 'email', 'workerCard', 'workerId'].map((key) => textOf(record, key)).find(Boolean) ??
      '',
    type: textOf(record, 'leaveKind'),
    from,
    until: need('leaveEnd', readDay(cells['leaveEnd'])),
    reason: textOf(record, 'leaveReason'),
    state: textOf(record, 'leaveState'),
    seen: cells['evidence'] === undefined ? null : seenIn(textOf(record, 'evidence')),
    problems,
    meaning: {
      reference: {
        memberNo: no,
        cardCode: readLine(cells['workerCard']).value,
        externalId: readLine(cells['workerId']).value,
        email: readEmail(cells['email']).value,
        name: readLine(cells['workerName']).value,
      },
    },
  }
}

/** Yes, or the day on which it was seen. */
const seenIn = (text: string): boolean => readYesNo(text).value === true || readDay(text).value !== null

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<LeaveRow>> {
  const read = records.map(readLeave)
  const meant = await whoIsMeant(
    ctx,
    read.map(({ meaning }) => meaning),
  )
  const members = [...new Set(meant.flatMap(({ contact }) => contact ?? []))]
  const names = new Map(
    (await membersById(ctx.db, ctx.organisation, members)).map((one) => [one.contact, one.displayName]),
  )
  const lines = read.map(({ meaning: _meaning, ...line }, at): LeaveLine => {
    const { contact, problem } = meant[at] as (typeof meant)[number]
    const problems = problem ? [...line.problems, fault(line.line, null, problem.code, problem.facts)] : line.problems
    return { ...line, member: contact, name: (contact && names.get(contact as ContactId)) ?? line.label, problems }
  })
  const planned = planLeaves(lines, {
    today: ctx.today,
    types: (await policyOn(ctx.db, ctx.organisation, ctx.today)).leaveTypes,
    known: await store.knownLeaves(ctx.db, ctx.organisation, members),
  })
  return { rows: await sayLost(ctx, planned, (leave) => [leave]) }
}

const rowsOf = (rows: readonly PlannedRow<LeaveRow>[], outcome: 'create' | 'update'): LeaveRow[] =>
  rows.flatMap((one) => (one.row && one.outcome === outcome ? [one.row] : []))

async function apply(ctx: ActionContext, { rows }: ImportPlan<LeaveRow>, importId: string) {
  const [db, here] = [ctx.db, ctx.organisation]
  const created = rowsOf(rows, 'create')
  const moved = rowsOf(rows, 'update')
  const members = [...new Set([...created, ...moved].map(({ member }) => member))]
  await ensureWorkers(db, here, members, { mode: await ctx.setting(firstMode), from: ctx.today })
  await store.addLeaves(db, here, created, { now: ctx.now, today: ctx.today, actor: ctx.actor.account })
  await store.writeLeaveDays(db, here, moved)
  const taken = await takeLeaves(
    ctx,
    created,
    moved.flatMap((after) => (after.before ? [{ before: after.before, after }] : [])),
  )
  for (const { member, from, until } of taken.leaves)
    ctx.notify('shifts.leave_answer', member, { why: 'approved', from, until, reason: null, link: '/shifts/leave' })
  tellLost(ctx, taken.lost)
  await recountQuietly(ctx, members)
  await leaveTraces(db, here, importId, [
    {
      thing: 'shifts.leave',
      created: created.map(({ id }) => id),
      changed: moved.map(({ before, id }) => ({ id, before })),
    },
    { thing: 'shifts.leave_held', created: [], changed: taken.held.map((before) => ({ id: before.id, before })) },
  ])
  for (const member of members) ctx.record('shifts.imported', { subject: member, person: member, import: importId })
  return { leaves: created.length + moved.length, places_freed: taken.freed, seats_ended: taken.lost.length }
}

/** The leaves go, changed ones have their days of before, and who holds or held a fixed place sits there again. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const traces = new Map((await readTraces(db, here, importId)).map((one) => [one.thing, one]))
  const trace = traces.get('shifts.leave')
  const held = (traces.get('shifts.leave_held')?.changed ?? []).map(({ before }) => before as HeldAhead)
  const changed = (trace?.changed ?? []).map(({ before }) => before as store.ImportedLeave)
  const now = await store.leavesById(db, here, [...(trace?.created ?? []), ...changed.map(({ id }) => id)])
  const members = [...new Set(now.map(({ member }) => member))]
  const touched = await touchedSince(db, here, importId, members, harmless)
  mustBeUnused(touched.length)
  await store.dropLeaves(db, here, trace?.created ?? [])
  await store.writeLeaveDays(db, here, changed)
  await giveLeavesBack(ctx, now, changed, held)
  await recountQuietly(ctx, members)
}

/** What may have happened since without having been built on a leave. */
const harmless = ['imports.undone', 'shifts.standing_changed', 'shifts.seat_booked', 'shifts.seat_cancelled']

export const leaves: ImportKind<LeaveRow> = {
  kind: 'leaves',
  after: ['members', 'cards', 'templates', 'shifts', 'statuses'],
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { missing, confidence }) =>
    missing.length === 0 && ['leaveKind', 'leaveStart'].every((key) => (confidence[key] ?? 0) >= 0.85) ? 0.95 : 0,
  plan,
  apply,
  undo,
}
