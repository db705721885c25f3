/** What labels say on the shelf is told to whoever knows prices: where the shelf price wins, the till follows. */
import type { ActionContext } from '#platform/action.ts'
import { noteShelfPrices } from '#shop/catalogue/public.ts'
import { factsOf } from '../reads/labels-on.ts'
import { hangingOf } from '../rules/shelf-label.ts'
import { shelfPricesOf } from '../rules/shelf-price.ts'
import { placement } from '../settings.ts'
import { readContents, readLabels } from '../store/shelf-label.ts'

/** After labels of these products were hung or taken off. */
export async function noteShelf(ctx: ActionContext, products: Iterable<string>): Promise<void> {
  const { db, organisation } = ctx
  const rule = await ctx.setting(placement)
  const rows = await readLabels(db, organisation, [...new Set(products)])
  const hanging = rows.flatMap((row) => {
    const stamp = hangingOf(factsOf(row, ctx.today, row), rule)
    return stamp ? [{ product: row.product, fingerprint: stamp.fingerprint }] : []
  })
  const says = await readContents(db, organisation, [...new Set(hanging.map(({ fingerprint }) => fingerprint))])
  const prices = hanging.map(({ product, fingerprint }) => {
    const price = says.get(fingerprint)?.says['price']
    return { product, price: typeof price === 'string' ? price : undefined }
  })
  await noteShelfPrices(ctx, shelfPricesOf(prices))
}
