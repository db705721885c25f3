/** Changes of many products at once, with what stood before: so that they can be taken back. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

type Values = Readonly<Record<string, unknown>>

export interface ChangedProduct {
  readonly product: string
  readonly before: Values
  readonly after: Values
}

export const addChange = (
  db: Db,
  organisation: OrganisationId,
  change: {
    readonly id: string
    readonly at: Instant
    readonly asked: Values
    readonly products: readonly ChangedProduct[]
  },
): Promise<number> =>
  written(
    db,
    sql`insert into catalogue.product_change (organisation_id, id, at, asked, products, count)
      values (${organisation}, ${change.id}, ${change.at}, ${JSON.stringify(change.asked)}::jsonb,
        ${JSON.stringify(change.products)}::jsonb, ${change.products.length})`,
  )

/** The latest ones, without what stood before. */
export const readChanges = (
  db: Db,
  organisation: OrganisationId,
): Promise<{ change: string; at: Instant; fields: string[]; count: number; undone: boolean }[]> =>
  rows(
    db,
    sql<{ change: string; at: Instant; fields: string[]; count: number; undone: boolean }>`select id as change, at,
        array(select jsonb_object_keys(asked) order by 1) as fields, count, undone_at is not null as undone
      from catalogue.product_change where organisation_id = ${organisation} order by at desc, id desc limit 20`,
  )

export const lockChange = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<{ products: ChangedProduct[]; undoneAt: Instant | null } | null> =>
  one(
    db,
    sql<{ products: ChangedProduct[]; undoneAt: Instant | null }>`select products, undone_at as "undoneAt"
      from catalogue.product_change where organisation_id = ${organisation} and id = ${id} for update`,
  )

export const markUndone = (db: Db, organisation: OrganisationId, id: string, at: Instant): Promise<number> =>
  written(
    db,
    sql`update catalogue.product_change set undone_at = ${at} where organisation_id = ${organisation} and id = ${id}`,
  )
