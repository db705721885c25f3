/** The pages of buyers and of the label team in a shop of 12,000 products, just after every price changed, against the
 *  same pages in the demo's shop of 235. */
import { createCampaign } from '#shop/catalogue/actions/campaign.ts'
import { previewProducts } from '#shop/catalogue/actions/many.ts'
import { reckonAll } from '#shop/labels/actions/reckon.ts'
import { asSystem } from '../asking.ts'
import { withOwner } from '../grow.ts'
import { type Case, milliseconds } from '../harness.ts'
import { type BenchShop, benchDay, demoShop, load } from '../shop.ts'
import { ordinary, productsOf, reprice, stock } from '../stock.ts'

const tomorrow = benchDay.replace(/\d$/, (last) => String(Number(last) + 1))

const pages = {
  products: '/api/v1/products?size=50',
  productsSearched: '/api/v1/products?size=50&q=article+77',
  gaps: '/api/v1/products?size=50&missing=origin',
  priceChecks: '/api/v1/price-checks?size=50',
  priceCheckCounts: '/api/v1/price-check-counts',
  pricesToReview: '/api/v1/supplier-price-changes?size=50',
  places: '/api/v1/shelf-places?size=50',
  campaigns: '/api/v1/price-campaigns?size=50',
  labelDesk: '/api/v1/labels/desk',
  labelQueue: '/api/v1/labels/queue?size=50',
  labelQueueSearched: '/api/v1/labels/queue?size=50&q=article+77',
  labelDeskTomorrow: `/api/v1/labels/desk?day=${tomorrow}`,
  beforeOpening: `/api/v1/labels/opening?day=${tomorrow}`,
  walk: '/api/v1/labels/walk',
  accuracy: '/api/v1/labels/accuracy',
} as const

interface Goods {
  readonly bench: BenchShop
  /** A campaign that prices as many products as one may. */
  readonly campaign: string
}

const pricesAtMost = 10_000

async function withCampaign(bench: BenchShop): Promise<Goods> {
  const products = await withOwner(bench.url, (owner) => productsOf(owner, bench))
  const { priceCampaign } = await bench.house.runner.act(
    createCampaign,
    {
      name: 'Spring',
      from: '2025-03-10',
      to: '2025-03-16',
      prices: products.slice(0, pricesAtMost).map((product, at) => ({ product, price: 150 + (at % 300) })),
      vat: null,
      sure: true,
      leaveOut: true,
    },
    asSystem(bench.shop),
  )
  return { bench, campaign: priceCampaign }
}

async function bigShop(): Promise<Goods> {
  const bench = await demoShop()
  await stock(bench, ordinary)
  const products = await withOwner(bench.url, (owner) => productsOf(owner, bench))
  await bench.house.runner.act(reprice, { products, by: 0 }, asSystem(bench.shop))
  await bench.house.runner.act(reckonAll, {}, asSystem(bench.shop))
  const goods = await withCampaign(bench)
  await withOwner(bench.url, (owner) => owner.query('analyze'))
  return goods
}

/** Nothing is written: what it would do to every product there is. */
const previewed = ({ bench }: Goods): Promise<number> =>
  milliseconds(() => bench.house.runner.look(previewProducts, { change: { maker: 'Ferme' } }, asSystem(bench.shop)))

export const cases: readonly Case[] = [
  {
    name: 'pages of goods',
    what: 'every page of buyers and of the label team one after the other, 95th percentile each, 12,000 products',
    unit: 'ms',
    referenceWhat: 'the same in a shop of 235',
    rounds: 5,
    async prepare() {
      const [big, small] = [await bigShop(), await withCampaign(await demoShop())]
      const took = new Map<string, number>()
      const ask = async (goods: Goods, note: boolean) => {
        const { bench, campaign } = goods
        const headers = { cookie: await bench.signIn('ines'), 'komunigi-organisation': bench.shop.id }
        const all = {
          ...pages,
          campaign: `/api/v1/price-campaigns/${campaign}`,
          campaignPrices: `/api/v1/price-campaigns/${campaign}/prices?size=50`,
        }
        let sum = await previewed(goods)
        if (note) took.set('changeOfAll', Math.round(sum))
        for (const [page, path] of Object.entries(all)) {
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
          await big.bench.close()
          await small.bench.close()
        },
      }
    },
  },
]
