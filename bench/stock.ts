/** A shop with twelve thousand products, written straight to the tables. */
import type pg from 'pg'
import { action } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { emptyProduct } from '#shop/catalogue/actions/product.ts'
import { addPrices } from '#shop/catalogue/store/price.ts'
import type { ProductColumns } from '#shop/catalogue/store/product-columns.ts'
import { addProducts } from '#shop/catalogue/store/product-writing.ts'
import { asSystem } from './asking.ts'
import { type BenchShop, benchDay } from './shop.ts'

/** With those the demo has already. */
const wanted = 12_000
const ofTheDemo = 235

type Described = (at: number) => Partial<ProductColumns> & { readonly name: string }

const addStock = action('bench.addStock', async (ctx, { described }: { described: Described }) => {
  const products = Array.from({ length: wanted - ofTheDemo }, (_, at) => ({
    ...emptyProduct,
    id: newId(),
    number: 1000 + at,
    state: 'active',
    now: ctx.now,
    ...described(at),
  }))
  await addProducts(ctx.db, ctx.organisation, products)
})

export const stock = (bench: BenchShop, described: Described): Promise<unknown> =>
  bench.house.runner.act(addStock, { described }, asSystem(bench.shop))

/** Ordinary goods: a pack, a brand, a country. */
export const ordinary: Described = (at) => ({
  name: `Article ${at}`,
  brand: `Marque ${at % 90}`,
  contentAmount: 100_000 + (at % 50) * 10_000,
  contentUnit: 'g',
  country: 'BE',
})

/** Every product costs something else from today on. */
export const reprice = action(
  'bench.reprice',
  async (ctx, { products, by }: { products: readonly string[]; by: number }) => {
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
  },
)

/** The ids of all products of the shop. */
export async function productsOf(owner: pg.Client, { shop }: BenchShop): Promise<string[]> {
  const found = await owner.query<{ id: string }>('select id from catalogue.product where organisation_id = $1', [
    shop.id,
  ])
  return found.rows.map(({ id }) => id)
}
