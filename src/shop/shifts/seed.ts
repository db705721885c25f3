/** The planning of the demo: a rota, its templates with their people, ten weeks lived and thirteen
 *  weeks ahead. */
import { type ActionContext, action } from '#platform/action.ts'
import type { Seed, SeedCast } from '#platform/module.ts'
import { addDays, type Day, mondayOf } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { generateRange } from './actions/generation.ts'
import { namedIn, type SeededWorker, seedClaim, seedCredits, seedLeaves } from './seed-ledger.ts'
import { pastWeeks, seedPast } from './seed-past.ts'
import { addSeeded, membersToSeat, type SeededMember } from './store/seeding.ts'

const kinds = ['till', 'stocking', 'delivery', 'cheese', 'cleaning', 'door', 'office'] as const
type Kind = (typeof kinds)[number]

const colours: Readonly<Record<Kind, string>> = {
  till: '#2F6B3A',
  stocking: '#1F5F8B',
  delivery: '#8A5A00',
  cheese: '#A8321F',
  cleaning: '#5E574C',
  door: '#2F6B3A',
  office: '#1F5F8B',
}

const words: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  fr: {
    till: 'Caisse',
    stocking: 'Réassort',
    delivery: 'Réception',
    cheese: 'Fromage',
    cleaning: 'Nettoyage',
    door: 'Accueil',
    office: 'Bureau',
  },
}

const starts = ['08:30', '11:15', '13:30', '16:00', '18:45'] as const
const ends = ['11:15', '14:00', '16:15', '18:45', '21:00'] as const
const daysOfWeek = 6
const eveningStart = '18:45'
/** Every so many templates one lacks people. */
const lacking = 7
const weeksAhead = 13
/** A multiple of every length of the rotas, so that this week is week A. */
const rotaWeeksBack = 12
const known = ['amina', 'bram', 'chloe', 'dieter', 'gerard', 'ines', 'lea', 'urs']

interface SeededTemplate {
  readonly id: string
  readonly group: string
  readonly seats: number
  readonly week: number
  readonly kind: Kind
  readonly row: Readonly<Record<string, unknown>>
}

const fill = action('shifts.seed', async (ctx, { cast }: { cast: SeedCast }) => {
  const monday = mondayOf(ctx.today)
  const kindIds = await addKinds(ctx)
  const members = await membersToSeat(ctx.db, ctx.organisation)
  const rota = await addRota(ctx, monday, cast.templates > 20 ? 4 : 2)
  const leads = leadsAmong(cast, members)
  const templates = planned(cast, rota, kindIds, addDays(monday, -7 * pastWeeks)).map((one, index) => ({
    ...one,
    row: { ...one.row, lead_id: leadOf(leads, one.row['starts'] === eveningStart, index) },
  }))
  await addSeeded(
    ctx.db,
    ctx.organisation,
    'template',
    templates.map((one) => one.row),
  )
  await addSeeded(
    ctx.db,
    ctx.organisation,
    'seat_group',
    templates.map((one) => ({
      id: one.group,
      template_id: one.id,
      role: say(ctx)[one.kind],
      seats: one.seats,
      min_seats: 2,
      skills: one.kind === 'cheese' ? [say(ctx).cheese] : [],
    })),
  )
  const workers = await addPeople(ctx, cast, members, templates, leads)
  const named = namedIn(cast, members)
  await seedLeaves(ctx, named)
  await generateRange(ctx, addDays(monday, -7 * pastWeeks), addDays(ctx.today, weeksAhead * 7 - 1))
  await seedCredits(ctx, workers, addDays(monday, -7 * pastWeeks))
  await seedPast(ctx, { elif: named('elif'), reliable: new Set(known.map(named)), workers })
  await seedClaim(ctx, named)
  for (const { id } of templates) ctx.record('shifts.template_created', { subject: id })
})

const say = (ctx: ActionContext): Readonly<Record<Kind, string>> => (words[ctx.shop.language] ?? words['fr']) as never

const inventedLeads = 8
const leaderlessEvery = 9

/** Contacts who lead: the named people first, then some of the invented ones. */
function leadsAmong(cast: SeedCast, members: readonly SeededMember[]): readonly string[] {
  const emailsOf = (people: SeedCast['people']) => people.map(({ key }) => `${key}@${cast.address}.example`)
  const leads = emailsOf(cast.people.filter(({ roles }) => roles.includes('lead')))
  const named = emailsOf(cast.people)
  const invented = members.filter(({ email }) => email === null || !named.includes(email))
  return [
    ...members.filter(({ email }) => email !== null && leads.includes(email)),
    ...invented.slice(0, inventedLeads),
  ].map(({ id }) => id)
}

/** The first lead has the evenings, the others the day in turn; now and then a lead is missing. */
const leadOf = (leads: readonly string[], evening: boolean, index: number): string | null =>
  evening
    ? (leads[0] ?? null)
    : index % leaderlessEvery === 4
      ? null
      : (leads[1 + (index % (leads.length - 1))] ?? null)

async function addKinds(ctx: ActionContext): Promise<ReadonlyMap<Kind, string>> {
  const ids = new Map(kinds.map((kind): [Kind, string] => [kind, newId()]))
  await addSeeded(
    ctx.db,
    ctx.organisation,
    'kind',
    kinds.map((kind) => ({ id: ids.get(kind), name: say(ctx)[kind], colour: colours[kind] })),
  )
  return ids
}

async function addRota(ctx: ActionContext, monday: Day, weeks: number): Promise<{ id: string; weeks: number }> {
  const id = newId()
  const name = Array.from({ length: weeks }, (_, index) => 'ABCD'[index]).join('')
  const from = addDays(monday, -7 * rotaWeeksBack)
  await addSeeded(ctx.db, ctx.organisation, 'rota', [{ id, name, anchor_day: from, valid_from: from }])
  await addSeeded(
    ctx.db,
    ctx.organisation,
    'rota_week',
    Array.from({ length: weeks }, (_, index) => ({ rota_id: id, sequence: index + 1, letter: 'ABCD'[index] })),
  )
  return { id, weeks }
}

/** Templates spread over weeks, days and times of day, in a fixed order. */
function planned(
  cast: SeedCast,
  rota: { readonly id: string; readonly weeks: number },
  kindIds: ReadonlyMap<Kind, string>,
  from: Day,
): SeededTemplate[] {
  return Array.from({ length: cast.templates }, (_, index) => {
    const id = newId()
    const place = Math.floor(index / rota.weeks)
    const kind = kinds[index % kinds.length] as Kind
    const slot = (place + Math.floor(place / daysOfWeek)) % starts.length
    const week = (index % rota.weeks) + 1
    const row = {
      id,
      name: `${words['fr']?.[kind]} ${starts[slot]}`,
      kind_id: kindIds.get(kind),
      rota_id: rota.id,
      week_sequence: week,
      day_number: (place % daysOfWeek) + 1,
      from_day: from,
      starts: starts[slot],
      ends: ends[slot],
      state: 'active',
    }
    return { id, group: newId(), seats: 4 + (index % 5), week, kind, row }
  })
}

/** Regular people hold a seat each, leaving at least one free everywhere and some almost empty; every third person is flying. */
async function addPeople(
  ctx: ActionContext,
  cast: SeedCast,
  members: readonly SeededMember[],
  templates: readonly SeededTemplate[],
  leads: readonly string[],
): Promise<readonly SeededWorker[]> {
  const modes = new Map(cast.people.map((one) => [`${one.key}@${cast.address}.example`, one]))
  const workers = members.map((member, index) => {
    const named = modes.get(member.email ?? '')
    const mode = named?.mode ?? (index % 3 === 0 ? 'flying' : 'regular')
    return {
      member_id: member.id,
      mode,
      flying_start: mode === 'flying' ? addDays(ctx.today, -56 + (named ? 0 : index % 13)) : null,
      exempt_reason: mode === 'exempt' ? 'Looks after the accounts' : null,
      is_lead: leads.includes(member.id),
      contact_visible: false,
      name_visible: true,
    }
  })
  await addSeeded(ctx.db, ctx.organisation, 'worker', workers)
  const regulars = workers.filter((one) => one.mode === 'regular').map((one) => one.member_id)
  const places = templates.flatMap((template, index) =>
    Array.from({ length: index % lacking === 1 ? 1 : template.seats - 1 }, () => template),
  )
  const inTurn = [...places.filter((one) => one.week === 2), ...places.filter((one) => one.week !== 2)]
  await addSeeded(
    ctx.db,
    ctx.organisation,
    'fixed_seat',
    inTurn.slice(0, regulars.length).map((template, index) => ({
      id: newId(),
      template_id: template.id,
      group_id: template.group,
      member_id: regulars[index],
      from_day: addDays(mondayOf(ctx.today), -7 * pastWeeks),
      given_at: ctx.now,
    })),
  )
  return workers
}

export const seed: Seed = { run: (ctx) => ctx.act(fill, { cast: ctx.cast }) }
