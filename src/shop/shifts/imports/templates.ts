/** Templates of a rota with who works on them for good: plain exports with continuation lines, import-compatible ones
 *  with keys in one cell, and tables typed by hand. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Table } from '#platform/csv/table.ts'
import { readMoment } from '#platform/imports/cells/moments.ts'
import type { ImportKind, ImportPlan, ImportRecord, MappingGuess, PlannedRow } from '#platform/imports/kind.ts'
import { fitOf } from '#platform/imports/mapping.ts'
import { leaveTraces, readTraces } from '#platform/imports/memory-store.ts'
import type { Facts } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { newId } from '#platform/values/ids.ts'
import { type InWholeLanguages, inLanguage, type PerLanguage } from '#platform/values/languages.ts'
import { membersById } from '#shop/members/public.ts'
import { changeTemplates, previewTemplates } from '../actions/template.ts'
import { seatHolders } from '../seating.ts'
import { lockPlanning } from '../store/generation.ts'
import * as store from '../store/importing.ts'
import { lockAhead, shiftsAhead } from '../store/planned.ts'
import { readRotas, writeRota } from '../store/rota.ts'
import { addFixedSeats, readTemplates as readStates, type SeatWithTemplate, writeTemplates } from '../store/template.ts'
import { tellWatchers } from '../watching.ts'
import * as headers from './headers.ts'
import { awayOf } from './leaves-effect.ts'
import { seatlessOf, whoIsMeant } from './people.ts'
import { fault, mustBeUnused } from './problems.ts'
import { type KnownTemplate, planTemplates, type TemplateFacts, type TemplateRow } from './templates-plan.ts'
import { readTemplates, type TemplateWish, type WorkerWish } from './templates-read.ts'

const seatWords = [
  ...['Nombre de travailleurs', 'Worker Number', 'Number of workers', 'worker_nb', 'Aantal medewerkers', 'Places'],
  ...['Anzahl der Mitarbeiter', 'Número de trabajadores', 'Seats', 'Plaatsen', 'Plätze', 'Plazas', 'Aantal plaatsen'],
  ...['Nombre de places', 'Anzahl Plätze', 'Número de plazas'],
]
const freeWords = [
  'Places restantes',
  'Remaining Place',
  'Remaining places',
  'Overblijvende plaatsen',
  'Verbleibende Plätze',
]

const fields = [
  { key: 'week', words: headers.weekWords },
  { key: 'day', words: headers.weekdayWords },
  { key: 'title', words: headers.nameWords },
  { key: 'kind', words: headers.kindWords },
  { key: 'start', required: true, words: headers.startWords },
  { key: 'end', words: headers.endWords },
  { key: 'duration', words: headers.durationWords },
  { key: 'seats', required: true, words: seatWords },
  // Known so that it is not taken for the number of seats.
  { key: 'free', words: [...freeWords, 'Plazas restantes', 'remaining_worker'] },
  { key: 'lead', words: headers.leadWords },
  { key: 'workerName', words: headers.workerHeaders('Nom', 'Name', 'Naam', 'Nombre', 'name', 'display_name') },
  { key: 'workerCard', words: headers.workerHeaders(...headers.cardHeaders) },
  { key: 'workerEmail', words: headers.workerHeaders(...headers.emailHeaders) },
  { key: 'workerId', words: headers.workerHeaders('ID', 'ID externe', 'External ID', 'id') },
  {
    key: 'workers',
    words: [
      ...['worker_ids/id', 'worker_ids', 'Travailleur récurrent assigné', 'Recurrent worker assigned', 'Travailleurs'],
      ...['Workers', 'Personnes', 'People', 'Personen', 'Medewerkers', 'Mitarbeiter', 'Mitarbeitende', 'Personas'],
      ...['Trabajadores', 'Participants', 'Deelnemers', 'Teilnehmende', 'Participantes', 'Membres', 'Members'],
    ],
  },
  { key: 'externalId', words: headers.keyWords },
  { key: 'active', words: headers.activeWords },
  {
    key: 'firstDay',
    words: ['Premier jour du cycle', 'First day of the rota', 'Eerste dag van de cyclus', 'Erster Tag des Zyklus'],
  },
]
const ofWorkers = ['workerName', 'workerCard', 'workerEmail', 'workerId', 'workers']

/** A template has seats and a weekday; a file of dated moments that says what became of them holds shifts. */
function recognise(table: Table, guess: MappingGuess): number {
  const { start, end, duration, day } = guess.columns
  if (end === undefined && duration === undefined) return 0
  const starts = table.rows.slice(0, 40).map((row) => row.cells[start ?? -1]?.text ?? '')
  const dated = starts.every((text) => readMoment(text, 'UTC').value !== null)
  return day === undefined && !dated ? 0 : fitOf(guess, table.headers.length)
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<TemplateRow>> {
  const wishes = readTemplates(ctx, records)
  const facts = await factsFor(ctx, wishes)
  return { rows: await judgedChanges(ctx, planTemplates(wishes, facts)) }
}

/** What a kind is called where the file has none. */
const general: PerLanguage<string> = {
  fr: 'Général',
  nl: 'Algemeen',
  de: 'Allgemein',
  en: 'General',
  es: 'General',
} satisfies InWholeLanguages<string>

async function factsFor(ctx: Context, wishes: readonly TemplateWish[]): Promise<TemplateFacts> {
  const { db, organisation, today } = ctx
  const templates = await knownTemplates(ctx)
  const workers: WorkerWish[] = wishes.flatMap((wish) => wish.workers)
  const leads = wishes.flatMap((wish) => (wish.lead ? [{ wish, reference: wish.lead }] : []))
  const meant = await whoIsMeant(ctx, [...workers, ...leads])
  const answers = new Map([...workers, ...leads.map(({ wish }) => wish)].map((asked, at) => [asked, meant[at]]))
  const held = templates.flatMap((one) => [...one.held.map(({ member }) => member), ...(one.lead ? [one.lead] : [])])
  const people = [...new Set([...meant.flatMap(({ contact }) => contact ?? []), ...held])] as ContactId[]
  const known = await store.readWorkers(db, organisation, people, today)
  const unknown = { contact: null, problem: { code: 'shift_import.person_unknown', facts: {} } }
  return {
    today,
    general: inLanguage(general, ctx.shop.language),
    kinds: await store.readKeyedKinds(db, organisation),
    rotas: await readRotas(db, organisation),
    marks: await store.readWeekMarks(db, organisation),
    templates,
    workers: new Map(known.map((worker) => [worker.member, worker])),
    isSeatless: await seatlessOf(ctx, people),
    isAway: await awayOf(ctx, people),
    meant: (wish) => answers.get(wish) ?? unknown,
    leadOf: (wish) => answers.get(wish) ?? null,
    names: new Map(
      (await membersById(db, organisation, people)).map((one) => [one.contact as string, one.displayName]),
    ),
  }
}

/** Every template that has not ended, with its key. */
export async function knownTemplates(ctx: Context): Promise<KnownTemplate[]> {
  const keys = await store.readTemplateKeys(ctx.db, ctx.organisation)
  const states = await readStates(
    ctx.db,
    ctx.organisation,
    keys.map(({ id }) => id),
  )
  return keys.flatMap(({ id, key }) => {
    const state = states.get(id)
    return state ? [{ ...state, key }] : []
  })
}

/** Asks the planner's own rules what speaks against the edits: each refusal stands beside its row. */
async function judgedChanges(
  ctx: Context,
  rows: readonly PlannedRow<TemplateRow>[],
): Promise<PlannedRow<TemplateRow>[]> {
  const changes = rows.flatMap(({ outcome, row }) => (outcome === 'update' && row?.change ? [row.change] : []))
  if (changes.length === 0) return [...rows]
  const { refusals } = await previewTemplates.run(ctx, { changes })
  const first = rows.find(({ row }) => row?.change)
  return rows.map((one) => {
    const own = refusals.filter(({ facts }) =>
      facts['template'] === undefined ? one === first : facts['template'] === one.row?.after.name,
    )
    const problems = own.map(({ code, facts }) => fault(one.line, null, code, facts as Facts))
    return problems.length === 0 ? one : { ...one, problems: [...one.problems, ...problems], outcome: 'faulty' }
  })
}

async function apply(ctx: ActionContext, plan: ImportPlan<TemplateRow>, importId: string) {
  const { db, organisation } = ctx
  const writing = plan.rows.flatMap(({ outcome, row }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  await lockPlanning(db, organisation)
  const kinds = [...new Map(writing.flatMap(({ newKind }) => (newKind ? [[newKind.id, newKind]] : []))).values()]
  await store.writeKeyedKinds(db, organisation, kinds)
  const rota = await addRota(ctx, writing)
  const created = writing.filter(({ isNew }) => isNew).map(({ after }) => after)
  await writeTemplates(db, organisation, created)
  const changes = writing.flatMap(({ change }) => change ?? [])
  if (changes.length > 0) await changeTemplates.run(ctx, { changes })
  await store.writeTemplateKeys(
    db,
    organisation,
    writing.map(({ after, key }) => ({ id: after.id, key })),
  )
  const seats = await seat(ctx, writing)
  const workers = await addRegulars(ctx, seats)
  const trace = (thing: string, created: readonly string[]) => ({ thing, created, changed: [] })
  await leaveTraces(db, organisation, importId, [
    trace('shifts.kind', idsOf(kinds)),
    trace('shifts.rota', rota),
    {
      ...trace('shifts.template', idsOf(created)),
      changed: writing.flatMap(({ after, undoing }) => (undoing ? [{ id: after.id, before: undoing }] : [])),
    },
    trace('shifts.fixed_seat', idsOf(seats)),
    trace('shifts.worker', workers),
  ])
  for (const { id } of kinds) ctx.record('shifts.kind_created', { subject: id, import: importId })
  for (const { id } of created) ctx.record('shifts.template_created', { subject: id, import: importId })
  ctx.record('shifts.imported', { subject: importId, templates: created.length, fixed_seats: seats.length })
  return { templates: created.length, seats: seatsIn(created), fixed_seats: seats.length, kinds: kinds.length }
}

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)

const seatsIn = (templates: readonly { readonly groups: readonly { readonly seats: number }[] }[]): number =>
  templates.reduce((all, { groups }) => all + groups.reduce((sum, group) => sum + group.seats, 0), 0)

/** A new rota with its weeks, and what the file's keys of weeks mean. */
async function addRota(ctx: ActionContext, rows: readonly TemplateRow[]): Promise<string[]> {
  const made = rows.find(({ newRota }) => newRota)?.newRota
  if (made) {
    await writeRota(ctx.db, ctx.organisation, made.rota)
    await store.settleRota(ctx.db, ctx.organisation, made.rota.id, made.settled)
    ctx.record('shifts.rota_created', { subject: made.rota.id })
  }
  const marks = new Map(rows.flatMap(({ mark }) => (mark ? [[`${mark.rota} ${mark.sequence}`, mark] as const] : [])))
  await store.writeWeekMarks(ctx.db, ctx.organisation, [...marks.values()])
  return made ? [made.rota.id] : []
}

/** Gives the fixed seats, from the first day of the template on, and seats people on shifts that exist already. */
async function seat(ctx: ActionContext, rows: readonly TemplateRow[]): Promise<SeatWithTemplate[]> {
  const seats = rows.flatMap(({ after, seated }) =>
    seated.map((member, at) => {
      const free = groupOf(after, at)
      return { id: newId(), template: after.id, group: free, member, from: after.from, until: after.until }
    }),
  )
  await addFixedSeats(ctx.db, ctx.organisation, seats, ctx.now)
  const grown = [...new Set(seats.map(({ template }) => template))]
  await lockAhead(ctx.db, ctx.organisation, grown, ctx.now)
  const ahead = await shiftsAhead(ctx.db, ctx.organisation, grown, ctx.now)
  const { seats: taken } = await seatHolders(
    ctx,
    ahead.filter(({ state }) => state === 'planned'),
    seats.map(({ id }) => id),
  )
  if (taken.length > 0) await tellWatchers(ctx, [...new Set(taken.map(({ shift }) => shift))])
  for (const { template, member, id, from } of seats)
    ctx.record('shifts.fixed_seat_given', { subject: template, person: member, fixed_seat: id, from })
  return seats
}

/** The first group with room for the n-th newcomer. */
function groupOf({ groups, held }: TemplateRow['after'], nth: number): string {
  let before = nth
  for (const group of groups) {
    const room = group.seats - held.filter((one) => one.group === group.id && one.until === null).length
    if (before < room) return group.id
    before -= Math.max(0, room)
  }
  return groups[0]?.id ?? ''
}

/** Who holds a fixed seat and is not known as a worker yet takes part as regular. */
async function addRegulars(ctx: ActionContext, seats: readonly SeatWithTemplate[]): Promise<string[]> {
  const people = [...new Set(seats.map(({ member }) => member))]
  const known = new Set(
    (await store.readWorkers(ctx.db, ctx.organisation, people, ctx.today)).map(({ member }) => member),
  )
  const missing = people.filter((member) => !known.has(member))
  await store.writeWorkers(
    ctx.db,
    ctx.organisation,
    missing.map((member) => ({ member, mode: 'regular', flyingStart: null, exemptReason: null, isLead: false })),
  )
  return missing
}

async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const { db, organisation } = ctx
  const traces = await readTraces(db, organisation, importId)
  const made = new Map(traces.map((trace) => [trace.thing, trace.created]))
  const of = (thing: string): readonly string[] => made.get(thing) ?? []
  mustBeUnused(await store.usesOfTemplates(db, organisation, of('shifts.template'), of('shifts.fixed_seat')))
  await store.dropTemplates(db, organisation, of('shifts.template'), of('shifts.fixed_seat'))
  mustBeUnused(await store.templatesInRotas(db, organisation, of('shifts.rota')))
  await store.dropRotas(db, organisation, of('shifts.rota'))
  mustBeUnused(await store.usesOfKinds(db, organisation, of('shifts.kind')))
  await store.dropKinds(db, organisation, of('shifts.kind'))
  await store.dropWorkers(db, organisation, of('shifts.worker'))
  const edited = (traces.find(({ thing }) => thing === 'shifts.template')?.changed ?? []).map(({ id, before }) => ({
    id,
    ...(before as NonNullable<TemplateRow['undoing']>),
  }))
  const changes = edited.flatMap(({ change }) => change ?? [])
  if (changes.length > 0) await changeTemplates.run(ctx, { changes })
  await store.writeTemplateKeys(db, organisation, edited)
}

export const templates: ImportKind<TemplateRow> = {
  kind: 'templates',
  after: ['members', 'cards', 'eaters', 'kinds', 'plannings'],
  fields,
  parentFields: fields.map(({ key }) => key).filter((key) => !ofWorkers.includes(key)),
  recognise,
  plan,
  apply,
  undo,
}
