/** Pots in scenario files. */
import { z } from 'zod'
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { readMoney } from '#platform/values/money.ts'
import { changeCredit } from '../actions/giving.ts'
import { openPot } from '../actions/pots.ts'
import { readPot } from '../reads/pots.ts'
import { potKinds } from '../rules/pots.ts'
import { potOfItem } from '../store/pots.ts'
import { patronFacts } from './patrons.ts'

const day = z.iso.date()
const money = z.union([z.int(), z.string().transform((text) => readMoney(text) ?? Number.NaN)]).pipe(z.int().min(0))

export const pots = given(
  'Free rounds and common pots of the community.',
  z.strictObject({
    name: z.string().describe('how the file calls it'),
    kind: z.enum(potKinds).default('free').describe('`free` or `common_pot`'),
    currency: z.enum(['EUR', 'CHF']).nullable().default(null).describe('EUR or CHF'),
    opensOn: day.nullable().default(null).describe('the first day; today when left out'),
    closesOn: day.describe('the last day'),
    orgCap: money.nullable().default(null).describe('the most one organisation gives'),
    matchPot: money.default(0).describe('money that follows what is given'),
    items: z
      .array(z.object({ name: z.string(), least: money, most: money }))
      .default([])
      .describe('`[{ name: Labels, least: "500.00", most: "800.00" }]`'),
    credits: z
      .record(z.string(), money)
      .default({})
      .describe('`{ Le Panier: "100.00" }`: what each may hand out of a common pot'),
  }),
  async (world, { credits, ...told }) => {
    const items = told.items.map((item) => ({ ...item, says: null }))
    const made = await world.act(openPot, { ...told, items })
    world.remember('common_pot', told.name, made.pot)
    for (const { item, name } of made.items) world.remember('item', name, item)
    for (const [name, amount] of Object.entries(credits))
      await world.act(changeCredit, {
        ...{ pot: made.pot, participant: world.idOf('participant', name), kind: 'set', amount, note: null },
      })
  },
)

export const potNames: Readonly<Record<string, ScenarioName>> = {
  pot: { kind: 'common_pot', says: 'name of a free round or common pot' },
  item: { kind: 'item', says: 'name of an item of a pot' },
  contribution: { kind: 'contribution', says: 'what a step that gave was `called`' },
}

const byName = (all: readonly { readonly name: string; readonly value: number }[]): Record<string, number> => {
  const sums = new Map<string, number>()
  for (const { name, value } of all) sums.set(name, (sums.get(name) ?? 0) + value)
  return Object.fromEntries(sums)
}

const common_pot: ScenarioFacts = {
  facts: {
    state: '`coming`, `open`, `over`, `cancelled`',
    kind: '`free` or `common_pot`',
    given: 'what was given to all items and not taken back',
    items: 'names of its items',
    rows: 'how many rows of giving there are, mirrors too',
    nets: '`{ Le Panier: "100.00" }`: what each gave and did not get back',
    credits: '`{ Le Panier: "100.00" }`: what each may still hand out',
  },
  async read(world, id) {
    const one = await world.look(readPot, { pot: id })
    return {
      state: one.state,
      kind: one.kind,
      given: one.given,
      items: one.items.map(({ name }) => name),
      rows: one.contributions.length,
      nets: byName(one.contributions.map(({ name, amount }) => ({ name, value: amount }))),
      credits: byName(one.organisations.map(({ name, credit }) => ({ name, value: credit ?? 0 }))),
    }
  },
}

const item: ScenarioFacts = {
  facts: {
    state: '`open`, `funded`, `completed`, `cancelled`, `failed`',
    total: 'what was given to it',
    left: 'what it still takes',
    match: 'what the pot adds: as things stand, and for good once it is over',
    payers: 'how many organisations gave',
    nets: '`{ Le Panier: "100.00" }`: what each gave to it and did not get back',
    rows: 'how many rows of giving there are, mirrors too',
  },
  async read(world, id) {
    const pot = await potWith(world, id)
    const one = pot.items.find((each) => each.id === id)
    const rows = pot.contributions.filter((each) => each.item === id)
    return {
      state: one?.state,
      total: one?.total,
      left: one?.left,
      match: one?.match,
      payers: one?.payers,
      nets: byName(rows.map(({ name, amount }) => ({ name, value: amount }))),
      rows: rows.length,
    }
  },
}

const potOf = read('scenario.potOf', (ctx, input: { readonly item: string }) =>
  potOfItem(ctx.db, ctx.organisation, input.item),
)

/** The pot an item belongs to. */
const potWith = async (world: ScenarioWorld, id: string) =>
  world.look(readPot, { pot: found(await world.look(potOf, { item: id }), 'item') })

export const potFacts = { common_pot, item, ...patronFacts }
