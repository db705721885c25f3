/** What a member sees of a product whose code they scanned. */
import { read } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { allergensSaid, priceHistory, shelfBasics, understand } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-shelf.ts'
import { placeText } from './wanted.ts'

const pricesShown = 12

export const lookUp = read('labels.lookUp', async (ctx, { code }: InputOf<typeof contract.lookUp>) => {
  const { product: one } = await understand(ctx, code)
  if (!one || one.product.state !== 'active' || !one.product.sold) return unknown(code)
  const basics = await shelfBasics(ctx)
  const { product, unitPrice } = one
  const history = await priceHistory(ctx, product.id)
  return {
    product: product.id,
    number: product.number,
    name: product.labelName[ctx.language] ?? product.name,
    brand: product.brand,
    price: one.cents,
    weighed: product.weighed,
    saleUnit: basics.unitWord(product.saleUnit),
    unitPrice:
      unitPrice.cents !== null && unitPrice.unit !== null
        ? { cents: unitPrice.cents, unit: basics.unitWord(unitPrice.unit) }
        : null,
    deposit: one.deposit,
    origin: one.origin || null,
    qualities: one.qualities.flatMap((id) => basics.qualities.get(id)?.name ?? []),
    allergens: allergensSaid(product.allergens),
    ingredients: product.ingredients,
    places: one.places.flatMap((place) => placeText(basics, place) ?? []),
    history: history
      .slice(0, pricesShown)
      .map(({ from, cents, kind }) => ({ from, price: cents, promotion: kind === 'promotion' })),
  }
})

function unknown(code: string): never {
  refuseWith([refuse('look_up.unknown', { code })])
  throw new Error('an unknown code was not refused')
}
