/** Everything that follows from products on a day: price, cost, suggestion and why, VAT, deposits, unit price, origin,
 *  supplier. Set-based: the number of statements does not grow with the number of products. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { upwards } from '../rules/category.ts'
import { type DatedPrice, priceOn } from '../rules/current-price.ts'
import { depositCents } from '../rules/deposit.ts'
import { inUnits } from '../rules/exact.ts'
import { mainLine } from '../rules/main-supplier.ts'
import { originText, saysZone } from '../rules/origin.ts'
import { baseOf, gapOf, makePrice, marginsOf } from '../rules/price.ts'
import { ruleFor } from '../rules/price-rule.ts'
import { saleInPurchase } from '../rules/sale-in-purchase.ts'
import { shrinkOn } from '../rules/shrink.ts'
import { tillPriceOf } from '../rules/till-price.ts'
import { unitPriceOf } from '../rules/unit-price.ts'
import type { Unit } from '../rules/units.ts'
import { shelfPriceWins } from '../settings.ts'
import * as held from '../store/belongings.ts'
import * as prices from '../store/price.ts'
import { type ProductRow, readProducts } from '../store/product.ts'
import { readShelfPrices } from '../store/shelf-price.ts'
import { type LineRow, readLineDeposits, readLines } from '../store/supplier.ts'
import { type ContentChange, exemptOn, readContentChanges } from '../store/unit-price.ts'
import { type Basics, basicsOf, scoped } from './basics-of.ts'
import { countryWords, zoneWords } from './origin-words.ts'

type Line = LineRow & { readonly supplierName: string }

export interface LoadedProduct {
  readonly product: ProductRow
  readonly barcodes: readonly string[]
  readonly deposits: readonly { readonly deposit: string; readonly count: number }[]
  readonly qualities: readonly string[]
  readonly places: readonly string[]
  readonly lines: readonly Line[]
  readonly lineDeposits: ReadonlyMap<string, readonly { readonly deposit: string; readonly count: number }[]>
  readonly prices: readonly prices.PriceRow[]
  readonly next: prices.PriceRow | null
  readonly lists: readonly prices.ListPrice[]
  /** Prices of the last days, where the shelf may win against the till. */
  readonly lately: readonly prices.PriceRow[]
  /** What the label on the shelf says, in cents, as it was placed last. */
  readonly shelf: number | null
  /** Contents as they were before they changed, the oldest first. */
  readonly contents: readonly ContentChange[]
}

/** Days for which a content that shrank may be told at most: 24 months. */
const longestTold = 750

/** These products, or all, with what hangs on them as of a day. */
export async function loadProducts(ctx: Context, day: Day, ids: readonly string[] | null): Promise<LoadedProduct[]> {
  const { db, organisation } = ctx
  const products = await readProducts(db, organisation, ids)
  const by = <Row extends { readonly product: string }>(all: readonly Row[]) =>
    Map.groupBy(all, ({ product }) => product)
  const barcodes = by(await held.readBarcodes(db, organisation, ids))
  const deposits = by(await held.readProductDeposits(db, organisation, ids))
  const qualities = by(await held.readProductQualities(db, organisation, ids))
  const places = by(await held.readProductPlaces(db, organisation, ids))
  const lines = by(await readLines(db, organisation, ids))
  const lineDeposits = Map.groupBy(await readLineDeposits(db, organisation, ids), ({ line }) => line)
  const begun = by(await prices.readPricesOn(db, organisation, day, ids))
  const next = by(await prices.readNextPrices(db, organisation, day, ids))
  const lists = by(await prices.readListPrices(db, organisation, ids))
  const contents = by(await readContentChanges(db, organisation, addDays(day, -longestTold), ids))
  const shelfDays = await ctx.setting(shelfPriceWins)
  const lately =
    shelfDays === 0 ? begun : by(await prices.readPricesSince(db, organisation, addDays(day, -shelfDays), day, ids))
  const shelf =
    shelfDays === 0
      ? new Map()
      : new Map((await readShelfPrices(db, organisation, ids)).map((one) => [one.product, one.cents]))
  return products.map((product) => ({
    product,
    barcodes: barcodes.get(product.id)?.map(({ code }) => code) ?? [],
    deposits: deposits.get(product.id) ?? [],
    qualities: qualities.get(product.id)?.map(({ id }) => id) ?? [],
    places: places.get(product.id)?.map(({ id }) => id) ?? [],
    lines: lines.get(product.id) ?? [],
    lineDeposits,
    prices: begun.get(product.id) ?? [],
    next: next.get(product.id)?.[0] ?? null,
    lists: lists.get(product.id) ?? [],
    lately: lately.get(product.id) ?? [],
    shelf: shelf.get(product.id) ?? null,
    contents: contents.get(product.id) ?? [],
  }))
}

/** What a line costs for one sale unit; null where the units tell nothing of each other. */
function purchaseOf(line: Line, product: ProductRow, basics: Basics, vat: number) {
  const size = saleInPurchase(
    basics.units.get(product.saleUnit),
    basics.units.get(line.purchaseUnit),
    line.purchaseCount,
  )
  return (
    size && {
      price: line.price,
      per: line.per,
      packageQty: line.packageQty,
      discount: line.discount,
      vatIncluded: line.vatIncluded,
      saleInPurchase: size,
      purchaseVat: vat,
    }
  )
}

function suppliersOf(loaded: LoadedProduct, basics: Basics, day: Day, vat: number) {
  const { product, lines } = loaded
  const known = lines.map((line) => {
    const purchase = purchaseOf(line, product, basics, vat)
    return { ...line, purchase, unitCost: purchase ? inUnits(baseOf(purchase).base, 10_000) : null }
  })
  const wish = { day, rule: basics.settings.mainSupplierRule, preferred: product.preferredSupplier }
  return { known, main: mainLine(known, wish) }
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

function unitPriceOfProduct(product: ProductRow, cents: number | null, basics: Basics, day: Day) {
  const { units, settings, exemptions, tree } = basics
  const unit = (code: string | null): Unit | null => (code ? (units.get(code) ?? null) : null)
  const [sale, content] = [unit(product.saleUnit), unit(product.contentUnit)]
  const within = new Set(upwards(tree, product.category).map(({ id }) => id))
  return unitPriceOf({
    rules: basics.unitRulesOn(day),
    cents,
    saleUnit: sale ?? (units.get('piece') as Unit),
    content:
      content && product.contentAmount !== null
        ? { amount: product.contentAmount, unit: content, packs: product.contentPacks, drained: product.drainedWeight }
        : null,
    category: product.category,
    secondUnit: unit(product.secondUnit),
    units,
    exemptions: exemptions
      .filter((one) => exemptOn(one, day) && (one.category === null || within.has(one.category)))
      .map(({ belowAmount, belowUnit, byPiece }) => {
        const below = unit(belowUnit)
        return {
          categories: null,
          below: below && belowAmount !== null ? { amount: belowAmount, unit: below } : null,
          byPiece,
        }
      }),
    useDrained: settings.useDrained,
    hideWhenEqual: settings.hideWhenEqual,
    secondUnitDecimals: settings.secondUnitDecimals,
  })
}

function shrinkOfProduct({ product, contents }: LoadedProduct, cents: number | null, basics: Basics, day: Day) {
  const { shrinkMonths, shrinkAboveArea } = basics.unitRulesOn(day)
  const unit = product.contentUnit && basics.units.get(product.contentUnit)
  return shrinkOn({
    changes: contents.flatMap((one) => {
      const was = basics.units.get(one.unit)
      return was ? [{ ...one, unit: was }] : []
    }),
    now:
      unit && product.contentAmount !== null
        ? { amount: product.contentAmount, unit, packs: product.contentPacks }
        : null,
    cents,
    day,
    months: basics.settings.area > shrinkAboveArea ? shrinkMonths : 0,
    units: basics.units,
  })
}

/** One product as of a day. */
export function pricedProduct(ctx: Context, loaded: LoadedProduct, basics: Basics, day: Day) {
  const { product } = loaded
  const vat = basics.rateOn(product.vatClass, day)
  const { known, main } = suppliersOf(loaded, basics, day, vat)
  const { rule, marginFrom, said } = ruleOf(product, main, basics, ctx.organisation)
  const otherBase = { sale: product.saleBase, cost: product.costBase }
  const made = main?.purchase ? makePrice({ line: main.purchase, rule, saleVat: vat, otherBase }) : null
  const current = priceOn<DatedPrice & prices.PriceRow>(loaded.prices, day)
  const cents = current?.cents ?? null
  const deposit = depositCents(
    loaded.deposits.flatMap(({ deposit: id, count }) => {
      const item = basics.deposits.get(id)
      return item
        ? [
            {
              cents: item.cents,
              count,
              treatment: item.treatment,
              ownRate: item.vatClass ? basics.rateOn(item.vatClass, day) : 0,
            },
          ]
        : []
    }),
    vat,
  )
  const organic = loaded.qualities.some((id) => basics.qualities.get(id)?.organicClass)
  return {
    product,
    day,
    vat,
    rule,
    marginFrom,
    said,
    made,
    current,
    cents,
    next: loaded.next,
    deposit,
    known,
    main,
    ...gapOf(cents, made?.suggested ?? null, rule.gapTolerance),
    costDiffers: made !== null && product.cost !== made.cost,
    margins: marginsOf(cents, product.cost ?? made?.cost ?? null, vat),
    unitPrice: unitPriceOfProduct(product, cents, basics, day),
    /** The law asks for a unit price, and there is no content to make one of, whatever it sells for. */
    contentMissing: unitPriceOfProduct(product, cents ?? 0, basics, day).state === 'missing',
    shrink: shrinkOfProduct(loaded, cents, basics, day),
    till: tillPriceOf({ prices: loaded.lately, day, days: basics.settings.shelfDays, placed: loaded.shelf }),
    origin: originText({
      country: product.country && countryWords(ctx.language, product.country),
      region: product.region,
      complement: product.originComplement,
      maker: product.maker,
      zone: product.zone && saysZone({ food: product.food, organic }) ? zoneWords(ctx, product.zone) : null,
    }),
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
