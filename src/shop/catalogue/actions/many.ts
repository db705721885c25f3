/** Changing many products at once: first what it would do, then all of them or none; what was done can be taken back. */
import { isDeepStrictEqual } from 'node:util'
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { listIds } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-product.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { afterMove } from '../rules/category.ts'
import { dropWaiting, readWaiting } from '../store/after-closing.ts'
import * as changes from '../store/many.ts'
import { lockProducts, readProducts } from '../store/product.ts'
import { type ProductColumns, type ProductRow, productColumns } from '../store/product-columns.ts'
import { findProducts, productList } from '../store/product-list.ts'
import { changeAndKeep, type Outcome, outcomes, previewOf, reasonsOf, writeMany } from './changing-many.ts'
import { offTillLater } from './off-till-later.ts'
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

/** What each product would become. While a till is open, those sold there stay on it: refused, or asked for later. */
async function changesOf(ctx: Context, { change, afterClosing }: Asked, rows: readonly ProductRow[]) {
  const basics = await basicsOf(ctx)
  if (change.category) found(basics.tree.get(change.category), 'category')
  const open = change.atTill === false && (await anyTillOpen(ctx))
  const waits = ({ atTill, state }: ProductRow) => open && atTill && state === 'active'
  const all = await outcomes(ctx, basics, rows, (row) => {
    const moved = change.category !== undefined && change.category !== row.category
    const flags = moved ? afterMove(row, basics.tree, change.category ?? null) : {}
    return { ...flags, ...given(change), ...(waits(row) ? { atTill: true } : {}) }
  })
  return all.map((one) => ({
    ...one,
    waits: waits(one.row),
    refusals: [...one.refusals, ...(waits(one.row) && !afterClosing ? [refuse('product.till_open')] : [])],
  }))
}

const given = (change: Asked['change']): Partial<ProductColumns> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

export const previewProducts = read(
  'catalogue.previewProducts',
  async (ctx, input: InputOf<typeof contract.previewProducts>) => {
    const rows = await readProducts(ctx.db, ctx.organisation, await productsOf(ctx, input))
    return previewOf((await changesOf(ctx, input, rows)).map(withLater))
  },
)

/** What happens after closing is a change as well. */
const withLater = ({ waits, ...one }: Outcome & { readonly waits: boolean }): Outcome =>
  waits ? { ...one, fields: [...one.fields, 'atTill'], after: { ...one.after, atTill: false } } : one

export const changeProducts = action('catalogue.changeProducts', async (ctx: ActionContext, input: Asked) => {
  const rows = await lockProducts(ctx.db, ctx.organisation, await productsOf(ctx, input))
  const all = await changesOf(ctx, input, rows)
  refuseWith(reasonsOf(all))
  const later = all.filter(({ waits }) => waits).map(({ row }) => row.id)
  await offTillLater(ctx, later)
  const changed = all.filter(({ fields }) => fields.length > 0)
  const kept = all.map(withLater).filter(({ fields }) => fields.length > 0)
  const change = await changeAndKeep(ctx, given(input.change), changed, kept)
  return { changed: changed.length, change, waiting: later.length }
})

export const readChanges = read('catalogue.readChanges', async (ctx, _input: object) => ({
  changes: await changes.readChanges(ctx.db, ctx.organisation),
}))

/** Every field that still is as the change left it becomes what it was; what was changed since stays, and what waits for
 *  the tills to close no longer does. */
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
    await writeMany(ctx, back)
    const waiting = (await readWaiting(ctx.db, ctx.organisation, [...told.keys()]))
      .filter(({ product, does }) => does === 'off_till' && told.get(product)?.after['atTill'] === false)
      .map(({ product }) => product)
    await dropWaiting(ctx.db, ctx.organisation, waiting, ['off_till'])
    const changed = new Set([...back.map(({ row }) => row.id), ...waiting]).size
    await changes.markUndone(ctx.db, ctx.organisation, id, ctx.now)
    ctx.record('catalogue.change_undone', { subject: ctx.organisation, change: id, count: changed })
    return { changed, left: change.products.length - changed }
  },
)
