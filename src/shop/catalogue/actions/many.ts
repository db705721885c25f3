/** Changing many products at once: first what it would do, then all of them or none. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-product.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { afterMove } from '../rules/category.ts'
import { readProductQualities } from '../store/belongings.ts'
import {
  lockProducts,
  type ProductColumns,
  type ProductRow,
  productColumns,
  readProducts,
  updateProducts,
} from '../store/product.ts'
import { whyNotFields } from './why-not-kept.ts'

type Asked = InputOf<typeof contract.changeProducts>

/** Each product with the fields that would change, and every reason against it. */
async function outcomes(ctx: Context, { products, change }: Asked, rows: readonly ProductRow[]) {
  const basics = await basicsOf(ctx)
  const qualities = Map.groupBy(
    await readProductQualities(ctx.db, ctx.organisation, products),
    ({ product }) => product,
  )
  if (change.category) found(basics.tree.get(change.category), 'category')
  return rows.map((row) => {
    const moved = change.category !== undefined && change.category !== row.category
    const flags = moved ? afterMove(row, basics.tree, change.category ?? null) : {}
    const after: Partial<ProductColumns> = { ...flags, ...given(change) }
    const fields = productColumns.filter((field) => after[field] !== undefined && after[field] !== row[field])
    const held = (qualities.get(row.id) ?? []).map(({ id }) => id)
    return {
      row,
      after,
      fields,
      refusals: whyNotFields(basics, { columns: { ...row, ...after }, given: {}, qualities: held }),
    }
  })
}

const given = (change: Asked['change']): Partial<ProductColumns> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

export const previewProducts = read(
  'catalogue.previewProducts',
  async (ctx, input: InputOf<typeof contract.previewProducts>) => {
    const rows = await readProducts(ctx.db, ctx.organisation, input.products)
    const all = await outcomes(ctx, input, rows)
    return {
      rows: all.map(({ row, after, fields, refusals }) => ({
        product: row.id,
        number: row.number,
        name: row.name,
        fields: fields.map((field) => ({ field, before: asText(row[field]), after: asText(after[field]) })),
        refusals,
      })),
    }
  },
)

export const changeProducts = action('catalogue.changeProducts', async (ctx: ActionContext, input: Asked) => {
  const rows = await lockProducts(ctx.db, ctx.organisation, input.products)
  const all = await outcomes(ctx, input, rows)
  const reasons = all.flatMap(({ refusals }) => refusals)
  refuseWith(reasons.filter((one, at) => reasons.findIndex((other) => other.code === one.code) === at))
  const changed = all.filter(({ fields }) => fields.length > 0)
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
  return { changed: changed.length }
})
