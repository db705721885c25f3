/** The pages of buyers and of the label team in a shop of 12,000 products, just after every price changed, against the
 *  same pages in the demo's shop of 235. */
import pg from 'pg'
import { reckonAll } from '#shop/labels/actions/reckon.ts'
import { asSystem } from '../asking.ts'
import type { Case } from '../harness.ts'
import { type BenchShop, benchDay, demoShop, load } from '../shop.ts'
import { ordinary, productsOf, reprice, stock } from '../stock.ts'

const tomorrow = benchDay.replace(/\d$/, (last) => String(Number(last) + 1))

const pages = {
  products: '/api/v1/products?size=50',
  gaps: '/api/v1/products?size=50&missing=origin',
  priceChecks: '/api/v1/price-checks?size=50',
  priceCheckCounts: '/api/v1/price-check-counts',
  pricesToReview: '/api/v1/supplier-price-changes?size=50',
  places: '/api/v1/shelf-places?size=50',
  campaigns: '/api/v1/price-campaigns?size=50',
  labelDesk: '/api/v1/labels/desk',
  labelQueue: '/api/v1/labels/queue?size=50',
  labelDeskTomorrow: `/api/v1/labels/desk?day=${tomorrow}`,
  beforeOpening: `/api/v1/labels/opening?day=${tomorrow}`,
  walk: '/api/v1/labels/walk',
  accuracy: '/api/v1/labels/accuracy',
} as const

async function bigShop(): Promise<BenchShop> {
  const bench = await demoShop()
  await stock(bench, ordinary)
  const owner = new pg.Client({ connectionString: bench.url })
  await owner.connect()
  await bench.house.runner.act(reprice, { products: await productsOf(owner, bench), by: 0 }, asSystem(bench.shop))
  await bench.house.runner.act(reckonAll, {}, asSystem(bench.shop))
  await owner.query('analyze')
  await owner.end()
  return bench
}

export const cases: readonly Case[] = [
  {
    name: 'pages of goods',
    what: 'every page of buyers and of the label team one after the other, 95th percentile each, 12,000 products',
    unit: 'ms',
    referenceWhat: 'the same in a shop of 235',
    rounds: 5,
    async prepare() {
      const [big, small] = [await bigShop(), await demoShop()]
      const took = new Map<string, number>()
      const ask = async (bench: BenchShop, note: boolean) => {
        const cookie = await bench.signIn('ines')
        let sum = 0
        for (const [page, path] of Object.entries(pages)) {
          const { p95 } = await load(
            `${bench.address}${path}`,
            { cookie, 'komunigi-organisation': bench.shop.id },
            1,
            0.5,
          )
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
