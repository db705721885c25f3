/** Dated shifts, one line per seat: who sat there and what became of it. Counters are not touched: outcomes are history. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Table } from '#platform/csv/table.ts'
import { readDay, readMoment } from '#platform/imports/cells/moments.ts'
import type { ImportAbout, ImportKind, ImportPlan, ImportRecord, MappingGuess } from '#platform/imports/kind.ts'
import { fitOf } from '#platform/imports/mapping.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import type { Rota } from '../rules/rota.ts'
import { lockPlanning } from '../store/generation.ts'
import * as store from '../store/imported-shifts.ts'
import * as keyed from '../store/importing.ts'
import { writeGroups } from '../store/planned.ts'
import { readRotas, writeRota } from '../store/rota.ts'
import * as headers from './headers.ts'
import { type Meaning, type Meant, seatlessOf, whoIsMeant } from './people.ts'
import { mustBeUnused, remark } from './problems.ts'
import { anchorOf, offRota, type PlacedSeat, type PlaceFacts, placeSeats, type SettledAnchor } from './shifts-place.ts'
import { planSeats, type SeatFacts, type SeatPeople, type SeatRow } from './shifts-plan.ts'
import { readSeats, type SeatWish } from './shifts-read.ts'
import { knownTemplates } from './templates.ts'

/** A line of the plan, with the first day of the rota where the file settles it. */
interface DatedRow extends SeatRow {
  readonly anchor: SettledAnchor | null
}

const child = (...children: readonly string[]): string[] =>
  headers.personHeaders.flatMap((parent) => children.map((one) => `${parent}/${one}`))

const fields = [
  { key: 'start', required: true, words: headers.startWords },
  { key: 'end', words: headers.endWords },
  { key: 'day', words: ['Date', 'Datum', 'Fecha', 'Jour', 'Day', 'Dag', 'Tag', 'Día', 'date'] },
  { key: 'duration', words: headers.durationWords },
  { key: 'title', words: headers.nameWords },
  { key: 'kind', words: headers.kindWords },
  { key: 'week', words: headers.weekWords },
  {
    key: 'template',
    words: [
      ...['Task Template', 'task_template_id', 'task_template_id/id', 'Taaksjabloon', 'Aufgabenvorlage', 'Créneau'],
      ...['Plantilla de tarea', 'Modèle de tâche', 'Shift Template', 'Shiftsjabloon', 'Schichtvorlage', 'Turno tipo'],
    ],
  },
  {
    key: 'person',
    words: [
      ...headers.personHeaders,
      'worker_id/id',
      'Personne',
      'Person',
      'Persoon',
      'Persona',
      'Membre',
      'Member',
      'Lid',
      'Mitglied',
    ],
  },
  { key: 'cardCode', words: child(...headers.cardHeaders) },
  { key: 'email', words: child(...headers.emailHeaders) },
  { key: 'mode', words: headers.modeHeaders },
  { key: 'state', words: ['État', 'State', 'Statut', 'Status', 'Staat', 'Estado', 'state', 'Toestand', 'Zustand'] },
  {
    key: 'regular',
    words: [
      ...['Shift régulier', 'Regular shift', 'is_regular', 'Regelmatige shift', 'Vaste shift', 'Reguläre Schicht'],
      ...['Feste Schicht', 'Turno regular', 'Turno fijo'],
    ],
  },
  {
    key: 'makeUp',
    words: [
      ...['Compensation shift', 'Shift de compensation', 'is_compensation', 'Compensatieshift', 'Inhaalshift'],
      ...['Ausgleichsschicht', 'Nachholschicht', 'Turno de compensación', 'Turno de recuperación'],
    ],
  },
  {
    key: 'replacedBy',
    words: [
      ...['Replaced By', 'replaced_id', 'replaced_id/id', 'Remplacé par', 'Vervangen door', 'Ersetzt durch'],
      'Reemplazado por',
    ],
  },
  { key: 'lead', words: headers.leadWords },
]

/** Dated lines, with who sits there or what became of the seat. */
function recognise(table: Table, guess: MappingGuess): number {
  const { start, day, person, state } = guess.columns
  if (person === undefined && state === undefined) return 0
  const dated = (column: number | undefined, reads: (text: string) => boolean): boolean =>
    column !== undefined &&
    table.rows.slice(0, 40).filter((row) => reads(row.cells[column]?.text ?? '')).length * 2 >
      Math.min(40, table.rows.length)
  const moments = dated(start, (text) => readMoment(text, 'UTC').value !== null)
  return moments || dated(day, (text) => readDay(text).value !== null) ? fitOf(guess, table.headers.length) : 0
}

async function plan(ctx: Context, records: readonly ImportRecord[], about: ImportAbout): Promise<ImportPlan<DatedRow>> {
  const wishes = readSeats(ctx, records)
  const places = await placeFacts(ctx, wishes)
  const placed = placeSeats(wishes, places)
  const anchor = anchorOf(placed, places)
  const rotas = places.rotas.map((rota) =>
    rota.id === anchor?.rota.id ? { ...rota, anchorDay: anchor.anchorDay } : rota,
  )
  const facts = await seatFacts(ctx, placed, about)
  const first = placed[0]
  const hints = (one: PlacedSeat) => [
    ...offRota(one, rotas),
    ...(one === first && anchor ? [anchorTold(one, anchor)] : []),
  ]
  const rows = planSeats(placed, facts, hints)
  return { rows: rows.map((row) => ({ ...row, row: row.row && { ...row.row, anchor } })) }
}

const anchorTold = ({ wish }: PlacedSeat, { rota, anchorDay }: SettledAnchor) =>
  remark(wish.line, null, 'rota.anchor_derived', { rota: rota.name, week: rota.weeks[0]?.letter ?? '', day: anchorDay })

async function placeFacts(ctx: Context, wishes: readonly SeatWish[]): Promise<PlaceFacts> {
  const days = [...new Set(wishes.flatMap(({ day }) => day ?? []))]
  return {
    templates: await knownTemplates(ctx),
    rotas: await readRotas(ctx.db, ctx.organisation),
    marks: await keyed.readWeekMarks(ctx.db, ctx.organisation),
    kinds: await keyed.readKeyedKinds(ctx.db, ctx.organisation),
    shifts: await store.shiftsOn(ctx.db, ctx.organisation, days),
  }
}

async function seatFacts(ctx: Context, placed: readonly PlacedSeat[], about: ImportAbout): Promise<SeatFacts> {
  const answers = await answersFor(ctx, placed)
  const sitting = placed.flatMap(
    ({ place }) => place?.known?.seats.flatMap(({ member, standIn }) => [member, standIn ?? member]) ?? [],
  )
  const found = [...answers.values()].flatMap(({ worker, standIn }) =>
    [worker?.contact ?? [], standIn?.contact ?? []].flat(),
  )
  const people = [...new Set([...sitting, ...found])] as ContactId[]
  const known = await keyed.readWorkers(ctx.db, ctx.organisation, people, ctx.today)
  const names = await membersById(ctx.db, ctx.organisation, people)
  const nobody: SeatPeople = { worker: null, standIn: null, lead: null }
  return {
    ...{ today: ctx.today, now: ctx.now, zone: ctx.shop.zone },
    workers: new Map(known.map((worker) => [worker.member, worker])),
    isSeatless: await seatlessOf(ctx, people),
    names: new Map(names.map((member) => [member.contact as string, member.displayName])),
    modeHeader: about.table.headers[about.columns['mode'] ?? -1] ?? '',
    peopleOf: (wish) => answers.get(wish) ?? nobody,
  }
}

/** Whom each line means. Of people of one name, those who hold the template or sit on the shift are likelier. */
async function answersFor(ctx: Context, placed: readonly PlacedSeat[]): Promise<Map<SeatWish, SeatPeople>> {
  const asked: (Meaning & { readonly wish: SeatWish; readonly as: keyof SeatPeople })[] = placed.flatMap(
    ({ wish, place }) => {
      const likely = new Set([
        ...(place?.template?.held.map(({ member }) => member) ?? []),
        ...(place?.known?.seats.map(({ member }) => member) ?? []),
      ])
      const { worker, standIn, lead } = wish
      return [
        ...(worker ? [{ wish, as: 'worker' as const, reference: worker, likely }] : []),
        ...(standIn ? [{ wish, as: 'standIn' as const, reference: standIn }] : []),
        ...(lead ? [{ wish, as: 'lead' as const, reference: lead }] : []),
      ]
    },
  )
  const meant = await whoIsMeant(ctx, asked)
  const answers = new Map<SeatWish, SeatPeople>()
  asked.forEach(({ wish, as }, at) => {
    const before = answers.get(wish) ?? { worker: null, standIn: null, lead: null }
    answers.set(wish, { ...before, [as]: meant[at] as Meant })
  })
  return answers
}

async function apply(ctx: ActionContext, plan: ImportPlan<DatedRow>, importId: string) {
  const { db, organisation, now } = ctx
  const writing = plan.rows.flatMap(({ outcome, row }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  await lockPlanning(db, organisation)
  const shifts = [...new Map(writing.map(({ on }) => [on.shift.id, on])).values()]
  const fresh = shifts.filter(({ isNew }) => isNew)
  const resized = shifts.flatMap(({ shift, isNew, groups }) =>
    isNew
      ? []
      : groups
          .filter(({ seats, before }) => seats !== before)
          .map((group) => ({ shift: shift.id, group: group.id, ...group })),
  )
  const before = await settle(ctx, writing)
  await store.addImportedShifts(
    db,
    organisation,
    fresh.map(({ shift }) => shift),
    now,
  )
  await writeGroups(
    db,
    organisation,
    fresh.flatMap(({ shift, groups }) =>
      groups.map(({ id, role, seats }, at) => ({
        ...{ shift: shift.id, id, position: at + 1, role, seats, minSeats: 0, skills: [], warnings: [] },
      })),
    ),
  )
  await store.resizeGroups(db, organisation, resized)
  const workers = [...new Map(writing.flatMap(({ worker }) => (worker ? [[worker.member, worker]] : []))).values()]
  await keyed.writeWorkers(db, organisation, workers)
  const seats = writing.flatMap(({ seat }) => seat ?? [])
  await store.writeImportedSeats(db, organisation, seats, now)
  await leaveTraces(db, organisation, importId, [
    { thing: 'shifts.rota', created: [], changed: before ? [{ id: before.id, before }] : [] },
    { thing: 'shifts.shift', created: fresh.map(({ shift }) => shift.id), changed: [] },
    { thing: 'shifts.shift_group', created: [], changed: resized.map((group) => ({ id: group.shift, before: group })) },
    { thing: 'shifts.worker', created: workers.map(({ member }) => member), changed: [] },
    {
      thing: 'shifts.attendance',
      created: writing.flatMap(({ seat, before: old }) => (seat && !old ? [seat.id] : [])),
      changed: writing.flatMap(({ seat, before: old, on }) =>
        seat && old ? [{ id: seat.id, before: { ...old, shift: on.shift.id } }] : [],
      ),
    },
    // What was written, to see at an undo whether it was changed since.
    { thing: 'shifts.attendance_state', created: [], changed: seats.map(({ id, state }) => ({ id, before: state })) },
  ])
  const counts = countsOf(plan, fresh.length, seats)
  ctx.record('shifts.imported', { subject: importId, ...counts })
  return counts
}

function countsOf(plan: ImportPlan<DatedRow>, shifts: number, seats: readonly store.ImportedSeat[]) {
  const of = (...states: readonly string[]): number => seats.filter(({ state }) => states.includes(state)).length
  return {
    ...{ shifts, seats: plan.rows.filter(({ outcome }) => outcome === 'create').length, people: seats.length },
    ...{ planned: of('planned'), done: of('done'), absent: of('absent_1', 'absent_2'), excused: of('absent_0') },
    cancelled: of('cancelled'),
  }
}

/** Writes the first day of the rota where the file tells it, and lets templates begin no later than their shifts. */
async function settle(ctx: ActionContext, writing: readonly DatedRow[]): Promise<Rota | null> {
  const days = writing.map(({ on }) => on.shift.day).sort()
  const templates = [...new Set(writing.flatMap(({ on }) => on.shift.template ?? []))]
  const anchor = writing.find((row) => row.anchor !== null)?.anchor ?? null
  if (anchor) {
    await writeRota(ctx.db, ctx.organisation, { ...anchor.rota, anchorDay: anchor.anchorDay })
    ctx.record('shifts.rota_edited', { subject: anchor.rota.id, anchor: anchor.anchorDay })
  }
  const first = [...days, ...(anchor ? [anchor.anchorDay] : [])].sort()[0]
  if (first && templates.length > 0) await keyed.beginEarlier(ctx.db, ctx.organisation, templates, first as Day)
  return anchor?.rota ?? null
}

async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const { db, organisation } = ctx
  const traces = new Map((await readTraces(db, organisation, importId)).map((trace) => [trace.thing, trace]))
  const created = (thing: string): readonly string[] => traces.get(thing)?.created ?? []
  const before = <T>(thing: string): T[] => (traces.get(thing)?.changed ?? []).map((one) => one.before as T)
  const states = (traces.get('shifts.attendance_state')?.changed ?? []).map(({ id, before: state }) => ({
    id,
    state: state as store.SeatState,
  }))
  mustBeUnused(await store.usesOfShifts(db, organisation, created('shifts.shift'), states))
  await store.writeImportedSeats(db, organisation, before<store.ImportedSeat>('shifts.attendance'), ctx.now)
  await store.dropImportedShifts(db, organisation, created('shifts.shift'), created('shifts.attendance'))
  await store.resizeGroups(
    db,
    organisation,
    before<{ shift: string; group: string; before: number }>('shifts.shift_group').map((one) => ({
      ...one,
      seats: one.before,
    })),
  )
  await keyed.dropWorkers(db, organisation, created('shifts.worker'))
  const [rota] = before<Rota>('shifts.rota')
  if (!rota || (await store.hasShifts(db, organisation, rota.id))) return
  await writeRota(db, organisation, rota)
  await keyed.settleRota(db, organisation, rota.id, false)
}

export const shifts: ImportKind<DatedRow> = {
  kind: 'shifts',
  after: ['templates'],
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise,
  plan,
  apply,
  undo,
}
