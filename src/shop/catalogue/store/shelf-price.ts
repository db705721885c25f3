/** What labels on the shelves say, as they were placed last. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ShelfPrice {
  readonly product: string
  readonly cents: number
}

export const readShelfPrices = (
  db: Db,
  organisation: OrganisationId,
  products: readonly string[] | null,
): Promise<(ShelfPrice & { readonly day: Day })[]> =>
  rows(
    db,
    sql<ShelfPrice & { day: Day }>`select product_id as product, cents, on_day as day from catalogue.shelf_price
      where organisation_id = ${organisation} ${products === null ? sql`` : sql`and product_id = any(${products}::uuid[])`}
      order by product_id`,
  )

export const writeShelfPrices = (
  db: Db,
  organisation: OrganisationId,
  prices: readonly ShelfPrice[],
  when: { readonly day: Day; readonly at: Instant },
): Promise<number> =>
  insertRows(
    db,
    'catalogue.shelf_price',
    { organisation_id: 'uuid', product_id: 'uuid', cents: 'bigint', on_day: 'date', at: 'timestamptz' },
    prices.map(({ product, cents }) => ({
      organisation_id: organisation,
      product_id: product,
      cents,
      on_day: when.day,
      at: when.at,
    })),
    'on conflict (organisation_id, product_id) do update set cents = excluded.cents, on_day = excluded.on_day, at = excluded.at',
  )
