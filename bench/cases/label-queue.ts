/** Twelve thousand products, each with a label: what should hang is worked out anew after a VAT change that moves every
 *  price, against the bare statements that read as many products and write as many rows. */
import pg from 'pg'
import { action } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { emptyProduct } from '#shop/catalogue/actions/product.ts'
import { addPrices } from '#shop/catalogue/store/price.ts'
import { addProducts } from '#shop/catalogue/store/product.ts'
import { reckonAll } from '#shop/labels/actions/reckon.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { type BenchShop, benchDay, demoShop } from '../shop.ts'

const wanted = 12_000

const grow = action('bench.growLabels', async (ctx, _input: object) => {
  const products = Array.from({ length: wanted - 235 }, (_, at) => ({
    ...emptyProduct,
    id: newId(),
    number: 1000 + at,
    state: 'active',
    now: ctx.now,
    name: `Article ${at}`,
    brand: `Marque ${at % 90}`,
    contentAmount: 100_000 + (at % 50) * 10_000,
    contentUnit: 'g',
    country: 'BE',
  }))
  await addProducts(ctx.db, ctx.organisation, products)
})

/** A new rate with the net price kept: every product costs something else from today on. */
const reprice = action('bench.reprice', async (ctx, { products, by }: { products: readonly string[]; by: number }) => {
  const written = {
    from: benchDay as Day,
    to: null,
    kind: 'regular',
    source: 'campaign',
    author: null,
    reason: null,
  } as const
  await addPrices(
    ctx.db,
    ctx.organisation,
    products.map((product, at) => ({ ...written, id: newId(), product, cents: 200 + (at % 700) + by, at: ctx.now })),
  )
})

async function productsOf(owner: pg.Client, { shop }: BenchShop): Promise<string[]> {
  const found = await owner.query<{ id: string }>('select id from catalogue.product where organisation_id = $1', [
    shop.id,
  ])
  return found.rows.map(({ id }) => id)
}

export const cases: readonly Case[] = [
  {
    name: 'label queue after a VAT change',
    what: 'what 12,000 labels should say, worked out and kept after every price changed',
    unit: 'ms',
    referenceWhat: 'reading as many products and rewriting as many rows of labels, nothing worked out',
    rounds: 5,
    async prepare() {
      const bench = await demoShop()
      const { runner } = bench.house
      await runner.act(grow, {}, asSystem(bench.shop))
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      const products = await productsOf(owner, bench)
      let by = 0
      await runner.act(reprice, { products, by }, asSystem(bench.shop))
      await runner.act(reckonAll, {}, asSystem(bench.shop))
      await owner.query('analyze')
      return {
        async ours() {
          by += 1
          await runner.act(reprice, { products, by }, asSystem(bench.shop))
          return milliseconds(() => runner.act(reckonAll, {}, asSystem(bench.shop)))
        },
        reference: () =>
          milliseconds(async () => {
            await owner.query('select * from catalogue.product where organisation_id = $1', [bench.shop.id])
            await owner.query('select * from catalogue.price where organisation_id = $1', [bench.shop.id])
            await owner.query('update labels.shelf_label set wanted_at = wanted_at where organisation_id = $1', [
              bench.shop.id,
            ])
          }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]
