/** Counters, modes, standings and running leaves: `statuts_cooperateurs.csv`, plain or import-compatible. The balance
 *  of a line comes in as one entry per counter; a later file posts only what it moved by. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Table } from '#platform/csv/table.ts'
import type {
  ImportAbout,
  ImportKind,
  ImportPlan,
  ImportRecord,
  MappingGuess,
  PlannedRow,
} from '#platform/imports/kind.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import { addDays, dayNumber } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { membersById, type PersonAnswer, resolvePeople } from '#shop/members/public.ts'
import { recountQuietly } from '../counting.ts'
import type { StandingState } from '../rules/standing-facts.ts'
import { counters } from '../rules/words.ts'
import { firstMode } from '../settings.ts'
import { cancelSeats } from '../store/booking.ts'
import * as workerStore from '../store/counted-workers.ts'
import {
  addLeaves,
  dropLeaves,
  type ImportedLeave,
  knownLeaves,
  leavesById,
  writeLeaveDays,
} from '../store/imported-leaves.ts'
import { giveBack, type HeldAhead, heldAhead } from '../store/imported-seats.ts'
import * as store from '../store/imported-statuses.ts'
import { dropWorkers } from '../store/importing.ts'
import * as ledgerStore from '../store/ledger.ts'
import { policyOn } from '../store/policy.ts'
import * as losing from '../store/seat-losing.ts'
import * as standingStore from '../store/standing.ts'
import * as factStore from '../store/standing-facts.ts'
import * as headers from './headers.ts'
import { giveLeavesBack, sayLost, takeLeaves } from './leaves-effect.ts'
import { fault, mustBeUnused, remark } from './problems.ts'
import { faultyStatus, type KnownPerson, planStatus, type StatusRow } from './statuses-plan.ts'
import { readStatus, type StatusWish } from './statuses-read.ts'

const fields = [...headers.statusFields]

/** The counter of regular shifts stands in no other file. */
function recognise(_table: Table, { columns, confidence, missing }: MappingGuess): number {
  const people = ['memberNo', 'workerCard', 'workerId'].some((key) => columns[key] !== undefined)
  return missing.length === 0 && people && (confidence['mainCounter'] ?? 0) >= 0.85 ? 1 : 0
}

async function plan(
  ctx: Context,
  records: readonly ImportRecord[],
  about: ImportAbout,
): Promise<ImportPlan<StatusRow>> {
  const wishes = records.map(readStatus)
  const references = wishes.map(({ reference }) => reference)
  const answers = await resolvePeople(ctx.db, ctx.organisation, references)
  const known = await knownPeople(ctx, [
    ...new Set(answers.flatMap((one) => (one.answer === 'found' ? [one.contact] : []))),
  ])
  const facts = {
    today: ctx.today,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
    first: await ctx.setting(firstMode),
    header: (field: string) => about.table.headers[about.columns[field] ?? -1] ?? field,
  }
  const lines = new Map<string, number>()
  const rows = wishes.map((wish, at): PlannedRow<StatusRow> => {
    const answer = answers[at] as PersonAnswer
    if (answer.answer === 'unknown' && onlyByKey(wish)) return unknownKey(wish)
    if (answer.answer !== 'found') return faultyStatus(wish, [notFound(wish, answer)])
    const line = lines.get(answer.contact)
    if (line !== undefined) return faultyStatus(wish, [fault(wish.record.line, null, 'shift_import.twice', { line })])
    lines.set(answer.contact, wish.record.line)
    return planStatus(wish, answer.contact, known(answer.contact), facts)
  })
  return { rows: await sayLost(ctx, rows, leavesOf) }
}

const leavesOf = ({ newLeaves, movedLeaves }: StatusRow): ImportedLeave[] => [
  ...newLeaves,
  ...movedLeaves.map(({ after }) => after),
]

const onlyByKey = ({ reference: { memberNo, cardCode, externalId } }: StatusWish): boolean =>
  memberNo === null && cardCode === null && externalId !== null

/** Keys come with the import-compatible members, which leave archived ones out: such a line stops nothing. */
const unknownKey = (wish: StatusWish): PlannedRow<StatusRow> => ({
  ...faultyStatus(wish, [remark(wish.record.line, 'workerId', 'shift_import.key_unknown')]),
  outcome: 'skip',
})

const notFound = ({ record, label }: StatusWish, { answer }: PersonAnswer) =>
  fault(record.line, null, answer === 'unknown' ? 'shift_import.person_unknown' : 'shift_import.person_ambiguous', {
    text: label,
  })

type Contacts = Parameters<typeof membersById>[2]

async function knownPeople(ctx: Context, members: Contacts): Promise<(member: string) => KnownPerson> {
  const [db, here] = [ctx.db, ctx.organisation]
  const people = new Map((await membersById(db, here, members)).map((one) => [one.contact as string, one]))
  const workers = new Map((await store.readStatuses(db, here, members, ctx.today)).map((one) => [one.member, one]))
  const states = new Map((await standingStore.readStates(db, here, members)).map((one) => [one.member, stateOf(one)]))
  const brought = Map.groupBy(await store.broughtBalances(db, here, members), ({ member }) => member)
  const leaves = Map.groupBy(await knownLeaves(db, here, members), ({ member }) => member)
  const planned = Map.groupBy(await factStore.readPlanned(db, here, members, ctx.today), ({ member }) => member)
  const seats = Map.groupBy(await factStore.readSeatSpans(db, here, members), ({ member }) => member)
  const held = Map.groupBy(await heldAhead(db, here, members, ctx.today, ctx.now), ({ member }) => member)
  return (member) => ({
    name: people.get(member)?.displayName ?? '',
    memberNo: people.get(member)?.memberNo ?? null,
    worker: workers.get(member) ?? null,
    state: states.get(member) ?? null,
    brought: new Map((brought.get(member) ?? []).map(({ counter, balance }) => [counter, balance])),
    leaves: leaves.get(member) ?? [],
    planned: planned.get(member) ?? [],
    seats: seats.get(member) ?? [],
    holding: countHeld(held.get(member) ?? []),
  })
}

function countHeld(held: readonly HeldAhead[]): KnownPerson['holding'] {
  const of = (sort: HeldAhead['sort']) => held.filter((one) => one.sort === sort).length
  return { seats: of('fixed_seat'), shifts: of('row'), leads: of('template_lead') + of('shift_lead') }
}

const stateOf = (row: standingStore.StateRow): StandingState => ({
  standing: row.standing,
  balances: { main: row.main, make_up: row.makeUp, absences: row.absences },
  alertStart: row.alertStart === null ? null : dayNumber(row.alertStart),
  extensionUntil: row.extensionUntil === null ? null : dayNumber(row.extensionUntil),
  graceUsed: row.graceUsed,
  penalised: row.penalised,
  reducedBefore: row.reducedBefore,
  lowSince: row.lowSince === null ? null : dayNumber(row.lowSince),
})

/** Everything a line brings, then everybody judged once. Nobody is told: it is how things were. Seats inside a
 *  leave are freed, and who stands without a right to seats loses those, as the dry run said. */
async function apply(ctx: ActionContext, { rows }: ImportPlan<StatusRow>, importId: string) {
  const [db, here] = [ctx.db, ctx.organisation]
  const all = rows.flatMap(({ row, outcome }) => (row && outcome !== 'faulty' ? [row] : []))
  const doing = rows.flatMap(({ row, outcome }) => (row && (outcome === 'create' || outcome === 'update') ? [row] : []))
  const writing = doing.flatMap(({ before, worker }) => (worker ? [{ before, worker }] : []))
  const newLeaves = doing.flatMap((row) => row.newLeaves)
  const movedLeaves = doing.flatMap((row) => row.movedLeaves)
  const members = doing.map(({ member }) => member)
  await store.writeStatuses(
    db,
    here,
    writing.map(({ worker }) => worker),
  )
  const modes = await writeModes(ctx, writing)
  await factStore.settleBlocks(db, here, members, ctx.today)
  await addLeaves(db, here, newLeaves, { now: ctx.now, today: ctx.today, actor: ctx.actor.account })
  await writeLeaveDays(
    db,
    here,
    movedLeaves.map(({ after }) => after),
  )
  await ledgerStore.addEntries(
    db,
    here,
    doing.flatMap((row) => entriesOf(ctx, row, importId)),
    {
      ...{ now: ctx.now, policy: null, actor: ctx.actor.account },
    },
  )
  const taken = await takeLeaves(ctx, newLeaves, movedLeaves)
  await recountQuietly(ctx, members)
  const lost = await endSeats(
    ctx,
    doing.filter(({ losesSeats }) => losesSeats).map(({ member }) => member),
  )
  await leaveTraces(db, here, importId, [
    {
      thing: 'shifts.status',
      created: writing.flatMap(({ before, worker }) => (before ? [] : [worker.member])),
      changed: writing.flatMap(({ before, worker }) => (before ? [{ id: worker.member, before }] : [])),
    },
    { thing: 'shifts.status_member', created: members, changed: [] },
    { thing: 'shifts.status_mode', created: [], changed: modes },
    { thing: 'shifts.status_held', created: [], changed: lost.map((before) => ({ id: before.id, before })) },
    {
      thing: 'shifts.status_leave_held',
      created: [],
      changed: taken.held.map((before) => ({ id: before.id, before })),
    },
    {
      thing: 'shifts.status_leave',
      created: newLeaves.map(({ id }) => id),
      changed: movedLeaves.map(({ before }) => ({ id: before.id, before })),
    },
  ])
  for (const { member } of doing) ctx.record('shifts.imported', { subject: member, person: member, import: importId })
  const seats_ended = lost.filter(({ sort }) => sort === 'fixed_seat').length + taken.lost.length
  return { statuses: members.length, leaves: newLeaves.length, seats_ended, ...(await proof(ctx, all)) }
}

/** Takes what these people hold, and answers it as it was. */
async function endSeats(ctx: ActionContext, members: readonly string[]): Promise<HeldAhead[]> {
  const [db, here] = [ctx.db, ctx.organisation]
  const held = await heldAhead(db, here, members, ctx.today, ctx.now)
  const rows = held.filter(({ sort }) => sort === 'row').map(({ id }) => id)
  const lastDay = addDays(ctx.today, -1)
  await losing.endFixedSeats(
    db,
    here,
    members.map((member) => ({ member, lastDay })),
  )
  await cancelSeats(db, here, rows, 'standing', ctx.now)
  await losing.dropLeadRoles(db, here, members, ctx.now)
  return held
}

/** Who was judged here before keeps the past: another mode counts from today. Answers the rows as they were. */
async function writeModes(
  ctx: ActionContext,
  writing: readonly { readonly before: store.KnownStatus | null; readonly worker: store.WorkerStatus }[],
) {
  const moved = writing.filter(
    ({ before, worker }) => before && (before.mode !== worker.mode || before.flyingStart !== worker.flyingStart),
  )
  const members = moved.map(({ worker }) => worker.member)
  const known = Map.groupBy(await workerStore.readModes(ctx.db, ctx.organisation, members), ({ member }) => member)
  const begun = new Map(
    (await workerStore.lockWorkers(ctx.db, ctx.organisation, members)).map(({ member, countedFrom }) => [
      member,
      countedFrom,
    ]),
  )
  const added = moved.flatMap(({ before, worker: { member, mode, flyingStart } }): workerStore.ModeRow[] => {
    const from = begun.get(member)
    if (from === undefined || before === null) return []
    const first = { member, from, mode: before.mode, flyingStart: before.flyingStart, fresh: false }
    const now = { member, from: ctx.today, mode, flyingStart, fresh: false }
    return known.has(member) || from === ctx.today ? [now] : [first, now]
  })
  await workerStore.writeModes(ctx.db, ctx.organisation, added)
  return [...new Set(added.map(({ member }) => member))].map((id) => ({ id, before: known.get(id) ?? [] }))
}

const entriesOf = (ctx: ActionContext, { member, postings }: StatusRow, importId: string): ledgerStore.NewEntry[] =>
  postings.map(({ counter, amount, balance }) => ({
    ...{ id: newId(), member, counter, amount, effectiveOn: ctx.today },
    ...{ cause: 'import' as const, causeId: importId, round: 1, position: counters.indexOf(counter) + 1 },
    ...{ reverses: null, sentence: 'shifts.ledger.import', facts: { balance } },
  }))

/** What the counters of the file come to, what they come to here, and whether these are the same. */
async function proof(ctx: Context, all: readonly StatusRow[]): Promise<Record<string, number>> {
  const here = await store.sumsOf(
    ctx.db,
    ctx.organisation,
    all.map(({ member }) => member),
  )
  const told = counters.flatMap((counter): [string, number][] => {
    if (all.every(({ balances }) => balances[counter] === null)) return []
    const file = all.reduce((sum, { balances }) => sum + (balances[counter] ?? 0), 0)
    return [
      [`${counter}_in_file`, file / 1000],
      [`${counter}_here`, here[counter] / 1000],
      [`${counter}_difference`, (here[counter] - file) / 1000],
    ]
  })
  return { ...Object.fromEntries(told), stands_otherwise: all.filter(({ differs }) => differs).length }
}

/** Takes back by entries of the opposite; refused where anything was posted since. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const traces = new Map((await readTraces(db, here, importId)).map((trace) => [trace.thing, trace]))
  const members = traces.get('shifts.status_member')?.created ?? []
  mustBeUnused(await store.entriesAfterImport(db, here, importId, members))
  const posted = await ledgerStore.entriesOf(db, here, 'import', [importId], members)
  await ledgerStore.addEntries(
    db,
    here,
    posted.map((entry) => ({
      ...{ id: newId(), member: entry.member, counter: entry.counter, amount: -entry.amount },
      ...{ effectiveOn: entry.effectiveOn, cause: 'import' as const, causeId: importId, round: 2 },
      ...{ position: counters.indexOf(entry.counter) + 1, reverses: entry.id },
      ...{ sentence: 'shifts.ledger.import_undone', facts: {} },
    })),
    { now: ctx.now, policy: null, actor: ctx.actor.account },
  )
  const leaves = traces.get('shifts.status_leave')
  const moved = (leaves?.changed ?? []).map(({ before }) => before as ImportedLeave)
  const now = await leavesById(db, here, [...(leaves?.created ?? []), ...moved.map(({ id }) => id)])
  await dropLeaves(db, here, leaves?.created ?? [])
  await writeLeaveDays(db, here, moved)
  const workers = traces.get('shifts.status')
  await store.writeStatuses(
    db,
    here,
    (workers?.changed ?? []).map(({ before }) => before as store.KnownStatus),
  )
  await factStore.settleBlocks(db, here, members, ctx.today)
  const modes = traces.get('shifts.status_mode')?.changed ?? []
  await workerStore.dropModes(
    db,
    here,
    modes.map(({ id }) => id),
  )
  await workerStore.writeModes(
    db,
    here,
    modes.flatMap(({ before }) => before as workerStore.ModeRow[]),
  )
  const held = (thing: string) => (traces.get(thing)?.changed ?? []).map(({ before }) => before as HeldAhead)
  await giveBack(db, here, held('shifts.status_held'))
  await giveLeavesBack(ctx, now, moved, held('shifts.status_leave_held'))
  await recountQuietly(ctx, members)
  await dropWorkers(db, here, workers?.created ?? [])
}

export const statuses: ImportKind<StatusRow> = {
  kind: 'statuses',
  after: ['members', 'cards', 'templates', 'shifts'],
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise,
  plan,
  apply,
  undo,
}
