/** Prices to review: what suppliers ask otherwise, and what it would mean for cost and price. */
import { action, type Context, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-price-change.ts'
import { exact, inUnits, minus, over } from '../rules/exact.ts'
import type { Terms } from '../rules/supplier-change.ts'
import { type ChangeRow, changeList, readChanges } from '../store/price-change.ts'
import { findProducts } from '../store/product-list.ts'
import { asidesOf, noAsides } from './asides.ts'
import { type Basics, basicsOf } from './basics-of.ts'
import { type LoadedProduct, loadProducts, pricedProduct } from './priced.ts'

type Row = ReplyOf<typeof contract.listPriceChanges>['rows'][number]

/** What a line costs and a product would sell for if this were asked of it. */
function withTerms(ctx: Context, loaded: LoadedProduct, basics: Basics, line: string, terms: Terms) {
  const lines = loaded.lines.map((one) => (one.id === line ? { ...one, ...terms } : one))
  const priced = pricedProduct(ctx, { ...loaded, lines }, basics, ctx.today)
  return { ...priced, unitCost: priced.known.find(({ id }) => id === line)?.unitCost ?? null }
}

/** What one change means today. */
export function meaningOf(ctx: Context, loaded: LoadedProduct, basics: Basics, change: ChangeRow) {
  const after = withTerms(ctx, loaded, basics, change.line, change.new)
  const oldCost = change.old ? withTerms(ctx, loaded, basics, change.line, change.old).unitCost : null
  const main = after.main?.id === change.line
  return {
    oldCost,
    newCost: after.unitCost,
    costChange: percentBetween(oldCost, after.unitCost),
    price: after.cents,
    suggested: main ? (after.made?.suggested ?? null) : null,
    gap: main ? after.gap : null,
    main,
  }
}

/** In percent with two decimals. */
const percentBetween = (before: number | null, after: number | null): number | null =>
  before === null || before === 0 || after === null
    ? null
    : inUnits(over(minus(exact(after), exact(before)), exact(before)), 10_000) / 100

/** The rows of a page with what the engine makes of them. */
async function completed(ctx: Context, rows: readonly Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
  const changes = new Map(
    (
      await readChanges(
        ctx.db,
        ctx.organisation,
        rows.map(({ id }) => String(id)),
      )
    ).map((one) => [one.id, one]),
  )
  const basics = await basicsOf(ctx)
  const products = new Map(
    (await loadProducts(ctx, ctx.today, [...new Set([...changes.values()].map(({ product }) => product))])).map(
      (one) => [one.product.id, one],
    ),
  )
  const asides = await asidesOf(ctx, [...products.keys()])
  return rows.map((row) => {
    const change = changes.get(String(row['id']))
    const loaded = change && products.get(change.product)
    if (!change || !loaded) return row
    return { ...row, ...meaningOf(ctx, loaded, basics, change), ...(asides.get(change.line) ?? noAsides) }
  })
}

async function listed(ctx: Context, asked: { readonly q?: string | undefined }) {
  const definition = changeList(ctx, await findProducts(ctx.db, asked.q))
  return { ...definition, complete: (rows: readonly Record<string, unknown>[]) => completed(ctx, rows) }
}

export const listPriceChanges = read(
  'catalogue.listPriceChanges',
  async (ctx, asked: InputOf<typeof contract.listPriceChanges>) =>
    listPage<Row>(ctx.db, await listed(ctx, asked), asked),
)

const inUnitsOfMoney = (value: unknown): unknown => (typeof value === 'number' ? value / 10_000 : value)

export const exportPriceChanges = action(
  'catalogue.exportPriceChanges',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportPriceChanges>) => {
    const words = currentWords()
    const definition = await listed(ctx, asked)
    const complete = async (rows: readonly Record<string, unknown>[]) =>
      (await definition.complete(rows)).map((row) => ({
        ...row,
        oldCost: inUnitsOfMoney(row['oldCost']),
        newCost: inUnitsOfMoney(row['newCost']),
      }))
    const file = exportList(ctx.db, { ...definition, complete }, asked, {
      format,
      name: words.say(ctx.language, 'catalogue.changes_file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `catalogue.field.${column}`, {}, ctx.shop),
    })
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return readWhole(file)
  },
)
