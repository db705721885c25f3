/** Margins an Odoo says, as proposals of rules of prices: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type { MarginTold } from '../odoo/margins.ts'

export interface MarginRow extends MarginTold {
  readonly id: string
}

export const readMargins = (db: Db, organisation: OrganisationId): Promise<MarginRow[]> =>
  rows(
    db,
    sql<MarginRow>`select id, scope, key, name, rule, surcharge_cents as "surchargeCents" from catalogue.odoo_margin
      where organisation_id = ${organisation} order by scope, name, key`,
  )

/** Of these things, or of all, whatever was known. */
export const dropMargins = (
  db: Db,
  organisation: OrganisationId,
  { scope, keys }: { readonly scope: MarginTold['scope']; readonly keys: readonly string[] | null },
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.odoo_margin where organisation_id = ${organisation} and scope = ${scope}
      and (${keys}::text[] is null or key = any(${keys}::text[]))`,
  )

export const addMargins = (db: Db, organisation: OrganisationId, all: readonly MarginTold[]): Promise<number> =>
  insertRows(
    db,
    'catalogue.odoo_margin',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      scope: 'text',
      key: 'text',
      name: 'text',
      rule: 'jsonb',
      surcharge_cents: 'int',
    },
    all.map(({ surchargeCents, ...one }) => ({
      ...one,
      organisation_id: organisation,
      id: newId(),
      surcharge_cents: surchargeCents,
    })),
    'on conflict (organisation_id, scope, key) do nothing',
  )

/** Products by the key their import knows them by. */
export const productsOfKeys = (
  db: Db,
  organisation: OrganisationId,
  keys: readonly string[],
): Promise<{ readonly key: string; readonly product: string }[]> =>
  rows(
    db,
    sql<{ key: string; product: string }>`select external_id as key, id as product from catalogue.product
      where organisation_id = ${organisation} and external_id = any(${keys}::text[]) order by external_id`,
  )
