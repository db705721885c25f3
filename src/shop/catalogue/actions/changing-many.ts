/** What a change of many products would do to each, writing it, and keeping what stood before so that it can be taken
 *  back: for changes by hand, and for what categories push. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import type { Basics } from '../reads/basics-of.ts'
import { readProductQualities } from '../store/belongings.ts'
import * as changes from '../store/many.ts'
import { type ProductColumns, type ProductRow, productColumns } from '../store/product-columns.ts'
import { updateProducts } from '../store/product-writing.ts'
import { whyNotFields } from './why-not-kept.ts'

export interface Outcome {
  readonly row: ProductRow
  readonly after: Partial<ProductColumns>
  /** Those that would differ. */
  readonly fields: readonly (keyof ProductColumns)[]
  readonly refusals: readonly Refusal[]
}

type Changed = Pick<Outcome, 'row' | 'after' | 'fields'>

/** Each product with the fields that would change, and every reason against it. */
export async function outcomes(
  ctx: Context,
  basics: Basics,
  rows: readonly ProductRow[],
  afterOf: (row: ProductRow) => Partial<ProductColumns>,
): Promise<Outcome[]> {
  const ids = rows.map(({ id }) => id)
  const qualities = Map.groupBy(await readProductQualities(ctx.db, ctx.organisation, ids), ({ product }) => product)
  return rows.map((row) => {
    const after = afterOf(row)
    const fields = productColumns.filter((field) => after[field] !== undefined && after[field] !== row[field])
    const held = (qualities.get(row.id) ?? []).map(({ id }) => id)
    const refusals = whyNotFields(basics, { columns: { ...row, ...after }, given: {}, qualities: held })
    return { row, after, fields, refusals }
  })
}

/** Each reason once. */
export function reasonsOf(all: readonly Outcome[]): Refusal[] {
  const reasons = all.flatMap(({ refusals }) => refusals)
  return reasons.filter((one, at) => reasons.findIndex((other) => other.code === one.code) === at)
}

const asText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** So many rows of a preview are shown; all are counted. */
const shownAtMost = 200

export function previewOf(all: readonly Outcome[]) {
  const refused = all.filter(({ refusals }) => refusals.length > 0)
  const changing = all.filter(({ fields, refusals }) => fields.length > 0 && refusals.length === 0)
  return {
    total: all.length,
    changing: changing.length,
    refused: refused.length,
    rows: [...refused, ...changing].slice(0, shownAtMost).map(({ row, after, fields, refusals }) => ({
      product: row.id,
      number: row.number,
      name: row.name,
      fields: fields.map((field) => ({ field, before: asText(row[field]), after: asText(after[field]) })),
      refusals: [...refusals],
    })),
  }
}

/** All fields of the change are written, those of a product that stay as they were. */
export async function writeMany(ctx: ActionContext, changed: readonly Changed[]): Promise<void> {
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

/** Writes it, and keeps what stood before: by the answer it can be taken back. `asked` are the fields that were asked
 *  for, with their value where all products were to get the same; `kept` has what waits for the tills as well. */
export async function changeAndKeep(
  ctx: ActionContext,
  asked: Readonly<Record<string, unknown>>,
  changed: readonly Changed[],
  kept: readonly Changed[] = changed,
): Promise<string | null> {
  if (kept.length === 0) return null
  await writeMany(ctx, changed)
  const change = newId()
  await changes.addChange(ctx.db, ctx.organisation, {
    id: change,
    at: ctx.now,
    asked,
    products: kept.map(({ row, after, fields }) => ({
      product: row.id,
      before: Object.fromEntries(fields.map((field) => [field, row[field]])),
      after: Object.fromEntries(fields.map((field) => [field, after[field]])),
    })),
  })
  ctx.record('catalogue.products_changed', { subject: ctx.organisation, count: kept.length, change })
  return change
}
