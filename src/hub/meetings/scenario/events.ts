/** Events and registrations in scenario files. */
import { z } from 'zod'
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { readMails } from '#platform/mail/reads.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import { given, type ScenarioFacts, type ScenarioWorld } from '#platform/scenario.ts'
import { isId, newId } from '#platform/values/ids.ts'
import { readMoney } from '#platform/values/money.ts'
import { numbers, termsOf } from '../actions/events.ts'
import { announceEvent } from '../contract/events.ts'
import { listEvents, readEvent } from '../reads/events.ts'
import { questions } from '../rules/places.ts'
import { writeEvent } from '../store/events.ts'

const day = z.iso.date()
const money = z
  .union([z.int().min(0), z.string().transform((text) => readMoney(text) ?? Number.NaN)])
  .pipe(z.int().min(0))

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its title too'),
  days: z
    .array(z.object({ day, from: z.string().default('09:00'), until: z.string().default('17:00') }))
    .min(1)
    .describe('`[{ day: 2025-04-05, from: "09:00", until: "17:00" }]`'),
  capacity: z.int().min(1).nullable().default(null).describe('places; without it, no limit'),
  seatsPerOrganisation: z.int().min(1).nullable().default(null).describe('seats of each organisation; no limit'),
  questions: z.array(z.enum(questions)).default([]).describe('`[food, lodging, access]`'),
  priceSteps: z.array(money).default([]).describe('`["15.00"]`; nothing is always possible'),
  openToAll: z.boolean().default(false).describe('guests register too'),
  registerUntil: day.nullable().default(null).describe('the last day for registering'),
})

const hold = action('scenario.holdEvent', async (ctx, { name, ...told }: z.output<typeof fields>) => {
  const asked = announceEvent.body?.parse({ ...told, title: name }) as Parameters<typeof termsOf>[1]
  const { terms, no } = termsOf(ctx, asked)
  refuseWith(no)
  const event = { ...found(terms, 'event'), id: newId(), meeting: null }
  const number = await nextNumber(ctx.db, ctx.organisation, numbers)
  await writeEvent(ctx.db, ctx.organisation, { ...event, number, now: ctx.now, by: null })
  return event.id
})

export const meetingEvents = given('events with registration, announced', fields, async (world, line) => {
  world.remember('event', line.name, await world.act(hold, line))
})

export async function eventIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('event', name)) return world.idOf('event', name)
  const { rows } = await world.look(listEvents, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `event ${name}`,
  ).id
}

/** `{ event: Gathering, name: Lea }`, or what a step was `called`. */
export async function registrationIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('registration', value)
  const { event: of, name } = value as { event: unknown; name: string }
  const { registrations } = await world.look(readEvent, { event: await eventIn(world, of) })
  return found(
    registrations.findLast((row) => row.name === name),
    `registration of ${name}`,
  ).id
}

export const event: ScenarioFacts = {
  facts: {
    state: '`announced`, `cancelled`',
    number: 'its number',
    days: '`["2025-04-05 09:00-17:00"]`',
    capacity: 'places; null: no limit',
    free: 'places that nobody has and nobody was offered',
    confirmed: 'names, in the order of asking',
    waiting: 'the same of those who wait',
    offered: 'of those who were offered a place',
    lapsed: 'of those who did not take it in time',
    cancelled: 'of those who gave their place back',
    price_steps: 'in cents, 0 first',
    prices: '`{ Lea: 1500 }`: what each chose to pay, in cents',
    food: '`{ Lea: vegan }`',
    lodging: 'the same',
    access: 'the same',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readEvent, { event: id })
    const names = (state: string) => one.registrations.filter((row) => row.state === state).map(({ name }) => name)
    const told = (question: 'food' | 'lodging' | 'access') =>
      Object.fromEntries(one.registrations.flatMap((row) => (row[question] ? [[row.name, row[question]]] : [])))
    return {
      state: one.state,
      number: one.number,
      days: one.days.map(({ day, from, until }) => `${day} ${from}-${until}`),
      capacity: one.capacity,
      free: one.free,
      confirmed: names('confirmed'),
      waiting: names('waiting'),
      offered: names('offered'),
      lapsed: names('lapsed'),
      cancelled: names('cancelled'),
      price_steps: one.priceSteps,
      prices: Object.fromEntries(one.registrations.map(({ name, price }) => [name, price])),
      food: told('food'),
      lodging: told('lodging'),
      access: told('access'),
      happened: one.happened,
    }
  },
  find: eventIn,
}

const mailsAtMost = 200

export const guest: ScenarioFacts = {
  facts: { notices: 'codes of everything a guest was told about their registration: `guest: { event: …, name: … }`' },
  async read(world, id) {
    const asked = { of: 'organisation', person: id, show: 'all', sort: 'wantedAt', size: mailsAtMost } as const
    const { rows } = await world.look(readMails, asked)
    return { notices: rows.map(({ code }) => code) }
  },
  find: registrationIn,
}
