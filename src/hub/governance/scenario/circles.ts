/** Circles, seats and mandates in scenario files. */
import { z } from 'zod'
import { type ActionContext, action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type Line, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { addMonths, type Day, yearOf } from '#platform/values/day.ts'
import { type AccountId, isId, newId } from '#platform/values/ids.ts'
import { readMoney } from '#platform/values/money.ts'
import { listCircles, readSeat, readTerm } from '../reads/circles.ts'
import { numberOf } from '../rules/register.ts'
import { circleKinds, lastDayOf, seatKinds } from '../rules/terms.ts'
import { sitDown } from '../seating.ts'
import { mandateMonths } from '../settings/mandates.ts'
import * as store from '../store/circles.ts'
import { addDecision, readDecision } from '../store/decisions.ts'
import { tellTerms } from '../store/terms.ts'

const day = z.iso.date()
const seat = z.object({
  role: z.string(),
  from: z.enum(seatKinds).default('any'),
  description: z.string().default('What one does there'),
  grants: z.enum(['hub_treasurer', 'second_approver']).nullable().default(null),
})
const holder = z.object({
  seat: z.string(),
  person: z.string(),
  organisation: z.string(),
  from: day,
  until: day.optional(),
  termInRow: z.int().min(1).default(1),
})

const fields = z.strictObject({
  name: z.string().describe('how the file calls it'),
  kind: z.enum(circleKinds).default('working').describe('`noyau`, `working`, `project`'),
  purpose: z.string().default('What it is for').describe('what it is for'),
  joinable: z.boolean().default(false).describe('anybody may take part without a seat'),
  spendLimit: z
    .union([z.int().min(0), z.string().transform((text) => readMoney(text) ?? Number.NaN)])
    .pipe(z.int().min(0))
    .default(0)
    .describe('what it may spend in a year'),
  seats: z
    .array(seat)
    .default([])
    .describe(
      '`[{ role: Chair, from: user, description: words, grants: hub_treasurer }]`; `from` is `user`, `provider`, `any`; every seat of a `noyau` brings that task',
    ),
  holders: z
    .array(holder)
    .default([])
    .describe(
      '`[{ seat: Chair, person: Jo, organisation: Le Panier, from: 2025-01-01, until: 2025-12-31, term_in_row: 2 }]`; without `until` for the months of the setting',
    ),
})
type Told = z.output<typeof fields> & { readonly ids: Readonly<Record<string, string>> }

const tell = action('scenario.tellCircle', async (ctx, told: Told) => {
  const circle = newId()
  const { kind, name, purpose, joinable, spendLimit } = told
  const about = { kind, name, purpose, joinable, mail: null, spendLimit, at: ctx.now, by: null }
  await store.addCircle(ctx.db, ctx.organisation, { ...about, id: circle })
  const seats = told.seats.map((one, at) => ({
    ...one,
    ...{ id: newId(), circle, place: at + 1, grants: kind === 'noyau' ? ('noyau' as const) : one.grants },
  }))
  await store.addSeats(ctx.db, ctx.organisation, seats)
  for (const one of told.holders) await seatHolder(ctx, told, seats.find(({ role }) => role === one.seat)?.id, one)
  // what lies behind was told of in its time
  for (const what of ['start', '30', '60', 'end'] as const) await tellTerms(ctx.db, ctx.organisation, what, ctx.today)
  return { circle: circle as string, seats: seats.map(({ id, role }) => ({ id: id as string, role })) }
})

async function seatHolder(ctx: ActionContext, told: Told, id: string | undefined, one: z.output<typeof holder>) {
  const here = found(await store.readSeat(ctx.db, ctx.organisation, id ?? newId()), `seat ${one.seat}`)
  const fromDay = one.from as Day
  const untilDay = (one.until as Day | undefined) ?? lastDayOf(fromDay, await ctx.setting(mandateMonths))
  const sitting = {
    ...{ seat: here, fromDay, untilDay },
    participant: told.ids[one.organisation] ?? '',
    account: told.ids[one.person] as AccountId,
  }
  const by = { place: { inRow: one.termInRow, later: [] }, decision: await decisionOfBefore(ctx), selection: null }
  await sitDown(ctx, sitting, by)
}

/** All that is given was decided before; its number is none that the register gives. */
async function decisionOfBefore(ctx: ActionContext) {
  const number = numberOf(yearOf(ctx.today), 0)
  const known = await readDecision(ctx.db, ctx.organisation, number)
  if (known) return known
  const id = newId()
  const days = { takenOn: ctx.today, inForceFrom: ctx.today, reviewOn: addMonths(ctx.today, 36) }
  await addDecision(ctx.db, ctx.organisation, {
    ...{ id, number, year: yearOf(ctx.today), seq: 0, title: 'As told', text: 'As told', language: 'en' },
    ...{ ...days, method: 'consent', takenIn: null, criteria: null, eligible: null, answered: null },
    ...{ proposal: null, vote: null, figures: null, supersedes: null, pending: false, at: ctx.now, by: null },
  })
  return { id, number, takenOn: ctx.today }
}

export const circles = given(
  'circles of the community with their seats, and who sits there',
  fields,
  async (world, told) => {
    const organisations = told.holders.map(({ organisation }) => [
      organisation,
      world.idOf('participant', organisation),
    ])
    const people = told.holders.map(({ person }) => [person, world.accountOf(person) ?? ''])
    const made = await world.act(tell, { ...told, ids: Object.fromEntries([...organisations, ...people]) })
    world.remember('circle', told.name, made.circle)
    for (const one of made.seats) world.remember('circle_seat', one.role, one.id)
  },
)

async function circleIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('circle', name)) return world.idOf('circle', name)
  const all = (await world.look(listCircles, {})).circles
  return found(
    all.find((one) => one.name === name),
    `circle ${name}`,
  ).id
}

async function seatIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('circle_seat', name)) return world.idOf('circle_seat', name)
  const all = (await world.look(listCircles, {})).circles.flatMap((one) => one.seats)
  return found(
    all.find(({ role }) => role === name),
    `seat ${name}`,
  ).id
}

/** `{ seat: Chair, person: Jo }`: the mandate of today, else the newest; `from` names another. */
async function termIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('term', value)
  const { seat: role, person, from } = value as Line
  const { terms } = await world.look(readSeat, { circleSeat: await seatIn(world, role) })
  const own = terms.filter((one) => one.person === person && (from === undefined || one.fromDay === from))
  const today = world.today()
  const now = own.find((one) => one.fromDay <= today && one.untilDay >= today)
  return found(now ?? own[0], `mandate of ${String(person)}`).term
}

async function handOverIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const { text, ...term } = value as Line
  const { handOver } = await world.look(readTerm, { term: await termIn(world, term) })
  return found(
    handOver.find((one) => one.text === text),
    'hand_over',
  ).id
}

export const circleNames: Readonly<Record<string, ScenarioName>> = {
  circle: { kind: 'circle', says: 'name of a circle', find: circleIn },
  circleSeat: { kind: 'circle_seat', says: 'name of a seat', find: seatIn },
  nominee: {
    kind: 'account',
    says: 'name of a person who acts for an organisation',
    find: (world, value) => (isId(String(value)) ? String(value) : world.accountOf(String(value))),
  },
  nomineeOf: {
    kind: 'participant',
    says: 'name of the organisation for which that person would sit; left out, the first one the person acts for',
    find: (world, value) => (isId(String(value)) ? String(value) : world.idOf('participant', String(value))),
  },
  term: {
    kind: 'term',
    says: '`{ seat: Chair, person: Jo }`: a mandate, that of today, else the newest; with `from: 2025-01-01` the one that begins then; or what the step that gave it was `called`',
    find: termIn,
  },
  renewed: { kind: 'term', says: 'a mandate, as in `term`', find: termIn },
  handOver: {
    kind: 'hand_over',
    says: '`{ seat: Chair, person: Jo, text: Keys }`: a line of what is handed over',
    find: handOverIn,
  },
}

const circle: ScenarioFacts = {
  facts: {
    kind: '`noyau`, `working`, `project`',
    name: 'its name',
    purpose: 'what it is for',
    joinable: 'anybody may take part without a seat',
    spend_limit: 'what it may spend in a year, in cents',
    spent: 'what it spent this year, in cents',
    seats: '`{ Chair: vacant }`: `vacant`, `nominated`, or the state of the mandate on it',
    from: '`{ Chair: user }`: for which kind of organisation each seat is',
    holders: '`{ Chair: Jo }`: who sits there today, or from a later day on',
    members: 'names of those who take part without a seat',
  },
  async read(world, id) {
    const one = found(
      (await world.look(listCircles, {})).circles.find((other) => other.id === id),
      'circle',
    )
    return {
      kind: one.kind,
      name: one.name,
      purpose: one.purpose,
      joinable: one.joinable,
      spend_limit: one.spendLimit,
      spent: one.spent,
      seats: Object.fromEntries(one.seats.map(({ role, state }) => [role, state])),
      from: Object.fromEntries(one.seats.map(({ role, from }) => [role, from])),
      holders: Object.fromEntries(
        one.seats.flatMap(({ role, holder: held }) => (held ? [[role, held.person] as const] : [])),
      ),
      members: one.members,
    }
  },
  find: circleIn,
}

const circleSeat: ScenarioFacts = {
  facts: {
    state: '`vacant`, `nominated`, or the state of the mandate on it',
    holder: 'who sits there today, or from a later day on',
    step: 'of the newest choice: `nominations`, `information`, `changes`, `objections`, `done`, `stopped`; null where none was',
    from: 'first day of the mandate that is being given, or was',
    until: 'its last day',
    nominations: '`{ Le Panier: Bo }`: whom each organisation names',
    reasons: '`{ Le Panier: words }`: why',
    changed: 'names of organisations that named somebody else after all',
    words: 'what was asked and told, the earliest first',
    proposed: 'who is proposed; null while nobody is',
    answers: '`{ Le Panier: no_objection }`: or `objects`, to the one proposed now',
    asked: 'organisations that are asked before the nominee',
    missing: 'answers still needed before the nominee is asked',
    stop_reason: 'why the choice was stopped',
    terms: 'names of those who sit, sat and will sit there, the newest first',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readSeat, { circleSeat: id })
    const { selection } = one
    const named = selection?.nominations ?? []
    return {
      state: one.seat.state,
      holder: one.seat.holder?.person ?? null,
      step: selection?.step ?? null,
      from: selection?.fromDay ?? null,
      until: selection?.untilDay ?? null,
      nominations: Object.fromEntries(named.map(({ by, person }) => [by, person])),
      reasons: Object.fromEntries(named.map(({ by, reason }) => [by, reason])),
      changed: named.filter((line) => line.changed).map(({ by }) => by),
      words: selection?.words.map(({ text }) => text) ?? [],
      proposed: selection?.proposed?.person ?? null,
      answers: Object.fromEntries(
        (selection?.answers ?? []).map(({ organisation, objects }) => [
          organisation,
          objects ? 'objects' : 'no_objection',
        ]),
      ),
      asked: selection?.asked ?? [],
      missing: selection?.missing ?? null,
      stop_reason: selection?.stopReason ?? null,
      terms: one.terms.map(({ person }) => person),
      happened: one.happened,
    }
  },
  find: seatIn,
}

const term: ScenarioFacts = {
  facts: {
    state: '`accepted`, `active`, `report_due`, `ended`, `renewed`, `resigned`, `recalled`',
    person: 'who holds it',
    organisation: 'for which organisation',
    role: 'name of the seat',
    circle: 'name of the circle',
    from: 'its first day',
    until: 'its last day',
    term_in_row: 'which term in a row it is',
    holds: 'whether its powers run today',
    decision: 'number of the decision that gave it',
    left_on: 'the first day without powers, where it was laid down or taken back',
    left_reason: 'why it was laid down',
    acting_from: 'the first day on which its holder goes on after the end',
    acting_until: 'the last one',
    report: '`{ done: words, not_done: words, money: words, open_tasks: words }`; null while it is not written',
    hand_over: 'what is handed over, in its order',
    taken_over: 'what of it was taken over',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readTerm, { term: id })
    return {
      state: one.state,
      person: one.person,
      organisation: one.organisation,
      role: one.role,
      circle: one.circle,
      from: one.fromDay,
      until: one.untilDay,
      term_in_row: one.termInRow,
      holds: one.holds,
      decision: one.decision.number,
      left_on: one.leftOn,
      left_reason: one.leftReason,
      acting_from: one.actingFrom,
      acting_until: one.actingUntil,
      report: one.report && {
        ...{ done: one.report.done, not_done: one.report.notDone },
        ...{ money: one.report.money, open_tasks: one.report.openTasks },
      },
      hand_over: one.handOver.map(({ text }) => text),
      taken_over: one.handOver.filter(({ doneOn }) => doneOn !== null).map(({ text }) => text),
      happened: one.happened,
    }
  },
  find: termIn,
}

export const circleFacts = { circle, circle_seat: circleSeat, term }
