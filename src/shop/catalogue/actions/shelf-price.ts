/** The label on the shelf, another base, and the file of a product's prices. */
import { type ActionContext, action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-price-check.ts'
import { priceOn } from '../rules/current-price.ts'
import { priceHistoryList, readPricesOn } from '../store/price.ts'
import { lockProducts, readProducts } from '../store/product.ts'
import { writeOtherBase } from '../store/product-writing.ts'
import { type ShelfPrice, writeShelfPrices } from '../store/shelf-price.ts'

/** For the module that knows labels: these say so much from now on. Where the shelf price wins, the till follows. */
export async function noteShelfPrices(ctx: ActionContext, prices: readonly ShelfPrice[]): Promise<void> {
  await writeShelfPrices(ctx.db, ctx.organisation, prices, { day: ctx.today, at: ctx.now })
}

export const placeShelfPrice = action(
  'catalogue.placeShelfPrice',
  async (ctx, { product: id }: InputOf<typeof contract.placeShelfPrice>) => {
    found((await lockProducts(ctx.db, ctx.organisation, [id]))[0], 'product')
    const price = priceOn(await readPricesOn(ctx.db, ctx.organisation, ctx.today, [id]), ctx.today)
    if (!price) return {}
    await noteShelfPrices(ctx, [{ product: id, cents: price.cents }])
    ctx.record('catalogue.shelf_price_placed', { subject: id, cents: price.cents })
    return {}
  },
)

export const setOtherBase = action(
  'catalogue.setOtherBase',
  async (ctx, { product: id, saleBase, costBase }: InputOf<typeof contract.setOtherBase>) => {
    const row = found((await lockProducts(ctx.db, ctx.organisation, [id]))[0], 'product')
    const after = {
      saleBase: saleBase === undefined ? row.saleBase : saleBase,
      costBase: costBase === undefined ? row.costBase : costBase,
    }
    await writeOtherBase(ctx.db, ctx.organisation, { id, ...after })
    ctx.record('catalogue.other_base_set', { subject: id, ...after })
    return {}
  },
)

export const exportPriceHistory = action(
  'catalogue.exportPriceHistory',
  async (ctx, { product, format }: InputOf<typeof contract.exportPriceHistory>) => {
    const { name } = found((await readProducts(ctx.db, ctx.organisation, [product]))[0], 'product')
    ctx.record('catalogue.list_exported', { subject: product, format })
    const wish = { format, name: 'catalogue.history_file', facts: { name }, fields: 'catalogue.field' }
    return fileOfList(ctx, priceHistoryList(ctx.organisation, product), { size: 200 }, wish)
  },
)
