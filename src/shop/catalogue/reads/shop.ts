/** The shop as its members see it: only what is on sale, and nothing of costs and suppliers. */
import { read } from '#platform/action.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-shop.ts'
import { allergensSaid } from '../rules/allergens.ts'
import { upwards } from '../rules/category.ts'
import { placeText } from '../rules/place.ts'
import { readPicturesOf } from '../store/picture.ts'
import { readPlaces } from '../store/place.ts'
import { readPrices } from '../store/price.ts'
import { findProducts, onSale, productList } from '../store/product-list.ts'
import { basicsOf } from './basics-of.ts'
import { loadProducts, pricedProduct } from './priced.ts'

type Row = ReplyOf<typeof contract.listShop>['rows'][number]

const shown = ['name', 'brand', 'category', 'price', 'saleUnit', 'picture'] as const

export const listShop = read('catalogue.listShop', async (ctx, asked: InputOf<typeof contract.listShop>) => {
  const list = onSale(productList({ ...ctx, found: await findProducts(ctx.db, asked.q) }))
  const columns = Object.fromEntries(
    shown.flatMap((name) => (list.columns[name] ? [[name, list.columns[name]]] : [])),
  ) as ListDefinition['columns']
  return listPage<Row>(ctx.db, { ...list, columns }, asked)
})

export const readShopChoices = read('catalogue.readShopChoices', async (ctx, _input: object) => {
  const { tree, qualities } = await basicsOf(ctx)
  return {
    categories: [...tree.values()]
      .filter(({ archived }) => !archived)
      .map(({ id }) => ({
        category: id,
        path: upwards(tree, id)
          .toReversed()
          .map(({ name }) => name)
          .join(' › '),
      }))
      .toSorted((one, other) => one.path.localeCompare(other.path)),
    qualities: [...qualities.values()]
      .filter(({ archived }) => !archived)
      .map(({ id, name }) => ({ quality: id, name })),
  }
})

const flags = ['vegan', 'vegetarian', 'rawMilk', 'alcohol'] as const

export const readShopProduct = read(
  'catalogue.readShopProduct',
  async (ctx, { product: id }: InputOf<typeof contract.readShopProduct>) => {
    const { db, organisation, today } = ctx
    const [one] = await loadProducts(ctx, today, [id])
    const loaded = found(one, 'product')
    const { product } = loaded
    found((product.state === 'active' && product.sold) || null, 'product')
    const basics = await basicsOf(ctx)
    const priced = pricedProduct(ctx, loaded, basics, today)
    const logos = await readPicturesOf(db, organisation, 'quality')
    const pictures = await readPicturesOf(db, organisation, 'product', id)
    const story = await readPrices(db, organisation, id)
    const next = loaded.next
    return {
      product: id,
      name: product.name,
      brand: product.brand,
      saleUnit: product.saleUnit,
      content:
        product.contentAmount !== null && product.contentUnit !== null
          ? { amount: product.contentAmount, unit: product.contentUnit, packs: product.contentPacks }
          : null,
      price: priced.cents,
      promotionUntil: priced.current?.kind === 'promotion' ? priced.current.to : null,
      next: next && { cents: next.cents, from: next.from },
      unitPrice: priced.unitPrice,
      deposit: priced.deposit,
      vat: priced.vat / 10_000,
      origin: priced.origin,
      ingredients: product.ingredients,
      storage: product.storage,
      allergens: allergensSaid(product.allergens),
      food: product.food,
      flags: flags.filter((flag) => product[flag]),
      qualities: loaded.qualities.flatMap((quality) => {
        const name = basics.qualities.get(quality)?.name
        return name ? [{ quality, name, logo: logos.find(({ of }) => of === quality)?.picture ?? null }] : []
      }),
      places: loaded.places.length > 0 ? (await readPlaces(db, organisation, loaded.places)).map(placeText) : [],
      pictures: pictures.map(({ picture }) => picture),
      story: story
        .filter(({ from }) => from <= today)
        .map(({ id: price, cents, from, to, kind }) => ({ id: price, cents, from, to, kind })),
    }
  },
)
