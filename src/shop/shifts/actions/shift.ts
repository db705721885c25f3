/** Dated shifts: one-off openings, edits, cancelling and restoring, and many of these at once. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { settleCancelled } from '../cancelled-effect.ts'
import type * as contract from '../contract-office.ts'
import { copy } from '../reads/refusals.ts'
import { momentsOf } from '../rules/occurrence.ts'
import { whyNotChange, whyNotGroups, whyNotRestore, whyNotSplit, whyNotStart } from '../rules/shift-change.ts'
import { lockShifts } from '../store/booking.ts'
import * as store from '../store/planned.ts'
import { tellWatchers } from '../watching.ts'
import { letLead } from './lead-role.ts'
import { runAgain } from './run-again.ts'
import { tellCancelled, tellUnseated } from './telling.ts'

type NewShift = InputOf<typeof contract.openShift>
type Change = InputOf<typeof contract.changeShifts>['changes'][number]

const rowOf = (ctx: ActionContext, input: Omit<NewShift, 'groups'>): store.NewShift => ({
  id: newId(),
  name: input.name,
  kind: input.kind,
  day: input.day as Day,
  localStart: input.starts as TimeOfDay,
  localEnd: input.ends as TimeOfDay,
  ...momentsOf(input.day as Day, input.starts as TimeOfDay, input.ends as TimeOfDay, ctx.shop.zone),
  lead: input.lead,
  weight: input.weight,
  beneficiary: input.beneficiary,
  weekLetter: null,
  madeAt: ctx.now,
})

const groupRows = (shift: string, groups: NewShift['groups']): store.GroupRow[] =>
  groups.map((group, index) => ({ ...group, shift, id: group.id ?? newId(), position: index + 1 }))

export const openShift = action('shifts.openShift', async (ctx, input: NewShift) => {
  const shift = rowOf(ctx, input)
  refuseWith([...whyNotStart(shift.startsAt, ctx.now), ...whyNotGroups(input.groups, [])])
  await mustExist(ctx, [input])
  await store.addShifts(ctx.db, ctx.organisation, [shift])
  await store.writeGroups(ctx.db, ctx.organisation, groupRows(shift.id, input.groups))
  await letLead(ctx, [input.lead])
  ctx.record('shifts.shift_opened', { subject: shift.id })
  return { shift: shift.id }
})

/** The kinds and leads named are there: somebody else's look like none at all. */
async function mustExist(
  ctx: ActionContext,
  named: readonly Partial<Pick<NewShift, 'kind' | 'lead'>>[],
): Promise<void> {
  const kinds = [...new Set(named.flatMap(({ kind }) => kind ?? []))]
  const leads = [...new Set(named.flatMap(({ lead }) => lead ?? []))]
  const there = await store.countKnown(ctx.db, ctx.organisation, kinds, leads)
  if (there.kinds < kinds.length) throw new NotFound('kind')
  if (there.leads < leads.length) throw new NotFound('member')
}

async function lockOne(ctx: ActionContext, id: string): Promise<store.PlannedShift> {
  await lockShifts(ctx.db, ctx.organisation, [id])
  return found((await store.shiftsById(ctx.db, ctx.organisation, [id]))[0], 'shift')
}

export const editShift = action('shifts.editShift', async (ctx, input: InputOf<typeof contract.editShift>) => {
  const shift = await lockOne(ctx, input.shift)
  const edited = editedBy(ctx, shift, input)
  refuseWith(await whyNotEdit(ctx, shift, edited, input))
  await mustExist(ctx, [input])
  await store.writeShifts(ctx.db, ctx.organisation, [edited])
  await letLead(ctx, [input.lead])
  if (input.groups) {
    const rows = groupRows(shift.id, input.groups)
    const gone = shift.groups.filter(({ id }) => !rows.some((row) => row.id === id))
    await store.dropGroups(
      ctx.db,
      ctx.organisation,
      gone.map(({ id }) => ({ shift: shift.id, group: id })),
    )
    await store.writeGroups(ctx.db, ctx.organisation, rows)
  }
  ctx.record('shifts.shift_edited', { subject: shift.id, fields: edited.editedFields })
  if (edited.startsAt !== shift.startsAt || edited.endsAt !== shift.endsAt) tellMoved(ctx, shift, edited.startsAt)
  await tellWatchers(ctx, [shift.id])
  return {}
})

/** What an edit would do, without doing it: why not, who hears of a new time, and who is expected elsewhere then. */
export const previewShift = read('shifts.previewShift', async (ctx, input: InputOf<typeof contract.previewShift>) => {
  const shift = found((await store.shiftsById(ctx.db, ctx.organisation, [input.shift]))[0], 'shift')
  const edited = editedBy(ctx, shift, input)
  const moved = edited.startsAt !== shift.startsAt || edited.endsAt !== shift.endsAt
  const people = moved ? shift.seats.map(({ member, standIn }) => standIn ?? member) : []
  return {
    whyNot: copy(await whyNotEdit(ctx, shift, edited, input)),
    told: people.length,
    elsewhere: await store.expectedElsewhere(ctx.db, ctx.organisation, people, edited),
  }
})

async function whyNotEdit(
  ctx: Context,
  shift: store.PlannedShift,
  edited: store.ShiftEdit,
  input: Partial<NewShift> & { readonly version?: number | undefined },
): Promise<Refusal[]> {
  const stale = input.version !== undefined && input.version !== shift.version
  return [
    ...(stale ? [refuse('shift.changed_meanwhile', { name: shift.name })] : []),
    ...whyNotChange(shift, ctx.now),
    ...(edited.startsAt === shift.startsAt ? [] : whyNotStart(edited.startsAt, ctx.now)),
    ...(input.groups ? whyNotGroups(input.groups, shift.seats) : []),
    ...(await whyNotThere(ctx, [{ shift, day: edited.day }])),
  ]
}

function editedBy(ctx: Context, shift: store.PlannedShift, input: Partial<NewShift>): store.ShiftEdit {
  const day = (input.day ?? shift.day) as Day
  const localStart = (input.starts ?? shift.localStart) as TimeOfDay
  const localEnd = (input.ends ?? shift.localEnd) as TimeOfDay
  const fields = (['name', 'kind', 'lead', 'weight', 'beneficiary', 'day', 'groups'] as const).filter(
    (field) => input[field] !== undefined && (field === 'groups' || input[field] !== shift[field]),
  )
  const timed = localStart !== shift.localStart || localEnd !== shift.localEnd
  return {
    id: shift.id,
    name: input.name ?? shift.name,
    kind: input.kind ?? shift.kind,
    day,
    localStart,
    localEnd,
    ...(timed || day !== shift.day
      ? momentsOf(day, localStart, localEnd, ctx.shop.zone)
      : { startsAt: shift.startsAt, endsAt: shift.endsAt }),
    lead: input.lead === undefined ? shift.lead : input.lead,
    weight: input.weight ?? shift.weight,
    beneficiary: input.beneficiary === undefined ? shift.beneficiary : input.beneficiary,
    weekLetter: shift.weekLetter,
    editedFields: [...new Set([...shift.editedFields, ...fields, ...(timed ? ['time'] : [])])],
  }
}

/** A template has one shift a day: none may be moved onto another's day, judged after all of them moved. */
async function whyNotThere(
  ctx: Context,
  moves: readonly { shift: store.PlannedShift; day: Day }[],
): Promise<Refusal[]> {
  const templates = moves.flatMap(({ shift, day }) => (shift.template && day !== shift.day ? [shift.template] : []))
  if (templates.length === 0) return []
  const others = await store.shiftsAhead(ctx.db, ctx.organisation, templates, ctx.now)
  return moves.flatMap(({ shift, day }) => {
    const there = others.find(
      (other) => other.template === shift.template && other.day === day && other.id !== shift.id,
    )
    return there && day !== shift.day ? [refuse('shift.day_taken', { day, name: there.name })] : []
  })
}

function tellMoved(ctx: ActionContext, shift: store.PlannedShift, startsAt: string): void {
  tellUnseated(
    ctx,
    shift.seats.map(({ member, standIn }) => ({
      member: standIn ?? member,
      seat: null,
      what: 'moved' as const,
      was: shift.startsAt,
      startsAt,
    })),
  )
}

export const cancelShift = action('shifts.cancelShift', async (ctx, input: { shift: string; reason: string }) => {
  const shift = await lockOne(ctx, input.shift)
  refuseWith(whyNotChange(shift, ctx.now))
  const people = await cancelAll(ctx, [{ shift, reason: input.reason }])
  return { people }
})

async function cancelAll(
  ctx: ActionContext,
  asked: readonly { shift: store.PlannedShift; reason: string }[],
): Promise<number> {
  const people = new Set<string>()
  for (const reason of new Set(asked.map((one) => one.reason))) {
    const shifts = asked.filter((one) => one.reason === reason).map(({ shift }) => shift)
    const why = { reason, closing: null, now: ctx.now }
    const gone = await store.cancelShifts(
      ctx.db,
      ctx.organisation,
      shifts.map(({ id }) => id),
      why,
    )
    for (const { id } of shifts) ctx.record('shifts.shift_cancelled', { subject: id })
    tellCancelled(ctx, shifts, gone, reason)
    await settleCancelled(
      ctx,
      shifts.map(({ id }) => id),
    )
    for (const { member } of gone) people.add(member)
  }
  return people.size
}

export const restoreShift = action('shifts.restoreShift', async (ctx, input: { shift: string }) => {
  const shift = await lockOne(ctx, input.shift)
  refuseWith(whyNotRestore(shift, ctx.now))
  const people = await runAgain(ctx, [shift.id])
  ctx.record('shifts.shift_restored', { subject: shift.id, people })
  return { people }
})

export const changeShifts = action('shifts.changeShifts', async (ctx, { changes }: { changes: readonly Change[] }) => {
  const ids = changes.flatMap((change) => (change.do === 'create' ? [] : [change.shift]))
  await lockShifts(ctx.db, ctx.organisation, ids)
  const known = new Map((await store.shiftsById(ctx.db, ctx.organisation, ids)).map((shift) => [shift.id, shift]))
  const of = (id: string): store.PlannedShift => found(known.get(id), 'shift')
  const moves = changes.flatMap((change) => (change.do === 'move' ? [{ shift: of(change.shift), change }] : []))
  const splits = changes.flatMap((change) => (change.do === 'split' ? [{ shift: of(change.shift), change }] : []))
  const cancels = changes.flatMap((change) =>
    change.do === 'cancel' ? [{ shift: of(change.shift), reason: change.reason }] : [],
  )
  const created = changes.flatMap((change) =>
    change.do === 'create' ? [{ row: rowOf(ctx, change.shift), groups: change.shift.groups }] : [],
  )
  const edits = moves.map(({ shift, change }) =>
    editedBy(ctx, shift, { day: change.day, starts: change.starts, ends: change.ends }),
  )
  const halves = splits.map(({ shift, change }) => editedBy(ctx, shift, { ends: change.at }))
  refuseWith([
    ...[...moves, ...splits, ...cancels].flatMap(({ shift }) => whyNotChange(shift, ctx.now)),
    ...[...created.map(({ row }) => row), ...edits].flatMap(({ startsAt }) => whyNotStart(startsAt, ctx.now)),
    ...splits.flatMap(({ shift, change }) => whyNotSplit(shift, change.at as TimeOfDay)),
    ...created.flatMap(({ groups }) => whyNotGroups(groups, [])),
    ...(await whyNotThere(
      ctx,
      moves.map(({ shift, change }) => ({ shift, day: change.day as Day })),
    )),
  ])
  await mustExist(
    ctx,
    created.map(({ row }) => row),
  )
  const rests = splits.map(({ shift, change }) => ({ shift, row: restOf(ctx, shift, change.at) }))
  await store.writeShifts(ctx.db, ctx.organisation, [...edits, ...halves])
  await store.addShifts(ctx.db, ctx.organisation, [...created.map(({ row }) => row), ...rests.map(({ row }) => row)])
  await store.writeGroups(ctx.db, ctx.organisation, [
    ...created.flatMap(({ row, groups }) => groupRows(row.id, groups)),
    ...rests.flatMap(({ shift, row }) => groupRows(row.id, emptyGroups(shift))),
  ])
  const people = await cancelAll(ctx, cancels)
  for (const { row } of [...created, ...rests]) ctx.record('shifts.shift_opened', { subject: row.id })
  for (const { id, editedFields } of [...edits, ...halves])
    ctx.record('shifts.shift_edited', { subject: id, fields: editedFields })
  for (const { shift } of moves)
    tellMoved(ctx, shift, edits.find(({ id }) => id === shift.id)?.startsAt ?? shift.startsAt)
  return {
    made: [...created, ...rests].map(({ row }) => row.id),
    moved: moves.length,
    cancelled: cancels.length,
    people,
  }
})

const restOf = (ctx: ActionContext, shift: store.PlannedShift, at: string): store.NewShift =>
  rowOf(ctx, { ...shift, starts: at, ends: shift.localEnd })

const emptyGroups = (shift: store.PlannedShift): NewShift['groups'] =>
  shift.groups.map(({ id: _id, ...group }) => group).filter(({ seats }) => seats > 0)
