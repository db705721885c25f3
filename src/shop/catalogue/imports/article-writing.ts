/** Writes what a supplier's list brings: products and lines that are new, what follows of those that are known, and
 *  changed prices as changes that wait. Constant in statements, and all of it can be taken back. */
import { isDeepStrictEqual } from 'node:util'
import type { ActionContext } from '#platform/action.ts'
import type { ImportPlan } from '#platform/imports/kind.ts'
import { leaveTraces, readTraces, type Trace } from '#platform/imports/memory-store.ts'
import type { Day } from '#platform/values/day.ts'
import { emptyProduct } from '../actions/product.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { defaultsOf } from '../rules/category.ts'
import { weighedBy } from '../rules/product.ts'
import { termsOf } from '../rules/supplier-change.ts'
import * as store from '../store/article.ts'
import type { ProductColumns } from '../store/product-columns.ts'
import { addLines, type LineRow, readLines } from '../store/supplier.ts'
import { acceptAndKeep, productsAccepted, takeBackChanges } from './accepted.ts'
import { takeBackAlong, writeAlong } from './along.ts'
import type { Article } from './article.ts'
import type { ArticleWrite } from './article-planning.ts'
import { type Asked, writeAsked } from './asked-prices.ts'
import {
  type ProductState,
  type ProductWrite,
  refuseWhereBuiltOn,
  takeBackProducts,
  traceOf,
  writeProducts,
} from './product-writing.ts'

interface Wish {
  readonly source: string
  readonly codes: ReadonlySet<string>
}

export async function writeArticlesOf(
  ctx: ActionContext,
  plan: ImportPlan<ArticleWrite>,
  importId: string,
  { source, codes }: Wish,
): Promise<Record<string, number>> {
  const all = plan.rows.flatMap(({ row }) => (row ? [row] : []))
  const writes = plan.rows.flatMap(({ row, outcome }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  const basics = await basicsOf(ctx)
  const along = await writeAlong(
    ctx,
    writes.flatMap((one) => one.along),
    importId,
  )
  const products = await writeProducts(ctx, productWrites(writes, basics), importId)
  const lines = await writeLines(ctx, writes, source, importId)
  const gone = await vanish(ctx, all, codes, importId)
  await store.writeArticles(
    ctx.db,
    ctx.organisation,
    writes.map((one) => ({
      supplier: one.supplier,
      code: one.article.code,
      source,
      hash: one.hash,
      content: one.article,
      line: one.lineId,
      madeProduct: one.makesProduct,
      vanished: false,
      importId,
      seenAt: ctx.now,
    })),
  )
  const changes = await writeAsked(ctx, writes.map(askedBy), importId)
  await leaveTraces(ctx.db, ctx.organisation, importId, [
    ...along,
    ...products,
    {
      thing: 'catalogue.article',
      created: writes.filter(({ known }) => known === null).map(({ lineId }) => lineId),
      changed: [...writes.flatMap(({ known }) => known ?? []), ...gone.articles].map((one) => ({
        id: one.line,
        before: one,
      })),
    },
    { ...lines, changed: [...lines.changed, ...gone.lines] },
    changes.trace,
  ])
  const accepted = await acceptAndKeep(ctx, changes.made, importId)
  return {
    articles: writes.length,
    new_products: products[0]?.created.length ?? 0,
    new_lines: lines.created.length,
    price_changes: changes.made.length - accepted,
    accepted,
    unlisted: gone.articles.length,
  }
}

/** Products a list makes, or made once and still follows: hand-made ones are never touched. */
function productWrites(writes: readonly ArticleWrite[], basics: Basics): ProductWrite[] {
  return writes.flatMap((one): ProductWrite[] => {
    if (!one.makesProduct) return []
    const before: ProductState | null = one.product
    const after = before
      ? followed(before, one.known?.content ?? null, one.article, basics)
      : stateOf(one.article, basics)
    if (before && isDeepStrictEqual(before, { ...before, ...after })) return []
    return [{ id: one.productId, before, after, number: null, cents: null }]
  })
}

const columnsOf = (article: Article, basics: Basics): Partial<ProductColumns> => ({
  name: article.name,
  ...(article.label ? { labelName: { nl: article.label.slice(0, 60) } } : {}),
  brand: article.brand,
  maker: article.maker,
  country: article.country,
  zone: article.zone,
  category: article.category,
  saleUnit: article.saleUnit,
  weighed: weighedBy(article.saleUnit, basics.units),
  contentAmount: article.contentAmount,
  contentUnit: article.contentUnit,
  contentPacks: article.contentPacks,
  vatClass: article.vatClass,
  ingredients: article.ingredients,
  allergens: article.allergens,
  vegan: article.vegan,
  vegetarian: article.vegetarian,
  rawMilk: article.rawMilk,
})

/** A new product waits as a draft until somebody gives it a price. */
function stateOf(article: Article, basics: Basics): ProductState {
  const { vatClass: _vat, ...flags } = defaultsOf(basics.tree, article.category)
  const said = columnsOf(article, basics)
  return {
    columns: { ...emptyProduct, ...flags, ...said, vegan: article.vegan || flags.vegan } as ProductColumns,
    state: 'draft',
    externalId: null,
    reference: null,
    cost: null,
    barcodes: article.barcode ? [article.barcode] : [],
    qualities: article.qualities,
    deposits: article.deposits,
  }
}

/** What the list says otherwise than last time, where nobody wrote something else meanwhile. */
function followed(before: ProductState, last: Article | null, article: Article, basics: Basics): ProductState {
  const was = last ? columnsOf(last, basics) : {}
  const is = columnsOf(article, basics)
  const fields = (Object.keys(is) as (keyof ProductColumns)[]).filter(
    (field) => !isDeepStrictEqual(was[field], is[field]) && isDeepStrictEqual(before.columns[field], was[field]),
  )
  const columns = Object.fromEntries(fields.map((field) => [field, is[field]])) as Partial<ProductColumns>
  const follows = <T>(known: T, old: T | undefined, now: T): T =>
    old !== undefined && isDeepStrictEqual(known, old) ? now : known
  return {
    ...before,
    columns: { ...before.columns, ...columns },
    barcodes: article.barcode ? [...new Set([article.barcode, ...before.barcodes])] : before.barcodes,
    qualities: follows(before.qualities, last?.qualities, article.qualities),
    deposits: follows(before.deposits, last?.deposits, article.deposits),
  }
}

async function writeLines(
  ctx: ActionContext,
  writes: readonly ArticleWrite[],
  source: string,
  importId: string,
): Promise<Trace> {
  const made = writes.filter(({ line }) => line === null)
  await addLines(
    ctx.db,
    ctx.organisation,
    made.map(({ lineId, productId, supplier, article }) => ({
      ...article.terms,
      id: lineId,
      product: productId,
      supplier,
      code: article.code,
      name: article.name.slice(0, 200),
      strictPackage: true,
      minQty: 0,
      purchaseUnit: article.saleUnit,
      purchaseCount: null,
      validFrom: article.from as Day | null,
      validTo: null,
      listing: article.listing,
      position: 0,
      source,
      priceChangedAt: ctx.now,
    })),
  )
  const kept = writes.flatMap(({ line, article }) => {
    if (!line) return []
    const perUnit = line.per === 'unit' && article.terms.per === 'unit'
    const after = {
      id: line.id,
      name: article.name.slice(0, 200),
      listing: article.listing,
      packageQty: perUnit ? article.terms.packageQty : line.packageQty,
    }
    return isDeepStrictEqual(after, followsOf(line)) ? [] : [{ line, after }]
  })
  const left = writes.flatMap(({ leaves, known }) => (leaves && known ? [leaves] : []))
  const leaving =
    left.length === 0 ? [] : (await readLines(ctx.db, ctx.organisation, null)).filter(({ id }) => left.includes(id))
  await store.updateLines(ctx.db, ctx.organisation, [
    ...kept.map(({ after }) => after),
    ...leaving.map((line) => ({ ...followsOf(line), listing: 'unlisted' as const })),
  ])
  for (const { lineId, productId, supplier } of made)
    ctx.record('catalogue.line_added', { subject: productId, line: lineId, supplier, import: importId })
  for (const { line } of kept)
    ctx.record('catalogue.line_changed', {
      subject: line.product,
      line: line.id,
      fields: ['name', 'listing'],
      import: importId,
    })
  for (const line of leaving)
    ctx.record('catalogue.line_changed', {
      subject: line.product,
      line: line.id,
      fields: ['listing'],
      import: importId,
    })
  return {
    thing: 'catalogue.supplier_line',
    created: made.map(({ lineId }) => lineId),
    changed: [...kept.map(({ line }) => line), ...leaving].map((line) => ({ id: line.id, before: followsOf(line) })),
  }
}

const followsOf = ({ id, name, listing, packageQty }: LineRow): store.LineFollows => ({ id, name, listing, packageQty })

/** Absent in a whole list: unlisted, never deleted. */
async function vanish(
  ctx: ActionContext,
  all: readonly ArticleWrite[],
  codes: ReadonlySet<string>,
  importId: string,
): Promise<{ articles: store.ArticleRow[]; lines: { id: string; before: unknown }[] }> {
  const suppliers = [...new Set(all.filter(({ whole }) => whole).map(({ supplier }) => supplier))]
  if (suppliers.length === 0) return { articles: [], lines: [] }
  const known = await store.readArticles(ctx.db, ctx.organisation, suppliers)
  const gone = known.filter(({ code, vanished }) => !codes.has(code) && !vanished)
  const ids = new Set(gone.map(({ line }) => line))
  const lines = ids.size === 0 ? [] : (await readLines(ctx.db, ctx.organisation, null)).filter(({ id }) => ids.has(id))
  await store.writeArticles(
    ctx.db,
    ctx.organisation,
    gone.map((one) => ({ ...one, vanished: true })),
  )
  await store.updateLines(
    ctx.db,
    ctx.organisation,
    lines.map((line) => ({ ...followsOf(line), listing: 'unlisted' })),
  )
  for (const line of lines)
    ctx.record('catalogue.line_changed', {
      subject: line.product,
      line: line.id,
      fields: ['listing'],
      import: importId,
    })
  return { articles: gone, lines: lines.map((line) => ({ id: line.id, before: followsOf(line) })) }
}

/** A supplier who asks otherwise than before makes a change that waits; one who asks as the line has it ends it. */
const askedBy = (one: ArticleWrite): Asked => {
  const { article, line, known, product } = one
  const follows = line?.per === 'unit' && article.terms.per === 'unit'
  const borne = line && { ...termsOf(line), ...(follows ? { packageQty: article.terms.packageQty } : {}) }
  return {
    line: one.lineId,
    product: one.productId,
    supplier: one.supplier,
    borne,
    last: known && line ? known.content.terms : borne,
    now: article.terms,
    alone: product === null,
    listed: article.listing === 'listed',
    validFrom: article.from,
    productCents: product?.cents ?? null,
    productCost: product?.cost ?? null,
  }
}

/** Everything stands as before the list came. */
export async function takeBackArticles(ctx: ActionContext, importId: string): Promise<void> {
  const { db, organisation } = ctx
  const traces = await readTraces(db, organisation, importId)
  const of = (thing: string): Trace => traceOf(traces, `catalogue.${thing}`)
  const [articles, lines, products] = [of('article'), of('supplier_line'), of('product')]
  const touched = (await readLines(db, organisation, null)).filter(({ id }) =>
    [...lines.created, ...lines.changed.map((one) => one.id)].includes(id),
  )
  await refuseWhereBuiltOn(ctx, importId, [
    ...new Set([
      ...products.created,
      ...products.changed.map(({ id }) => id),
      ...touched.map(({ product }) => product),
      ...(await productsAccepted(ctx, traces)),
    ]),
  ])
  await takeBackChanges(ctx, traces, importId)
  await store.removeArticles(db, organisation, articles.created)
  await store.writeArticles(
    db,
    organisation,
    articles.changed.map(({ before }) => before as store.ArticleRow),
  )
  await store.removeLines(db, organisation, lines.created)
  await store.updateLines(
    db,
    organisation,
    lines.changed.map(({ before }) => before as store.LineFollows),
  )
  await takeBackProducts(ctx, traces, importId)
  await takeBackAlong(ctx, traces)
  const kept = new Set([...products.created, ...products.changed.map(({ id }) => id)])
  for (const product of new Set(touched.map((line) => line.product)))
    if (!kept.has(product)) ctx.record('catalogue.product_put_back', { subject: product, import: importId })
}
