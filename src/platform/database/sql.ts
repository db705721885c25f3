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
  return written(
    db,
    sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))})
        select ${sql.raw(names.map((name) => chosen(name, columns)).join(', '))} from ${given(columns, values)} ${sql.raw(rest)}`,
  )
}

/** Updates any number of rows with one statement: `keys` say which row is meant, `columns` what is written.
 *  `rest` adds to the writing (`version = row.version + 1`). Answers how many rows were found. */
export async function updateRows(
  db: Db,
  table: string,
  keys: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>>,
  values: readonly Readonly<Record<string, unknown>>[],
  rest: readonly string[] = [],
): Promise<number> {
  if (values.length === 0) return 0
  const all = { ...keys, ...columns }
  const sets = [...Object.keys(columns).map((name) => `${name} = ${chosen(`given.${name}`, all, name)}`), ...rest]
  const same = Object.keys(keys).map((name) => `row.${name} = given.${name}`)
  return written(
    db,
    sql`update ${sql.raw(table)} as row set ${sql.raw(sets.join(', '))}
        from ${given(all, values)} where ${sql.raw(same.join(' and '))}`,
  )
}

type ColumnTypes = Readonly<Record<string, string>>

/** The values as a table of that name: every column travels as one array. */
function given(columns: ColumnTypes, values: readonly Readonly<Record<string, unknown>>[]) {
  const arrays = Object.entries(columns).map(([name, type]) => {
    const cells = values.map((row) => cell(row[name], type))
    return sql`${arrayText(cells)}::${sql.raw(arrayType(type))}`
  })
  return sql`unnest(${sql.join(arrays)}) as given(${sql.raw(Object.keys(columns).join(', '))})`
}

function chosen(written: string, columns: ColumnTypes, name = written): string {
  const type = columns[name] as string
  return type.endsWith('[]') ? `(select array(select jsonb_array_elements_text(${written}::jsonb)))::${type}` : written
}

/** An array column travels as JSON text: PostgreSQL's unnest would flatten an array of arrays. */
const arrayType = (type: string): string => (type.endsWith('[]') ? 'text[]' : `${type}[]`)

const toEscape = /["\\]/g

/** As PostgreSQL reads an array. Written here in one pass: the driver looks twice at every letter of every cell. */
function arrayText(cells: readonly unknown[]): unknown {
  const written: string[] = []
  for (const one of cells) {
    if (one === null) written.push('NULL')
    else if (typeof one === 'string') written.push(`"${one.replace(toEscape, '\\$&')}"`)
    else if (typeof one === 'number' || typeof one === 'boolean') written.push(String(one))
    // Bytes and the like: the driver knows how.
    else return cells
  }
  return `{${written.join(',')}}`
}

function cell(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return type.endsWith('[]') ? '[]' : null
  if (type.endsWith('[]') || type === 'jsonb' || type === 'json') return JSON.stringify(value)
  return value
}
