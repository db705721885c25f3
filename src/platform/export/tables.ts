/** The tables of an organisation as text, read behind its wall, in one snapshot, a few thousand rows at a time. */
import { type Db, sql } from '../database/connect.ts'
import { one, rows } from '../database/sql.ts'
import type { OrganisationId } from '../values/ids.ts'

export interface ExportTable {
  readonly schema: string
  readonly name: string
  /** In the order of the table. */
  readonly columns: readonly string[]
  readonly bytes: readonly string[]
  readonly key: readonly string[]
}

/** Answers kept for repeated requests are nobody's data. */
const leftOut = ['platform.idempotency']
const rowsAtOnce = 2000

/** Every table with rows of organisations, and every view called `export_…`, without the columns that open doors: hashes
 *  of keys, codes and links. */
export const exportTables = (db: Db): Promise<ExportTable[]> =>
  rows(
    db,
    sql<ExportTable>`
      select n.nspname as schema, c.relname as name,
        array_agg(a.attname::text order by a.attnum) filter (where a.attname !~ '(^|_)hash$') as columns,
        coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'bytea'::regtype), '{}') as bytes,
        coalesce((select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum))
           from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
          where i.indrelid = c.oid and i.indisprimary), '{organisation_id,id}') as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where (c.relkind in ('r', 'p') or (c.relkind = 'v' and c.relname ~ '^export_')) and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss')
        and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
        and n.nspname || '.' || c.relname <> all (${leftOut}::text[])
        and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'organisation_id')
      group by n.nspname, c.relname, c.oid order by 1, 2`,
  )

const tableName = ({ schema, name }: ExportTable) => sql.id(schema, name)

/** How many rows each table has for this organisation: one statement. */
export async function countRows(
  db: Db,
  organisation: OrganisationId,
  tables: readonly ExportTable[],
): Promise<{ name: string; rows: number }[]> {
  const counts = tables.map(
    (table) => sql`select ${`${table.schema}.${table.name}`}::text as name, count(*) as rows
      from ${tableName(table)} where organisation_id = ${organisation}`,
  )
  return rows(db, sql<{ name: string; rows: number }>`${sql.join(counts, sql` union all `)} order by 1`)
}

/** One moment for all tables. */
export const holdSnapshot = (db: Db): Promise<unknown> =>
  sql`set transaction isolation level repeatable read, read only`.execute(db)

export type Cells = readonly (string | null)[]

/** The rows of one table in groups, by a cursor; `db` is a transaction. */
export async function* readTable(db: Db, organisation: OrganisationId, table: ExportTable): AsyncGenerator<Cells[]> {
  const cells = table.columns.map((column) =>
    table.bytes.includes(column) ? sql`encode(${sql.id(column)}, 'base64')` : sql`${sql.id(column)}::text`,
  )
  const order = sql.join(table.key.map((column) => sql.id(column)))
  // A cursor takes no parameters: the id is checked to be one and written out.
  await sql`declare export_rows no scroll cursor for select array[${sql.join(cells)}] as cells
    from ${tableName(table)} where organisation_id = ${sql.lit(organisation)} order by ${order}`.execute(db)
  for (;;) {
    const found = await rows(db, sql<{ cells: Cells }>`fetch ${sql.lit(rowsAtOnce)} from export_rows`)
    if (found.length > 0) yield found.map((row) => row.cells)
    if (found.length < rowsAtOnce) break
  }
  await sql`close export_rows`.execute(db)
}

/** Accounts that the tables point at, through every column of that name. */
export async function accountsIn(
  db: Db,
  organisation: OrganisationId,
  tables: readonly ExportTable[],
): Promise<string[]> {
  const pointing = tables.filter((table) => table.columns.includes('account_id'))
  if (pointing.length === 0) return []
  const parts = pointing.map(
    (table) => sql`select account_id from ${tableName(table)}
      where organisation_id = ${organisation} and account_id is not null`,
  )
  const found = await one<{ ids: string[] | null }>(
    db,
    sql`select array_agg(account_id::text order by account_id) as ids from (${sql.join(parts, sql` union `)}) pointed`,
  )
  return found?.ids ?? []
}
