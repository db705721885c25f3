/** Kinds, rotas, templates, fixed seats and closings in scenario files. */
import { z } from 'zod'
import { action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioWorld } from '#platform/scenario.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { closeDays } from '../actions/closing.ts'
import { generateRange } from '../actions/generation.ts'
import { createKind, createRota } from '../actions/rota.ts'
import { changeTemplates } from '../actions/template.ts'
import * as office from '../contract-office.ts'
import * as planning from '../contract-planning.ts'
import * as templating from '../contract-template.ts'
import { recountHolders } from '../counting.ts'
import { addFixedSeats, readTemplates, writeTemplates } from '../store/template.ts'

const day = z.iso.date()
const longAgo = '2020-01-01'
const firstKind = 'Shop'

export const groupFields = {
  role: z.string().default('any').describe('role of its seats'),
  seats: z.int().default(5).describe('seats'),
  min_seats: z.int().default(0).describe('people wanted at least'),
  skills: z.array(z.string()).default([]).describe('skills one needs'),
  warnings: z.array(z.string()).default([]).describe('warnings one must tick'),
}
const group = z.strictObject(groupFields)
export const shiftFields = {
  time: z
    .string()
    .regex(/^\d\d:\d\d\s*[-–]\s*\d\d:\d\d$/)
    .describe('`"14:00-16:00"`'),
  kind: z.string().optional().describe('a kind of the file; unless given, the kind `Shop`'),
  lead: z.string().optional().describe('who leads it'),
  weight: z.number().default(1).describe('what it counts'),
  beneficiary: z.string().optional().describe('for whom it is done'),
  ...groupFields,
  groups: z
    .array(group)
    .optional()
    .describe('several groups of seats, each with `role`, `seats`, `min_seats`, `skills`, `warnings`'),
}
type GroupLine = z.output<typeof group>

export const groupsOf = (line: GroupLine & { groups?: GroupLine[] | undefined }) =>
  (line.groups ?? [line]).map(({ role, seats, min_seats, skills, warnings }) => ({
    role,
    seats,
    minSeats: min_seats,
    skills,
    warnings,
  }))

export function hoursOf(time: string): { starts: string; ends: string } {
  const [starts = '', ends = ''] = time.split(/\s*[-–]\s*/)
  return { starts, ends }
}

/** A kind of the file; the usual one is made when the first shift asks for it. */
export async function kindOf(world: ScenarioWorld, name: string | undefined): Promise<string> {
  if (name && name !== firstKind) return world.idOf('kind', name)
  if (!world.knows('kind', firstKind)) await addKind(world, firstKind)
  return world.idOf('kind', firstKind)
}

async function addKind(world: ScenarioWorld, name: string): Promise<void> {
  const { kind } = await world.act(createKind, { name, description: null, colour: null })
  world.remember('kind', name, kind)
}

const kinds = given('kinds of shifts', z.strictObject({ name: z.string().describe('its name') }), (world, line) =>
  addKind(world, line.name),
)

const week = z.union([z.string(), z.strictObject({ letter: z.string(), days: z.int() })])

const rotas = given(
  'cycles of weeks',
  z.strictObject({
    name: z.string().describe('its name'),
    anchor: day.optional().describe('first day of its first week; unless given, today'),
    from: day.default(longAgo).describe('first day it runs'),
    until: day.nullable().default(null).describe('last day it runs'),
    priority: z.int().default(0).describe('the higher one wins where two run'),
    weeks: z.array(week).default(['A']).describe('letters, or `{ letter: A, days: 5 }` for a shorter week'),
  }),
  async (world, line) => {
    const body = found(planning.createRota.body, 'body').parse({
      name: line.name,
      anchorDay: line.anchor ?? world.today(),
      validFrom: line.from,
      validTo: line.until,
      priority: line.priority,
      weeks: line.weeks.map((one) =>
        typeof one === 'string' ? { letter: one } : { letter: one.letter, lengthDays: one.days },
      ),
    })
    world.remember('rota', line.name, (await world.act(createRota, body)).rota)
  },
)

const templateLine = z.strictObject({
  name: z.string().describe('its name'),
  rota: z.string().optional().describe('the rota it stands in'),
  week: z.int().default(1).describe('which week of the rota'),
  day: z.int().optional().describe('which day of that week; 1 is the first'),
  every: z.int().optional().describe('for a series instead of a rota: every so many `unit`s from `from` on'),
  unit: z.enum(['day', 'week', 'month', 'year']).default('day').describe('`day`, `week`, `month`, `year`'),
  ahead_count: z.int().nullable().default(null).describe('for a series: how many occurrences ahead are made'),
  from: day.optional().describe('first day; unless given, today'),
  until: day.nullable().default(null).describe('last day'),
  public_holidays: z.enum(['run', 'skip']).default('run').describe('`run` or `skip`'),
  ...shiftFields,
  fixed: z.array(z.string()).default([]).describe('people who hold a fixed seat from its first day on'),
  state: z.enum(['draft', 'active']).default('active').describe('`active` or `draft`'),
  generated: z
    .boolean()
    .default(false)
    .describe('its shifts of the next 91 days are there at once; else they come with `shifts.generate` or at night'),
})

const templates = given('shifts that come again', templateLine, async (world, line) => {
  const from = line.from ?? world.today()
  const place = line.rota
    ? { rota: world.idOf('rota', line.rota), week: line.week, day: line.day }
    : { every: line.every, unit: line.unit, aheadCount: line.ahead_count }
  const template = {
    name: line.name,
    kind: await kindOf(world, line.kind),
    place,
    from,
    until: line.until,
    ...hoursOf(line.time),
    lead: line.lead ? world.idOf('member', line.lead) : null,
    weight: line.weight,
    beneficiary: line.beneficiary ?? null,
    publicHolidays: line.public_holidays,
    groups: groupsOf(line),
  }
  const body = found(templating.changeTemplates.body, 'body').parse({
    changes: [{ do: 'create', template, activate: false }],
  })
  const made = await world.act(changeTemplates, body)
  const id = found(made.templates[0], 'template').template
  world.remember('template', line.name, id)
  for (const member of line.fixed)
    await world.act(holdSeat, { template: id, member: world.idOf('member', member), role: null, from, until: null })
  if (line.state === 'active') await world.act(activate, { template: id, generated: line.generated })
})

const fixedSeats = given(
  'fixed seats, also such as began in the past',
  z.strictObject({
    template: z.string().describe('a template of the file'),
    member: z.string().describe('who holds it'),
    role: z.string().nullable().default(null).describe('in which group; unless given, the first'),
    from: day.optional().describe('first day; unless given, today'),
    until: day.nullable().default(null).describe('last day'),
  }),
  async (world, line) => {
    await world.act(holdSeat, {
      template: world.idOf('template', line.template),
      member: world.idOf('member', line.member),
      role: line.role,
      from: line.from ?? world.today(),
      until: line.until,
    })
  },
)

interface Held {
  readonly template: string
  readonly member: string
  readonly role: string | null
  readonly from: string
  readonly until: string | null
}

/** Written as an import would: it may have begun before today, and nobody is told. */
const holdSeat = action('scenario.holdSeat', async (ctx, held: Held) => {
  const template = found(
    (await readTemplates(ctx.db, ctx.organisation, [held.template])).get(held.template),
    'template',
  )
  const into = held.role === null ? template.groups[0] : template.groups.find(({ role }) => role === held.role)
  const seat = {
    id: newId(),
    template: held.template,
    group: found(into, 'group').id,
    member: held.member,
    from: held.from as Day,
    until: held.until as Day | null,
  }
  await addFixedSeats(ctx.db, ctx.organisation, [seat], ctx.now)
  await recountHolders(ctx, [seat.member])
  ctx.record('shifts.fixed_seat_given', { subject: held.template, person: held.member, fixed_seat: seat.id })
})

const generatedDays = 91

const activate = action('scenario.activate', async (ctx, input: { template: string; generated: boolean }) => {
  const read = await readTemplates(ctx.db, ctx.organisation, [input.template])
  const template = found(read.get(input.template), 'template')
  await writeTemplates(ctx.db, ctx.organisation, [{ ...template, state: 'active' }])
  ctx.record('shifts.template_activated', { subject: input.template })
  if (input.generated) await generateRange(ctx, ctx.today, addDays(ctx.today, generatedDays), [input.template])
})

const closings = given(
  'days on which the shop does not run; its reason is its name',
  z.strictObject({
    reason: z.string().describe('why, and the name of the closing'),
    from: day.describe('first day'),
    until: day.optional().describe('last day; unless given, the first'),
    kinds: z.array(z.string()).default([]).describe('only these kinds'),
    sort: z.enum(['closed', 'reduced']).default('closed').describe('`closed` or `reduced`'),
    relief: z.enum(['none', 'one', 'all']).default('none').describe('`none`, `one`, `all`'),
  }),
  async (world, line) => {
    const ids = line.kinds.map((name) => world.idOf('kind', name))
    const body = found(office.closeDays.body, 'body').parse({ ...line, until: line.until ?? line.from, kinds: ids })
    world.remember('closing', line.reason, (await world.act(closeDays, body)).closing)
  },
)

export const planningGiven = { kinds, rotas, templates, fixed_seats: fixedSeats, closings }
