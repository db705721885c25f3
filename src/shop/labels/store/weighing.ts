/** What people weighed themselves: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { LabelContent } from '../rules/format.ts'

export interface WeighingRow {
  readonly id: string
  readonly product: string
  readonly gross: number
  readonly tare: number
  readonly amount: number
  readonly code: string
  readonly content: LabelContent
}

export const addWeighing = (db: Db, organisation: OrganisationId, row: WeighingRow, now: Instant): Promise<number> =>
  written(
    db,
    sql`insert into labels.weighing (organisation_id, id, product_id, weighed_at, gross_grams, tare_grams, amount, code, content)
      values (${organisation}, ${row.id}, ${row.product}, ${now}, ${row.gross}, ${row.tare}, ${row.amount}, ${row.code},
        ${JSON.stringify(row.content)})`,
  )

export const readWeighing = (
  db: Db,
  organisation: OrganisationId,
  id: string,
): Promise<{ content: LabelContent; at: Instant } | null> =>
  one(
    db,
    sql<{ content: LabelContent; at: Instant }>`select content, weighed_at as at from labels.weighing
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const forgetWeighingsBefore = (db: Db, organisation: OrganisationId, before: Instant): Promise<number> =>
  written(db, sql`delete from labels.weighing where organisation_id = ${organisation} and weighed_at < ${before}`)
