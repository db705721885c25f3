/** What products are sold as on a day, and all a label prints: price, unit price, deposit, origin, supplier. Reads and
 *  works out nothing else, and for any number of products with the same number of statements. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { upwards } from '../rules/category.ts'
import { type DatedPrice, priceOn } from '../rules/current-price.ts'
import { depositCents } from '../rules/deposit.ts'
import { inUnits } from '../rules/exact.ts'
import { mainLine } from '../rules/main-supplier.ts'
import { originText, saysZone } from '../rules/origin.ts'
import { baseOf } from '../rules/price.ts'
import { saleInPurchase } from '../rules/sale-in-purchase.ts'
import { shrinkOn } from '../rules/shrink.ts'
import { unitPriceOf } from '../rules/unit-price.ts'
import type { Unit } from '../rules/units.ts'
import * as held from '../store/belongings.ts'
import * as prices from '../store/price.ts'
import { readSoldProducts } from '../store/product.ts'
import type { SoldRow } from '../store/product-columns.ts'
import { type LineRow, readLines } from '../store/supplier.ts'
import { type ContentChange, exemptOn, readContentChanges } from '../store/unit-price.ts'
import { type Basics, basicsOf } from './basics-of.ts'
import { countryWords, zoneWords } from './origin-words.ts'

/** The tables from which follows what is sold, and how: `soldProducts` reads these. */
export const soldTables = [
  'catalogue.product',
  'catalogue.barcode',
  'catalogue.product_deposit',
  'catalogue.product_quality',
  'catalogue.product_place',
  'catalogue.place',
  'catalogue.supplier',
  'catalogue.supplier_line',
  'catalogue.price',
  'catalogue.campaign',
  'catalogue.content_change',
  'catalogue.category',
  'catalogue.unit',
  'catalogue.vat_rate',
  'catalogue.vat_class',
  'catalogue.deposit_item',
  'catalogue.quality',
  'catalogue.picture',
  'catalogue.price_rule',
  'catalogue.unit_price_rules',
  'catalogue.unit_price_exemption',
  'platform.setting',
] as const

export type Line = LineRow & { readonly supplierName: string }

export interface LoadedSold<Product extends SoldRow = SoldRow> {
  readonly product: Product
  readonly barcodes: readonly string[]
  readonly deposits: readonly { readonly deposit: string; readonly count: number }[]
  readonly qualities: readonly string[]
  readonly places: readonly string[]
  readonly lines: readonly Line[]
  readonly prices: readonly prices.PriceRow[]
  /** Contents as they were before they changed, the oldest first. */
  readonly contents: readonly ContentChange[]
}

/** Days for which a content that shrank may be told at most: 24 months. */
const longestTold = 750

/** What hangs on these products, or on all, as of a day. */
export async function loadBelongings(ctx: Context, day: Day, ids: readonly string[] | null) {
  const { db, organisation } = ctx
  const barcodes = byProduct(await held.readBarcodes(db, organisation, ids))
  const deposits = byProduct(await held.readProductDeposits(db, organisation, ids))
  const qualities = byProduct(await held.readProductQualities(db, organisation, ids))
  const places = byProduct(await held.readProductPlaces(db, organisation, ids))
  const lines = byProduct(await readLines(db, organisation, ids))
  const begun = byProduct(await prices.readPricesOn(db, organisation, day, ids))
  const contents = byProduct(await readContentChanges(db, organisation, addDays(day, -longestTold), ids))
  return <Product extends SoldRow>(product: Product): LoadedSold<Product> => ({
    product,
    barcodes: barcodes.get(product.id)?.map(({ code }) => code) ?? none,
    deposits: deposits.get(product.id) ?? none,
    qualities: qualities.get(product.id)?.map(({ id }) => id) ?? none,
    places: places.get(product.id)?.map(({ id }) => id) ?? none,
    lines: lines.get(product.id) ?? none,
    prices: begun.get(product.id) ?? none,
    contents: contents.get(product.id) ?? none,
  })
}

const none: readonly never[] = []

export const byProduct = <Row extends { readonly product: string }>(
  all: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => Map.groupBy(all, ({ product }) => product)

/** What a line costs for one sale unit; null where the units tell nothing of each other. */
function purchaseOf(line: Line, product: SoldRow, basics: Basics, vat: number) {
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

function suppliersOf(loaded: LoadedSold, basics: Basics, day: Day, vat: number) {
  const { product, lines } = loaded
  const known = lines.map((line) => {
    const purchase = purchaseOf(line, product, basics, vat)
    return { ...line, purchase, unitCost: purchase ? inUnits(baseOf(purchase).base, 10_000) : null }
  })
  const wish = { day, rule: basics.settings.mainSupplierRule, preferred: product.preferredSupplier }
  return { known, main: mainLine(known, wish) }
}

export function unitPriceOfProduct(product: SoldRow, cents: number | null, basics: Basics, day: Day) {
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

function shrinkOfProduct({ product, contents }: LoadedSold, cents: number | null, basics: Basics, day: Day) {
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

function depositOf(loaded: LoadedSold, basics: Basics, day: Day, vat: number): number {
  if (loaded.deposits.length === 0) return 0
  return depositCents(
    loaded.deposits.flatMap(({ deposit: id, count }) => {
      const item = basics.deposits.get(id)
      const ownRate = item?.vatClass ? basics.rateOn(item.vatClass, day) : 0
      return item ? [{ cents: item.cents, count, treatment: item.treatment, ownRate }] : []
    }),
    vat,
  )
}

/** One product as of a day. */
export function soldProduct<Product extends SoldRow>(
  ctx: Context,
  loaded: LoadedSold<Product>,
  basics: Basics,
  day: Day,
) {
  const { product } = loaded
  const vat = basics.rateOn(product.vatClass, day)
  const { known, main } = suppliersOf(loaded, basics, day, vat)
  const current = priceOn<DatedPrice & prices.PriceRow>(loaded.prices, day)
  const cents = current?.cents ?? null
  const organic = loaded.qualities.some((id) => basics.qualities.get(id)?.organicClass)
  return {
    product,
    day,
    vat,
    current,
    cents,
    deposit: depositOf(loaded, basics, day, vat),
    known,
    main,
    unitPrice: unitPriceOfProduct(product, cents, basics, day),
    shrink: shrinkOfProduct(loaded, cents, basics, day),
    origin: originText({
      country: product.country && countryWords(ctx.language, product.country),
      region: product.region,
      complement: product.originComplement,
      maker: product.maker,
      zone: product.zone && saysZone({ food: product.food, organic }) ? zoneWords(ctx, product.zone) : null,
    }),
  }
}

/** For other modules: these products, or all, with what is printed of them on a day. */
export async function soldProducts(
  ctx: Context,
  wish: { readonly day: Day; readonly products: readonly string[] | null },
) {
  const products = await readSoldProducts(ctx.db, ctx.organisation, wish.products)
  if (products.length === 0) return []
  const basics = await basicsOf(ctx)
  const loaded = await loadBelongings(ctx, wish.day, wish.products)
  return products.map((product) => {
    const one = loaded(product)
    return { ...one, ...soldProduct(ctx, one, basics, wish.day) }
  })
}
