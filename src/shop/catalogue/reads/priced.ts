/** Everything that follows from products on a day: besides what they are sold as, cost, suggestion and why, margins, what
 *  the till asks. Set-based: the number of statements does not grow with the number of products. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { upwards } from '../rules/category.ts'
import { gapOf, makePrice, marginsOf } from '../rules/price.ts'
import { ruleFor } from '../rules/price-rule.ts'
import { type TillWish, tillPriceOf } from '../rules/till-price.ts'
import { shelfPriceWins } from '../settings.ts'
import * as prices from '../store/price.ts'
import { readProducts } from '../store/product.ts'
import type { ProductRow } from '../store/product-columns.ts'
import { readShelfPrices } from '../store/shelf-price.ts'
import { readLineDeposits } from '../store/supplier.ts'
import { type Basics, basicsOf, scoped } from './basics-of.ts'
import { byProduct, type Line, type LoadedSold, loadBelongings, soldProduct, unitPriceOfProduct } from './sold.ts'

export interface LoadedProduct extends LoadedSold<ProductRow> {
  readonly lineDeposits: ReadonlyMap<string, readonly { readonly deposit: string; readonly count: number }[]>
  readonly next: prices.PriceRow | null
  readonly lists: readonly prices.ListPrice[]
  /** Prices of the last days, where the shelf may win against the till. */
  readonly lately: readonly prices.PriceRow[]
  /** What the label on the shelf says, in cents, as it was placed last, and when. */
  readonly shelf: TillWish<prices.PriceRow>['placed']
}

/** These products, or all, with what hangs on them as of a day. */
export async function loadProducts(ctx: Context, day: Day, ids: readonly string[] | null): Promise<LoadedProduct[]> {
  const { db, organisation } = ctx
  const products = await readProducts(db, organisation, ids)
  const withBelongings = await loadBelongings(ctx, day, ids)
  const lineDeposits = Map.groupBy(await readLineDeposits(db, organisation, ids), ({ line }) => line)
  const next = byProduct(await prices.readNextPrices(db, organisation, day, ids))
  const lists = byProduct(await prices.readListPrices(db, organisation, ids))
  const shelfDays = await ctx.setting(shelfPriceWins)
  const lately =
    shelfDays === 0
      ? null
      : byProduct(await prices.readPricesSince(db, organisation, addDays(day, -shelfDays), day, ids))
  const shelf =
    shelfDays === 0
      ? new Map()
      : new Map((await readShelfPrices(db, organisation, ids)).map((one) => [one.product, one]))
  return products.map((product) => {
    const loaded = withBelongings(product)
    return {
      ...loaded,
      lineDeposits,
      next: next.get(product.id)?.[0] ?? null,
      lists: lists.get(product.id) ?? [],
      lately: lately ? (lately.get(product.id) ?? []) : loaded.prices,
      shelf: shelf.get(product.id) ?? null,
    }
  })
}

function ruleOf(product: ProductRow, main: Line | null, basics: Basics, shop: string) {
  return ruleFor(
    [
      ...scoped(basics, 'product', product.id, product.name),
      ...scoped(basics, 'supplier', main?.supplier ?? null, main?.supplierName ?? null),
      ...upwards(basics.tree, product.category).flatMap((one) => scoped(basics, 'category', one.id, one.name)),
      ...scoped(basics, 'shop', shop, null),
    ],
    basics.standardRule,
  )
}

/** One product as of a day. */
export function pricedProduct(ctx: Context, loaded: LoadedProduct, basics: Basics, day: Day) {
  const { product } = loaded
  const sold = soldProduct(ctx, loaded, basics, day)
  const { vat, main, cents, unitPrice } = sold
  const { rule, marginFrom, said } = ruleOf(product, main, basics, ctx.organisation)
  const otherBase = { sale: product.saleBase, cost: product.costBase }
  const made = main?.purchase ? makePrice({ line: main.purchase, rule, saleVat: vat, otherBase }) : null
  const withContent = cents === null ? unitPriceOfProduct(product, 0, basics, day) : unitPrice
  return {
    ...sold,
    rule,
    marginFrom,
    said,
    made,
    next: loaded.next,
    ...gapOf(cents, made?.suggested ?? null, rule.gapTolerance),
    costDiffers: made !== null && product.cost !== made.cost,
    margins: marginsOf(cents, product.cost ?? made?.cost ?? null, vat),
    /** The law asks for a unit price, and there is no content to make one of, whatever it sells for. */
    contentMissing: withContent.state === 'missing',
    till: tillPriceOf({ prices: loaded.lately, day, days: basics.settings.shelfDays, placed: loaded.shelf }),
    staleSince: main && staleDay(main, ctx.shop.zone, day, basics.settings.staleDays),
  }
}

/** The day the cost was last confirmed, where that is longer ago than the shop accepts. */
function staleDay(line: Line, zone: string, day: Day, limit: number): Day | null {
  const confirmed = dayIn(line.priceChangedAt, zone)
  return confirmed < addDays(day, -limit) ? confirmed : null
}

export type PricedProduct = ReturnType<typeof pricedProduct>

/** For other modules: these products, or all, with everything that follows on a day. */
export async function pricedProducts(
  ctx: Context,
  wish: { readonly day: Day; readonly products: readonly string[] | null },
) {
  const basics = await basicsOf(ctx)
  const loaded = await loadProducts(ctx, wish.day, wish.products)
  return loaded.map((one) => ({ ...one, ...pricedProduct(ctx, one, basics, wish.day) }))
}
