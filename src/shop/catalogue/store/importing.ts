/** What imports read and write of products: any number of rows with one statement. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, updateRows, written } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { SupplierFields } from './supplier.ts'
import { forgetWords, readWords } from './words.ts'

/** What a product is known by in other programs, beside its row. */
export interface Identity {
  readonly id: string
  readonly externalId: string | null
  readonly reference: string | null
  readonly state: string
  readonly cost: number | null
}

export const readIdentities = (db: Db, organisation: OrganisationId): Promise<Identity[]> =>
  rows(
    db,
    sql<Identity>`select id, external_id as "externalId", reference, state, cost from catalogue.product
      where organisation_id = ${organisation} order by id`,
  )

const keys = { organisation_id: 'uuid', id: 'uuid' }

export const writeIdentities = (db: Db, organisation: OrganisationId, all: readonly Identity[]): Promise<number> =>
  updateRows(
    db,
    'catalogue.product',
    keys,
    { external_id: 'text', reference: 'text', state: 'text', cost: 'bigint' },
    all.map(({ externalId, ...one }) => ({ ...one, organisation_id: organisation, external_id: externalId })),
    ['version = row.version + 1'],
  )

/** Takes these products away with what hangs on them; prices must be gone already. */
export async function removeProducts(db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<void> {
  const words = await readWords(db, organisation, ids)
  for (const table of ['barcode', 'product_deposit', 'product_quality', 'product_place'])
    await written(
      db,
      sql`delete from ${sql.raw(`catalogue.${table}`)}
        where organisation_id = ${organisation} and product_id = any(${ids}::uuid[])`,
    )
  await written(
    db,
    sql`delete from catalogue.product where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )
  await forgetWords(db, organisation, ids, words)
}

/** Prices an import wrote; the organisation is the one the connection speaks for. */
export const takeBackPrices = (db: Db, ids: readonly string[]): Promise<unknown> =>
  one(db, sql`select catalogue.take_back_prices(${ids}::uuid[]) as gone`)

export const namesOfProducts = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<{ name: string }[]> =>
  rows(
    db,
    sql<{ name: string }>`select name from catalogue.product
      where organisation_id = ${organisation} and id = any(${ids}::uuid[]) order by sort_name, id`,
  )

/** Categories by the key another program has for them. */
export const readCategoryKeys = (db: Db, organisation: OrganisationId): Promise<{ key: string; id: string }[]> =>
  rows(
    db,
    sql<{ key: string; id: string }>`select external_id as key, id from catalogue.category
      where organisation_id = ${organisation} and external_id is not null order by external_id, id`,
  )

const unused = {
  category: sql`not exists (select from catalogue.product
      where product.organisation_id = row.organisation_id and product.category_id = row.id)
    and not exists (select from catalogue.category as below
      where below.organisation_id = row.organisation_id and below.parent_id = row.id and below.id <> all(gone.ids))`,
  quality: sql`not exists (select from catalogue.product_quality as used
      where used.organisation_id = row.organisation_id and used.quality_id = row.id)`,
  deposit_item: sql`not exists (select from catalogue.product_deposit as used
      where used.organisation_id = row.organisation_id and used.deposit_id = row.id)
    and not exists (select from catalogue.line_deposit as used
      where used.organisation_id = row.organisation_id and used.deposit_id = row.id)`,
  supplier: sql`not exists (select from catalogue.supplier_line as line
      where line.organisation_id = row.organisation_id and line.supplier_id = row.id)
    and not exists (select from catalogue.product
      where product.organisation_id = row.organisation_id and product.preferred_supplier_id = row.id)
    and not exists (select from catalogue.article
      where article.organisation_id = row.organisation_id and article.supplier_id = row.id)`,
}

/** Those of these rows that nothing hangs on. */
export const removeAlong = (
  db: Db,
  organisation: OrganisationId,
  thing: keyof typeof unused,
  ids: readonly string[],
): Promise<number> =>
  written(
    db,
    sql`delete from ${sql.raw(`catalogue.${thing}`)} as row using (select ${ids}::uuid[] as ids) as gone
        where row.organisation_id = ${organisation} and row.id = any(gone.ids) and ${unused[thing]}`,
  )

export const writeCategoryKeys = (
  db: Db,
  organisation: OrganisationId,
  all: readonly { readonly id: string; readonly key: string | null }[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.category',
    keys,
    { external_id: 'text' },
    all.map(({ id, key }) => ({ organisation_id: organisation, id, external_id: key })),
  )

/** What a file of ours says of a category besides its name and place. */
export interface CategoryGives {
  readonly id: string
  readonly food: boolean | null
  readonly alcohol: boolean | null
  readonly vegan: boolean | null
  readonly vatClass: string | null
  readonly position: number
  readonly archived: boolean
}

export const writeCategoryGives = (
  db: Db,
  organisation: OrganisationId,
  all: readonly CategoryGives[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.category',
    keys,
    {
      food: 'boolean',
      alcohol: 'boolean',
      vegan: 'boolean',
      vat_class: 'text',
      position: 'int',
      archived: 'boolean',
    },
    all.map(({ vatClass, ...one }) => ({ ...one, organisation_id: organisation, vat_class: vatClass })),
    ['version = row.version + 1'],
  )

type SupplierWritten = SupplierFields & { readonly id: string; readonly archived: boolean }

export const writeSuppliers = (
  db: Db,
  organisation: OrganisationId,
  all: readonly SupplierWritten[],
): Promise<number> =>
  updateRows(
    db,
    'catalogue.supplier',
    keys,
    {
      email: 'text',
      phone: 'text',
      website: 'text',
      city: 'text',
      country: 'text',
      customer_number: 'text',
      notes: 'text',
      archived: 'boolean',
    },
    all.map(({ customerNumber, ...one }) => ({
      ...one,
      organisation_id: organisation,
      customer_number: customerNumber,
    })),
    ['version = row.version + 1'],
  )
