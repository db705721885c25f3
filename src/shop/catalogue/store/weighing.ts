/** What people weigh themselves: products that stand in a scale, and what a scale must know of them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface OnScaleRow {
  readonly product: string
  readonly group: string
  /** Its key on the scale. */
  readonly sequence: number | null
}

export const readWeighed = (db: Db, organisation: OrganisationId): Promise<OnScaleRow[]> =>
  rows(
    db,
    sql<OnScaleRow>`select id as product, scale_group as "group", scale_sequence as sequence from catalogue.product
      where organisation_id = ${organisation} and scale_group is not null and state = 'active' and sold and weighed
      order by scale_group, scale_sequence nulls last, sort_name, id`,
  )
