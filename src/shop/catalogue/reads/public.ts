/** The catalogue for everybody, as far as the shop shows it; and for the shop itself, whole, as JSON. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-public.ts'
import { allergenGroups } from '../rules/allergens.ts'
import { categoryPath } from '../rules/category.ts'
import type { PublicField } from '../rules/public-fields.ts'
import { publicCatalogue, publicCatalogueFields } from '../settings.ts'
import { productByNumber } from '../store/product.ts'
import { findProducts, onSale, productList } from '../store/product-list.ts'
import { type Basics, basicsOf } from './basics-of.ts'
import { fieldsOf } from './fields.ts'
import { loadProducts, pricedProduct, pricedProducts } from './priced.ts'

type Shown = ReplyOf<typeof contract.listPublicProducts>['rows'][number]

/** Not there at all for a shop that does not show its catalogue. */
async function mustShow(ctx: Context): Promise<ReadonlySet<PublicField>> {
  if (!(await ctx.setting(publicCatalogue))) throw new NotFound('catalogue')
  return new Set(await ctx.setting(publicCatalogueFields))
}

export const listPublicProducts = read(
  'catalogue.listPublicProducts',
  async (ctx, { organisation: _here, ...asked }: InputOf<typeof contract.listPublicProducts>) => {
    const fields = await mustShow(ctx)
    const list = onSale(productList({ ...ctx, found: await findProducts(ctx.db, asked.q) }))
    const { name, number } = list.columns
    const columns = { ...(name ? { name } : {}), ...(number ? { number } : {}) }
    const page = await listPage<{ readonly id: string }>(ctx.db, { ...list, columns }, asked)
    const rows = await shownOf(
      ctx,
      page.rows.map(({ id }) => id),
      fields,
    )
    return { ...page, rows, currency: ctx.shop.currency, day: ctx.today }
  },
)

export const readPublicProduct = read(
  'catalogue.readPublicProduct',
  async (ctx, { number }: InputOf<typeof contract.readPublicProduct>) => {
    const fields = await mustShow(ctx)
    const known = found(await productByNumber(ctx.db, ctx.organisation, number), 'product')
    found((known.state === 'active' && known.sold) || null, 'product')
    const [shown] = await shownOf(ctx, [known.id], fields)
    return { ...found(shown, 'product'), currency: ctx.shop.currency, day: ctx.today }
  },
)

/** In the order that was asked for. */
async function shownOf(ctx: Context, ids: readonly string[], fields: ReadonlySet<PublicField>): Promise<Shown[]> {
  const basics = await basicsOf(ctx)
  const all = await pricedProducts(ctx, { day: ctx.today, products: ids })
  const byId = new Map(all.map((one) => [one.product.id, one]))
  return ids.flatMap((id) => {
    const one = byId.get(id)
    return one ? [shownAs(one, basics, fields)] : []
  })
}

const flags = ['vegan', 'vegetarian', 'rawMilk', 'alcohol', 'weighed'] as const

type Priced = Awaited<ReturnType<typeof pricedProducts>>[number]

function shownAs(one: Priced, basics: Basics, fields: ReadonlySet<PublicField>): Shown {
  const { product } = one
  const { contentAmount: amount, contentUnit: unit, contentPacks: packs } = product
  const all: Required<Omit<Shown, 'number' | 'name' | 'saleUnit' | 'promotionUntil'>> = {
    brand: product.brand,
    maker: product.maker,
    category: product.category && categoryPath(basics.tree, product.category),
    price: one.cents,
    unitPrice: one.unitPrice,
    deposit: one.deposit,
    content: amount !== null && unit !== null ? { amount, unit, packs } : null,
    origin: { country: product.country, region: product.region, complement: product.originComplement },
    qualities: one.qualities.flatMap((id) => basics.qualities.get(id)?.name ?? []),
    allergens: allergenGroups(product.allergens),
    ingredients: product.ingredients,
    barcodes: [...one.barcodes],
    flags: flags.filter((flag) => product[flag]),
  }
  const chosen = Object.fromEntries(Object.entries(all).filter(([field]) => fields.has(field as PublicField)))
  const until = one.current?.kind === 'promotion' ? one.current.to : null
  return {
    number: product.number,
    name: product.name,
    saleUnit: product.saleUnit,
    ...(chosen as Partial<Shown>),
    ...(fields.has('price') ? { promotionUntil: until } : {}),
  }
}

export const exportCatalogue = action('catalogue.exportCatalogue', async (ctx: ActionContext, _input: object) => {
  const basics = await basicsOf(ctx)
  const loaded = await loadProducts(ctx, ctx.today, null)
  const products = loaded.map((one) => {
    const priced = pricedProduct(ctx, one, basics, ctx.today)
    const { category, qualities, deposits, preferredSupplier: _preferred, places: _places, ...fields } = fieldsOf(one)
    return {
      number: one.product.number,
      state: one.product.state,
      ...fields,
      category: category && categoryPath(basics.tree, category),
      qualities: qualities.flatMap((id) => basics.qualities.get(id)?.name ?? []),
      deposits: deposits.map(({ deposit, count }) => ({ name: basics.deposits.get(deposit)?.name ?? null, count })),
      price: priced.cents,
      unitPrice: priced.unitPrice,
      deposit: priced.deposit,
      vat: priced.vat / 10_000,
      cost: one.product.cost,
      lines: priced.known.map((line) => ({
        supplier: line.supplierName,
        code: line.code,
        name: line.name,
        price: line.price,
        per: line.per,
        packageQty: line.packageQty,
        listing: line.listing,
        validFrom: line.validFrom,
        validTo: line.validTo,
        main: line.id === priced.main?.id,
      })),
    }
  })
  ctx.record('catalogue.list_exported', { subject: ctx.organisation, format: 'json' })
  const body = JSON.stringify({ organisation: ctx.shop.name, day: ctx.today, currency: ctx.shop.currency, products })
  return { type: 'application/json; charset=utf-8', name: `catalogue ${ctx.today}.json`, body }
})
