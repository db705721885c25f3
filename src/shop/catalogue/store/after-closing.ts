/** What waits for the tills to close. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export type AfterClosing = 'withdraw' | 'off_till'

export interface Waiting {
  readonly product: string
  readonly does: AfterClosing
}

/** Of these products, or of all of them. */
export const readWaiting = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<Waiting[]> =>
  rows(
    db,
    sql<Waiting>`select product_id as product, does from catalogue.after_closing
      where organisation_id = ${organisation}
        ${products === null ? sql`` : sql`and product_id = any(${[...products]}::uuid[])`}
      order by product_id, does`,
  )

/** What waits already waits on. */
export async function addWaiting(
  db: Db,
  organisation: OrganisationId,
  waiting: readonly Waiting[],
  at: Instant,
): Promise<void> {
  const known = await readWaiting(
    db,
    organisation,
    waiting.map(({ product }) => product),
  )
  const fresh = waiting.filter(
    (one) => !known.some(({ product, does }) => product === one.product && does === one.does),
  )
  await insertRows(
    db,
    'catalogue.after_closing',
    { organisation_id: 'uuid', product_id: 'uuid', does: 'text', asked_at: 'timestamptz' },
    fresh.map(({ product, does }) => ({ organisation_id: organisation, product_id: product, does, asked_at: at })),
  )
}

export const dropWaiting = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[],
  what: readonly AfterClosing[],
): Promise<number> =>
  written(
    db,
    sql`delete from catalogue.after_closing where organisation_id = ${organisation}
      and product_id = any(${[...products]}::uuid[]) and does = any(${[...what]}::text[])`,
  )
