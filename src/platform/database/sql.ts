/** Short ways to say the usual things in SQL. */
import { type RawBuilder, sql } from 'kysely'
import type { OrganisationId } from '../values/ids.ts'
import type { Db } from './connect.ts'

export { sql }
export type Statement<Row> = RawBuilder<Row>

/** Lets the rest of this transaction speak for one organisation: where an action begun without any finds out which. */
export async function speakAs(db: Db, organisation: OrganisationId): Promise<void> {
  await sql`select set_config('app.organisation', ${organisation}, true)`.execute(db)
}

/** All rows of a statement. */
export async function rows<Row>(db: Db, statement: Statement<Row>): Promise<Row[]> {
  return (await statement.execute(db)).rows
}

/** The first row, or null. */
export async function one<Row>(db: Db, statement: Statement<Row>): Promise<Row | null> {
  return (await statement.execute(db)).rows[0] ?? null
}

/** How many rows the statement wrote. */
export async function written(db: Db, statement: Statement<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0n)
}

/** Inserts any number of rows with one statement: every column travels as one array.
 *  `columns` gives each column its PostgreSQL type; jsonb columns take plain values. */
export async function insertRows(
  db: Db,
  table: string,
  columns: Readonly<Record<string, string>>,
  values: readonly Readonly<Record<string, unknown>>[],
  rest = '',
): Promise<number> {
  if (values.length === 0) return 0
  const names = Object.keys(columns)
  const arrays = names.map((name) => {
    const type = columns[name] as string
    const cells = values.map((row) => cell(row[name], type))
    return sql`${cells}::${sql.raw(arrayType(type))}`
  })
  const chosen = names.map((name) => {
    const type = columns[name] as string
    return type.endsWith('[]') ? `(select array(select jsonb_array_elements_text(${name}::jsonb)))::${type}` : name
  })
  return written(
    db,
    sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))})
        select ${sql.raw(chosen.join(', '))} from unnest(${sql.join(arrays)}) as given(${sql.raw(names.join(', '))}) ${sql.raw(rest)}`,
  )
}

/** An array column travels as JSON text: PostgreSQL's unnest would flatten an array of arrays. */
const arrayType = (type: string): string => (type.endsWith('[]') ? 'text[]' : `${type}[]`)

function cell(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return type.endsWith('[]') ? '[]' : null
  if (type.endsWith('[]') || type === 'jsonb' || type === 'json') return JSON.stringify(value)
  return value
}
