/** A year of 2,000 people judged twice, as the rules are and under a draft, against reading the rows it looks at. */
import pg from 'pg'
import { beginSimulation, continueSimulation } from '#shop/shifts/actions/simulation.ts'
import { presets } from '#shop/shifts/rules/policy.ts'
import { asSystem } from '../asking.ts'
import { grow } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { type BenchShop, benchDay, demoShop } from '../shop.ts'

const people = 2000
const firstDay = '2024-03-04'

/** Softer in what an absence takes, so that many people differ. */
type Wish = Parameters<typeof beginSimulation.run>[1]

const changes: Wish['changes'] = {
  effects: { ...presets.bees.effects, flying: { flying: { done: [{ counter: 'main', by: 2 }] } } },
}
const wish: Wish = {
  preset: 'bees',
  changes,
  sort: 'replay',
  from: firstDay,
  until: benchDay,
  days: 90,
  future: 'planned',
}

/** All slices, one after the other, as the screen asks for them. */
async function rehearse(bench: BenchShop): Promise<{ judged: number; slices: number }> {
  const asking = asSystem(bench.shop)
  let at = await bench.house.runner.act(beginSimulation, wish, asking)
  let slices = 1
  while (!at.finished) {
    at = await bench.house.runner.act(continueSimulation, { simulation: at.simulation }, asking)
    slices += 1
  }
  return { judged: at.done, slices }
}

/** The longest time a timer of ten milliseconds came late: how long somebody else would have waited. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  await work()
  clearInterval(timer)
  return Math.round(longest)
}

export const cases: readonly Case[] = [
  {
    name: 'policy studio',
    what: `a draft replayed on ${people} people x 365 days, both policies`,
    unit: 'ms',
    referenceWhat: 'reading every attendance and posting of these people once',
    async prepare() {
      const bench = await demoShop()
      const { id } = bench.shop
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      await grow(owner, id, people)
      await owner.query('update shifts.worker set counted_from = $2 where organisation_id = $1', [id, firstDay])
      const made = await rehearse(bench)
      const wait = await longestWait(() => rehearse(bench))
      return {
        ours: () => milliseconds(() => rehearse(bench)),
        reference: () =>
          milliseconds(async () => {
            await owner.query(
              `select seat.*, shift.day from shifts.attendance seat join shifts.shift
                on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
              where seat.organisation_id = $1 and shift.day between $2 and $3`,
              [id, firstDay, benchDay],
            )
            await owner.query('select * from shifts.ledger_entry where organisation_id = $1', [id])
          }),
        notes: () => ({ ...made, longestWaitMilliseconds: wait }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]
