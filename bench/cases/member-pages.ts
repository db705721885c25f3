/** What a member looks at in a shop of 10,000 with four weeks of shifts ahead, against the same pages in the demo's shop. */
import { grow, plan, withOwner } from '../grow.ts'
import type { Case } from '../harness.ts'
import { type BenchShop, demoShop, load } from '../shop.ts'

const pages = {
  findAShift: '/api/v1/open-shifts?size=50',
  findOneThatSuits: '/api/v1/open-shifts?mine=true&size=20',
  myShifts: '/api/v1/me/shifts',
  mySwaps: '/api/v1/me/swaps',
  whoIsAsked: '/api/v1/me/calls',
  openCalls: '/api/v1/me/open-calls-list?size=50',
  standby: '/api/v1/me/standby',
  pot: '/api/v1/me/pot',
} as const

async function bigShop(): Promise<BenchShop> {
  const bench = await demoShop()
  await withOwner(bench.url, async (owner) => {
    await grow(owner, bench.shop.id, 10_000)
    await plan(owner, bench.shop.id, '2025-03-04', 4, 300)
    await owner.query('analyze')
  })
  return bench
}

export const cases: readonly Case[] = [
  {
    name: 'pages of a member',
    what: 'finding a shift and every page of exchanges one after the other, 95th percentile each, 10,000 members',
    unit: 'ms',
    referenceWhat: 'the same in the shop of the demo',
    rounds: 5,
    async prepare() {
      const [big, small] = [await bigShop(), await demoShop()]
      const took = new Map<string, number>()
      const ask = async (bench: BenchShop, note: boolean) => {
        const headers = { cookie: await bench.signIn('amina'), 'komunigi-organisation': bench.shop.id }
        let sum = 0
        for (const [page, path] of Object.entries(pages)) {
          const { p95 } = await load(`${bench.address}${path}`, headers, 1, 0.5)
          if (note) took.set(page, Math.round(p95))
          sum += p95
        }
        return sum
      }
      return {
        ours: () => ask(big, true),
        reference: () => ask(small, false),
        notes: () => Object.fromEntries(took),
        async close() {
          await big.close()
          await small.close()
        },
      }
    },
  },
]
