/** At night, prices whose rule says `always` follow what suppliers ask by now: a line may have begun or ended. A price
 *  of 0 never comes by itself. */
import { action } from '#platform/action.ts'
import { pricedProducts } from '../reads/priced.ts'
import { productsWithOpenChange } from '../store/article.ts'
import { lockProducts } from '../store/product.ts'
import { suggestionsOn, takeOver } from './price.ts'

export const followSuggestions = action('catalogue.followSuggestions', async (ctx, _input: object) => {
  const priced = await pricedProducts(ctx, { day: ctx.today, products: null })
  const behind = priced.filter(
    ({ product, rule, made, cents, costDiffers }) =>
      product.state === 'active' &&
      rule.applyMode === 'always' &&
      made &&
      (made.suggested !== cents || costDiffers) &&
      made.suggested > 0,
  )
  // what a list of a supplier says waits for somebody to say yes
  const waiting = new Set(await productsWithOpenChange(ctx.db, ctx.organisation))
  const ids = behind.flatMap(({ product }) => (waiting.has(product.id) ? [] : [product.id]))
  if (ids.length === 0) return { prices: 0, costs: 0 }
  await lockProducts(ctx.db, ctx.organisation, ids)
  const { prices, costs } = await takeOver(ctx, await suggestionsOn(ctx, ids, ctx.today), ctx.today)
  return { prices, costs }
})
