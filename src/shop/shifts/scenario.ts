/** Shifts in scenario files: how people take part, the rota of the week, templates and dated shifts. */
import { action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { bookSeat } from './actions/booking.ts'
import { giveFixedSeat } from './actions/fixed-seat.ts'
import { createKind, createRota } from './actions/rota.ts'
import { openShift } from './actions/shift.ts'
import { changeTemplates } from './actions/template.ts'
import * as office from './contract-office.ts'
import * as planning from './contract-planning.ts'
import { readShift } from './reads/week.ts'
import { readOneWorker } from './reads/workers.ts'
import { type Mode, policySchema, presets } from './rules/policy.ts'
import { writeWorker } from './store/people.ts'
import { addVersion } from './store/policy.ts'

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const takePart = action('scenario.takePart', async (ctx, input: { member: string; mode: Mode; skills: string[] }) => {
  await writeWorker(ctx.db, ctx.organisation, {
    member: input.member,
    mode: input.mode,
    flyingStart: input.mode === 'flying' ? ('2024-01-01' as Day) : null,
    exemptReason: input.mode === 'exempt' ? 'given' : null,
    isLead: false,
    contactVisible: false,
    nameVisible: true,
    skills: input.skills,
    shiftsBefore: 0,
    resigningOn: null,
    unsubscribedOn: null,
    blocked: null,
  })
  ctx.record('shifts.worker_edited', { subject: input.member, person: input.member })
})

/** Made when the first shift or template asks for them. */
async function known(world: ScenarioWorld, kind: string, name: string, make: () => Promise<string>): Promise<string> {
  try {
    return world.idOf(kind, name)
  } catch {
    const id = await make()
    world.remember(kind, name, id)
    return id
  }
}

const shopKind = (world: ScenarioWorld) =>
  known(
    world,
    'kind',
    'Shop',
    async () => (await world.act(createKind, { name: 'Shop', description: null, colour: null })).kind,
  )

function hours(line: Line): { starts: string; ends: string } {
  const [starts = '', ends = ''] = String(line['time']).split(/\s*[-–]\s*/)
  return { starts, ends }
}

const groupsOf = (line: Line) => [
  { role: 'any', seats: Number(line['seats'] ?? 5), skills: list(line['skills']), warnings: list(line['warnings']) },
]

async function addShift(world: ScenarioWorld, line: Line): Promise<void> {
  const { name, day } = line
  const asked = { name, day, kind: await shopKind(world), ...hours(line), groups: groupsOf(line) }
  const { shift } = await world.act(openShift, found(office.openShift.body, 'body').parse(asked))
  world.remember('shift', String(name), shift)
  const seats = [
    ...list(line['fixed']).map((member) => ({ member, purpose: 'regular' as const })),
    ...list(line['booked']).map((member) => ({ member, purpose: undefined })),
  ]
  for (const { member, purpose } of seats)
    await world.act(bookSeat, {
      shift,
      member: world.idOf('member', String(member)),
      warningsAccepted: true,
      reason: 'given',
      ...(purpose ? { purpose } : {}),
    })
}

async function addTemplate(world: ScenarioWorld, line: Line): Promise<void> {
  const rota = String(line['rota'])
  const from = String(line['from'] ?? world.today())
  const template = {
    name: line['name'],
    kind: await shopKind(world),
    place: { rota: world.idOf('rota', rota), week: line['week'] ?? 1, day: line['day'] },
    from,
    ...hours(line),
    groups: groupsOf(line),
  }
  const body = found(planning.changeTemplates.body, 'body')
  const made = await world.act(changeTemplates, body.parse({ changes: [{ do: 'create', template }] }))
  const id = found(made.templates[0], 'template').template
  world.remember('template', String(line['name']), id)
  for (const member of list(line['fixed']))
    await world.act(giveFixedSeat, {
      template: id,
      member: world.idOf('member', String(member)),
      from,
      until: null,
    })
}

async function addRota(world: ScenarioWorld, line: Line): Promise<void> {
  const letters = list(line['weeks']).length > 0 ? list(line['weeks']) : ['A']
  const body = found(planning.createRota.body, 'body').parse({
    name: line['name'],
    anchorDay: line['anchor'] ?? world.today(),
    validFrom: line['from'] ?? longAgo,
    weeks: letters.map((letter) => ({ letter })),
  })
  world.remember('rota', String(line['name']), (await world.act(createRota, body)).rota)
}

const longAgo = '2020-01-01'

async function addWorker(world: ScenarioWorld, line: Line): Promise<void> {
  const member = world.idOf('member', String(line['name']))
  const mode = (line['mode'] ?? 'flying') as Mode
  await world.act(takePart, { member, mode, skills: list(line['skills']).map(String) })
}

async function factsOfMember(world: ScenarioWorld, member: string): Promise<Line> {
  const { mode, standing, main, makeUp, fixedSeats, shifts } = await world.look(readOneWorker, { member })
  return {
    mode,
    standing,
    main,
    make_up: makeUp,
    fixed_seats: fixedSeats.map((seat) => ({ template: seat.templateName, from: seat.from, until: seat.until })),
    shifts: shifts
      .filter((one) => one.state !== 'cancelled')
      .map(({ name, day, localStart, purpose, state }) => ({ name, day, starts: localStart, purpose, state })),
  }
}

async function factsOfShift(world: ScenarioWorld, shift: string): Promise<Line> {
  const { day, localStart, localEnd, startsAt, state, groups, people } = await world.look(readShift, { shift })
  const seats = groups.reduce((sum, group) => sum + group.seats, 0)
  const there = people.filter((one) => one.state !== 'cancelled')
  return {
    day,
    starts: localStart,
    ends: localEnd,
    starts_at: startsAt,
    state,
    seats,
    taken: there.length,
    free: seats - there.length,
    people: there.map((one) => world.nameOf(one.member)),
  }
}

/** `attendance: { shift: Wed, member: Amina }`: the live seat of a person on a shift. */
async function attendanceOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { shift, member } = value as { shift: string; member: string }
  const person = world.idOf('member', member)
  const { people } = await world.look(readShift, { shift: world.idOf('shift', shift) })
  const seat = people.find((one) => one.member === person && one.state !== 'cancelled')
  if (!seat) throw new Error(`${member} has no seat on ${shift}`)
  return seat.attendance
}

const setPolicy = action('scenario.setPolicy', async (ctx, line: Line) => {
  const { preset = 'bees', ...changes } = line
  const known = Object.keys(presets).find((one) => one === preset)
  if (!known) throw new Error(`policy: there are ${Object.keys(presets).join(', ')}`)
  const id = newId()
  await addVersion(ctx.db, ctx.organisation, {
    id,
    validFrom: longAgo as Day,
    preset: known,
    changes: policySchema.partial().strict().parse(changes),
    now: ctx.now,
    by: null,
  })
  ctx.record('shifts.policy_scheduled', { subject: id, from: longAgo })
})

export const scenario: ScenarioRoom = {
  given: {
    policies: (world, line) => world.act(setPolicy, line),
    members: addWorker,
    rotas: addRota,
    templates: addTemplate,
    shifts: addShift,
  },
  fields: { shift: 'shift', template: 'template', rota: 'rota', kind: 'kind', attendance: attendanceOf },
  expect: { member: factsOfMember, shift: factsOfShift },
}
