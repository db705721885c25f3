/** Rows of products as the editor and imports write them. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { asRow, columnOf, type ProductColumns, productColumns, types } from './product-columns.ts'
import { forgetWords, noteWords, readWords } from './words.ts'

export interface NewProduct extends ProductColumns {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly externalId?: string | null
  readonly reference?: string | null
  readonly cost?: number | null
  readonly now: Instant
}

export async function addProducts(
  db: Db,
  organisation: OrganisationId,
  products: readonly NewProduct[],
): Promise<void> {
  await insertRows(
    db,
    'catalogue.product',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'int',
      state: 'text',
      external_id: 'text',
      reference: 'text',
      cost: 'bigint',
      created_at: 'timestamptz',
      ...types,
    },
    products.map(({ id, number, state, externalId, reference, cost, now, ...fields }) => ({
      ...asRow(fields),
      organisation_id: organisation,
      id,
      number,
      state,
      external_id: externalId ?? null,
      reference: reference ?? null,
      cost: cost ?? null,
      created_at: now,
    })),
  )
  await noteWords(
    db,
    organisation,
    products.map(({ id }) => id),
  )
}

/** Writes these fields of each product; all must name the same fields. Versions count up. */
export async function updateProducts(
  db: Db,
  organisation: OrganisationId,
  changes: readonly (Partial<ProductColumns> & { readonly id: string })[],
): Promise<void> {
  const [first] = changes
  if (!first) return
  const named = productColumns.filter((field) => first[field] !== undefined)
  const ids = changes.map(({ id }) => id)
  const searched = (['name', 'brand', 'maker'] as const).some((field) => named.includes(field))
  const before = searched ? await readWords(db, organisation, ids) : null
  await updateRows(
    db,
    'catalogue.product',
    { organisation_id: 'uuid', id: 'uuid' },
    Object.fromEntries(named.map((field) => columnOf[field])),
    changes.map(({ id, ...fields }) => ({ ...asRow(fields), organisation_id: organisation, id })),
    ['version = row.version + 1'],
  )
  if (before) {
    await noteWords(db, organisation, ids)
    await forgetWords(db, organisation, ids, before)
  }
}

export const updateState = (db: Db, organisation: OrganisationId, id: string, state: string): Promise<number> =>
  written(
    db,
    sql`update catalogue.product set state = ${state}, version = version + 1
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Takes them off sale; their barcodes are free again. */
export async function withdrawMany(db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<void> {
  await written(
    db,
    sql`update catalogue.product set state = 'withdrawn', version = version + 1
      where organisation_id = ${organisation} and id = any(${[...ids]}::uuid[])`,
  )
  await written(
    db,
    sql`update catalogue.barcode set counts = false
      where organisation_id = ${organisation} and product_id = any(${[...ids]}::uuid[])`,
  )
}

/** Costs as they are taken over, in 1/10 000. */
export const updateCosts = (
  db: Db,
  organisation: OrganisationId,
  costs: readonly { readonly id: string; readonly cost: number | null }[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.product',
    { organisation_id: 'uuid', id: 'uuid' },
    { cost: 'bigint' },
    costs.map(({ id, cost }) => ({ organisation_id: organisation, id, cost })),
    ['version = row.version + 1'],
  )

/** Another base than what the supplier asks, in 1/10 000; null is that one. */
export const writeOtherBase = (
  db: Db,
  organisation: OrganisationId,
  one: { readonly id: string; readonly saleBase: number | null; readonly costBase: number | null },
): Promise<number> =>
  written(
    db,
    sql`update catalogue.product set sale_base = ${one.saleBase}, cost_base = ${one.costBase}, version = version + 1
      where organisation_id = ${organisation} and id = ${one.id}`,
  )
