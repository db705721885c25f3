/** The list of products, one product, and its history. */
import { action, type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type * as contract from '../contract-product.ts'
import { type Allergens, allergenCodes } from '../rules/allergens.ts'
import { categoryPath } from '../rules/category.ts'
import { exact, inUnits, minus, over } from '../rules/exact.ts'
import { holdsOn } from '../rules/main-supplier.ts'
import type { Why } from '../rules/price.ts'
import { costIsOff } from '../rules/price-findings.ts'
import type { Pack, Shrink } from '../rules/shrink.ts'
import { readWaiting } from '../store/after-closing.ts'
import { readPrices } from '../store/price.ts'
import { readProducts } from '../store/product.ts'
import { productFile } from '../store/product-file.ts'
import { findProducts, productList } from '../store/product-list.ts'
import { type Asides, asidesOf, noAsides } from './asides.ts'
import { basicsOf } from './basics-of.ts'
import { fieldsOf } from './fields.ts'
import { listFile } from './list-file.ts'
import { wordOf } from './list-words.ts'
import { type LoadedProduct, loadProducts, type PricedProduct, pricedProduct } from './priced.ts'

type Row = ReplyOf<typeof contract.listProducts>['rows'][number]

export const listProducts = read(
  'catalogue.listProducts',
  async (ctx, asked: InputOf<typeof contract.listProducts>) => {
    const found = await findProducts(ctx.db, asked.q)
    return listPage<Row>(ctx.db, productList({ ...ctx, found }), asked)
  },
)

/** As the import of products calls what the list calls otherwise. */
const fileFields = {
  number: 'productNumber',
  name: 'productName',
  price: 'salePrice',
  vatClass: 'vat',
  state: 'productState',
  country: 'origin',
} as const

export const exportProducts = action(
  'catalogue.exportProducts',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportProducts>) => {
    const list = productFile({ ...ctx, found: await findProducts(ctx.db, asked.q) })
    const { tree } = await basicsOf(ctx)
    const complete = async (rows: readonly Record<string, unknown>[]) => rows.map((row) => inWords(ctx, row, tree))
    return listFile(ctx, { ...list, complete }, asked, { format, name: 'catalogue.products_file', fields: fileFields })
  },
)

function inWords(ctx: Context, row: Record<string, unknown>, tree: Parameters<typeof categoryPath>[0]) {
  const allergens = row['allergens'] as Allergens
  const groups = (word: string): string =>
    allergenCodes
      .filter((code) => allergens[code] === word)
      .map((code) => wordOf(ctx, 'catalogue.allergen', code))
      .join('; ')
  const category = row['categoryId'] as string | null
  return {
    ...row,
    category: category && categoryPath(tree, category),
    state: wordOf(ctx, 'catalogue.state', row['state']),
    zone: wordOf(ctx, 'catalogue.zone', row['zone']),
    freshClass: wordOf(ctx, 'catalogue.fresh_class', row['freshClass']),
    allergensContained: groups('contains'),
    allergensPossible: groups('mayContain'),
    allergensFree: groups('free'),
  }
}

export const readProduct = read(
  'catalogue.readProduct',
  async (ctx, { product, day }: InputOf<typeof contract.readProduct>) => {
    const on = (day ?? ctx.today) as Day
    const basics = await basicsOf(ctx)
    const [one] = await loadProducts(ctx, on, [product])
    const loaded = found(one, 'product')
    return {
      product,
      number: loaded.product.number,
      state: loaded.product.state,
      version: loaded.product.version,
      waiting: (await readWaiting(ctx.db, ctx.organisation, [product])).map(({ does }) => does),
      fields: fieldsOf(loaded),
      priced: replyOf(loaded, pricedProduct(ctx, loaded, basics, on), await asidesOf(ctx, [product])),
    }
  },
)

/** Millionths as percent, for people. */
export const percentOf = (millionths: number | null): number | null =>
  millionths === null ? null : millionths / 10_000

function replyOf(loaded: LoadedProduct, priced: PricedProduct, asides: ReadonlyMap<string, Asides>) {
  const { made, main, current, next } = priced
  return {
    day: priced.day,
    price: priced.cents,
    priceFrom: current?.from ?? null,
    promotionUntil: current?.kind === 'promotion' ? current.to : null,
    next: next && { cents: next.cents, from: next.from, kind: next.kind },
    vat: percentOf(priced.vat),
    cost: priced.product.cost,
    base: made?.base ?? null,
    suggested: made?.suggested ?? null,
    suggestedCost: made?.cost ?? null,
    memberPrice: made?.memberPrice ?? null,
    gap: priced.gap,
    verdict: priced.verdict,
    costDiffers: priced.costDiffers,
    margin: { onCost: percentOf(priced.margins.onCost), onPrice: percentOf(priced.margins.onPrice) },
    marginSaid: { percent: priced.rule.margin / 10_000, mode: priced.rule.marginMode, ...priced.marginFrom },
    why: (made?.why ?? []).map(whyReply),
    ruleSaid: [...priced.said],
    otherBase: { sale: priced.product.saleBase, cost: priced.product.costBase },
    costOff: costIsOff(priced),
    till: { price: priced.till.cents, until: priced.till.until },
    shrink: shrinkReply(priced.shrink),
    staleSince: priced.staleSince,
    unitPrice: priced.unitPrice,
    deposit: priced.deposit,
    paid: priced.cents === null ? null : priced.cents + priced.deposit,
    origin: priced.origin,
    mainSupplier: main && { supplier: main.supplier, name: main.supplierName, line: main.id },
    lines: priced.known.map((line) => ({ ...lineReply(line, loaded, priced), ...(asides.get(line.id) ?? noAsides) })),
    lists: loaded.lists.map(({ list, name, cents }) => ({
      list,
      name,
      cents,
      difference: differenceOf(cents, priced.cents),
    })),
  }
}

const packOf = ({ amount, unit, packs }: Pack) => ({ amount, unit: unit.code, packs })

const shrinkReply = (shrink: Shrink | null) =>
  shrink && {
    ...shrink,
    before: packOf(shrink.before),
    after: packOf(shrink.after),
    rise: shrink.rise / 10_000,
  }

const shares = new Set(['discount', 'margin', 'vat', 'vat_out', 'member_markup'])

const whyReply = ({ by, ...why }: Why) => ({
  ...why,
  by: by !== null && (shares.has(why.code) || (why.code === 'step' && why.kind !== 'add')) ? by / 10_000 : by,
})

/** How far a price of a list lies from the normal one, in percent with two decimals. */
export function differenceOf(cents: number, normal: number | null): number | null {
  if (!normal) return null
  return inUnits(over(minus(exact(cents), exact(normal)), exact(normal)), 10_000) / 100
}

function lineReply(
  line: PricedProduct['known'][number],
  { lineDeposits }: LoadedProduct,
  { main, day }: PricedProduct,
) {
  const { id, product: _product, position, source: _source, purchase: _purchase, discount, ...fields } = line
  return {
    ...fields,
    line: id,
    discount: discount / 10_000,
    order: position,
    deposits: (lineDeposits.get(id) ?? []).map(({ deposit, count }) => ({ deposit, count })),
    main: main?.id === id,
    holds: holdsOn(line, day),
  }
}

export const readProductHistory = read(
  'catalogue.readProductHistory',
  async (ctx: Context, { product }: InputOf<typeof contract.readProductHistory>) => {
    found((await readProducts(ctx.db, ctx.organisation, [product]))[0], 'product')
    const { events } = await historyOf(ctx, { about: [product], limit: 200 })
    const prices = await readPrices(ctx.db, ctx.organisation, product)
    return {
      events: events.map(({ id, at, says, actor }) => ({ id, at, says, by: actor.name })),
      prices: prices.map(({ product: _product, author: _author, ...price }) => price),
    }
  },
)
