/** Whether rows are still those that something was worked out from. */
import type { OrganisationId } from '../values/ids.ts'
import type { Db } from './connect.ts'
import { one, sql } from './sql.ts'

/** Another text after any change of any row of these tables: what is written later bears the number of a later
 *  transaction, so that either the count or the sum differs. One statement, and it reads no value of any row. */
export async function markOf(db: Db, organisation: OrganisationId, tables: readonly string[]): Promise<string> {
  const counts = tables.map(
    (table) => sql`(select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0)
      from ${sql.raw(table)} where organisation_id = ${organisation})`,
  )
  const found = await one(db, sql<{ mark: string }>`select concat_ws(' ', ${sql.join(counts)}) as mark`)
  return found?.mark ?? ''
}
