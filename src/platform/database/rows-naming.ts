/** Rows that name somebody, as they are: for whoever takes their own data along. */
import type { OrganisationId } from '../values/ids.ts'
import type { Db } from './connect.ts'
import { rows, sql } from './sql.ts'

/** A table (`needs.backing`) and its column that names somebody. */
export type Naming = readonly [table: string, column: string]

/** By table, in one statement; without the secrets of links. */
export async function rowsNaming(
  db: Db,
  organisation: OrganisationId,
  id: string,
  all: readonly Naming[],
): Promise<Record<string, unknown[]>> {
  const parts = all.map(
    ([table, column]) => sql`select ${table}::text as name, to_jsonb(held) - '{organisation_id,token}'::text[] as row
      from ${sql.table(table)} as held where held.organisation_id = ${organisation} and held.${sql.ref(column)} = ${id}`,
  )
  const found = await rows<{ name: string; row: unknown }>(
    db,
    sql`select name, row from (${sql.join(parts, sql` union all `)}) as told order by name, row::text`,
  )
  const by = Map.groupBy(found, ({ name }) => name)
  return Object.fromEntries(all.map(([table]) => [table, (by.get(table) ?? []).map(({ row }) => row)]))
}

/** Which of these (UUIDs) are named in any of the tables, in one statement. */
export async function namedAmong(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  all: readonly Naming[],
): Promise<string[]> {
  const parts = all.map(
    ([table, column]) => sql`select held.${sql.ref(column)} as id from ${sql.table(table)} as held
      where held.organisation_id = ${organisation} and held.${sql.ref(column)} = any(${ids as string[]}::uuid[])`,
  )
  const found = await rows<{ id: string }>(db, sql`${sql.join(parts, sql` union `)} order by id`)
  return found.map(({ id }) => id)
}
