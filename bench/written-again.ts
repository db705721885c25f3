/** What an import wrote, kept so that it can be written again bare: the reference of the benches of imports. */
import type pg from 'pg'

const rowsAtOnce = 500

export interface KeptTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** Values come back as text, and go in again as they came. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

/** The rows of each table that fit its condition ($1 is the organisation), in the order given. */
export async function rowsWritten(
  owner: pg.Client,
  organisation: string,
  chosen: Readonly<Record<string, string>>,
): Promise<KeptTable[]> {
  const kept: KeptTable[] = []
  for (const [table, condition] of Object.entries(chosen)) {
    const [schema, name] = table.split('.')
    const { rows: columns } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
      [schema, name],
    )
    const names = columns.map((one) => one.name)
    const { rows } = await owner.query<unknown[]>({
      text: `select ${names.join(', ')} from ${table} where organisation_id = $1 and ${condition}`,
      values: [organisation],
      rowMode: 'array',
      types: asText,
    })
    kept.push({ table, columns: names, rows })
  }
  return kept
}

/** Writes them in one transaction, so many at a time. */
export async function insertAll(owner: pg.Client, kept: readonly KeptTable[]): Promise<void> {
  await owner.query('begin')
  for (const { table, columns, rows } of kept)
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const batch = rows.slice(from, from + rowsAtOnce)
      const places = batch.map((_, at) => `(${columns.map((__, column) => `$${at * columns.length + column + 1}`)})`)
      await owner.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, batch.flat())
    }
  await owner.query('commit')
}
