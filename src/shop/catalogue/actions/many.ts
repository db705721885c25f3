/** Changing many products at once: first what it would do, then all of them or none; what was done can be taken back. */
import { isDeepStrictEqual } from 'node:util'
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { listIds } from '#platform/lists/list.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-product.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { afterMove } from '../rules/category.ts'
import { readProductQualities } from '../store/belongings.ts'
import * as changes from '../store/many.ts'
import {
  lockProducts,
  type ProductColumns,
  type ProductRow,
  productColumns,
  readProducts,
  updateProducts,
} from '../store/product.ts'
import { findProducts, productList } from '../store/product-list.ts'
import { anyTillOpen } from './till-open.ts'
import { whyNotFields } from './why-not-kept.ts'

type Asked = InputOf<typeof contract.changeProducts>

/** Those named, or all that a list shows. */
async function productsOf(
  ctx: Context,
  { products, filter = {} }: Pick<Asked, 'products' | 'filter'>,
): Promise<string[]> {
  if (products) return products
  const found = await findProducts(ctx.db, filter.q)
  return await listIds(ctx.db, productList({ ...ctx, found }), filter)
}

/** Each product with the fields that would change, and every reason against it. */
async function outcomes(ctx: Context, change: Asked['change'], rows: readonly ProductRow[]) {
  const basics = await basicsOf(ctx)
  const ids = rows.map(({ id }) => id)
  const qualities = Map.groupBy(await readProductQualities(ctx.db, ctx.organisation, ids), ({ product }) => product)
  const offTill = change.atTill === false || change.sold === false ? await anyTillOpen(ctx) : false
  if (change.category) found(basics.tree.get(change.category), 'category')
  return rows.map((row) => {
    const moved = change.category !== undefined && change.category !== row.category
    const flags = moved ? afterMove(row, basics.tree, change.category ?? null) : {}
    const after: Partial<ProductColumns> = { ...flags, ...given(change) }
    const fields = productColumns.filter((field) => after[field] !== undefined && after[field] !== row[field])
    const held = (qualities.get(row.id) ?? []).map(({ id }) => id)
    const refusals: Refusal[] = [
      ...whyNotFields(basics, { columns: { ...row, ...after }, given: {}, qualities: held }),
      ...(offTill && row.atTill && row.state === 'active' && fields.includes('atTill')
        ? [refuse('product.till_open')]
        : []),
    ]
    return { row, after, fields, refusals }
  })
}

const given = (change: Asked['change']): Partial<ProductColumns> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** So many rows of a preview are shown; all are counted. */
const shownAtMost = 200

export const previewProducts = read(
  'catalogue.previewProducts',
  async (ctx, input: InputOf<typeof contract.previewProducts>) => {
    const rows = await readProducts(ctx.db, ctx.organisation, await productsOf(ctx, input))
    const all = await outcomes(ctx, input.change, rows)
    const refused = all.filter(({ refusals }) => refusals.length > 0)
    const changing = all.filter(({ fields, refusals }) => fields.length > 0 && refusals.length === 0)
    return {
      total: rows.length,
      changing: changing.length,
      refused: refused.length,
      rows: [...refused, ...changing].slice(0, shownAtMost).map(({ row, after, fields, refusals }) => ({
        product: row.id,
        number: row.number,
        name: row.name,
        fields: fields.map((field) => ({ field, before: asText(row[field]), after: asText(after[field]) })),
        refusals,
      })),
    }
  },
)

type Outcome = Awaited<ReturnType<typeof outcomes>>[number]

export const changeProducts = action('catalogue.changeProducts', async (ctx: ActionContext, input: Asked) => {
  const rows = await lockProducts(ctx.db, ctx.organisation, await productsOf(ctx, input))
  const all = await outcomes(ctx, input.change, rows)
  const reasons = all.flatMap(({ refusals }) => refusals)
  refuseWith(reasons.filter((one, at) => reasons.findIndex((other) => other.code === one.code) === at))
  const changed = all.filter(({ fields }) => fields.length > 0)
  if (changed.length === 0) return { changed: 0, change: null }
  await write(ctx, changed)
  const change = newId()
  await changes.addChange(ctx.db, ctx.organisation, {
    id: change,
    at: ctx.now,
    asked: given(input.change),
    products: changed.map(({ row, after, fields }) => ({
      product: row.id,
      before: Object.fromEntries(fields.map((field) => [field, row[field]])),
      after: Object.fromEntries(fields.map((field) => [field, after[field]])),
    })),
  })
  ctx.record('catalogue.products_changed', { subject: ctx.organisation, count: changed.length, change })
  return { changed: changed.length, change }
})

/** All fields of the change are written, those of a product that stay as they were. */
async function write(ctx: ActionContext, changed: readonly Pick<Outcome, 'row' | 'after' | 'fields'>[]): Promise<void> {
  const written = [...new Set(changed.flatMap(({ after }) => Object.keys(after)))] as (keyof ProductColumns)[]
  await updateProducts(
    ctx.db,
    ctx.organisation,
    changed.map(({ row, after }) => ({
      ...(Object.fromEntries(
        written.map((field) => [field, after[field] === undefined ? row[field] : after[field]]),
      ) as Partial<ProductColumns>),
      id: row.id,
    })),
  )
  for (const { row, after, fields } of changed)
    ctx.record('catalogue.product_changed', {
      subject: row.id,
      fields,
      before: Object.fromEntries(fields.map((field) => [field, asText(row[field])])),
      after: Object.fromEntries(fields.map((field) => [field, asText(after[field])])),
    })
}

export const readChanges = read('catalogue.readChanges', async (ctx, _input: object) => ({
  changes: await changes.readChanges(ctx.db, ctx.organisation),
}))

/** Every field that still is as the change left it becomes what it was; what was changed since stays. */
export const undoChange = action(
  'catalogue.undoChange',
  async (ctx, { change: id }: InputOf<typeof contract.undoChange>) => {
    const change = found(await changes.lockChange(ctx.db, ctx.organisation, id), 'change')
    refuseWith(change.undoneAt === null ? [] : [refuse('many.undone_already')])
    const told = new Map(change.products.map((one) => [one.product, one]))
    const rows = await lockProducts(ctx.db, ctx.organisation, [...told.keys()])
    const basics = await basicsOf(ctx)
    const back = rows.flatMap((row) => {
      const { before = {}, after = {} } = told.get(row.id) ?? {}
      const fields = productColumns.filter((field) => field in before && isDeepStrictEqual(row[field], after[field]))
      const as = Object.fromEntries(fields.map((field) => [field, before[field]])) as Partial<ProductColumns>
      // a category put away meanwhile, a class of VAT that is gone: such a product stays as it is
      const holds = whyNotFields(basics, { columns: { ...row, ...as }, given: {} }).length === 0
      return fields.length > 0 && holds ? [{ row, after: as, fields }] : []
    })
    await write(ctx, back)
    await changes.markUndone(ctx.db, ctx.organisation, id, ctx.now)
    ctx.record('catalogue.change_undone', { subject: ctx.organisation, change: id, count: back.length })
    return { changed: back.length, left: change.products.length - back.length }
  },
)
