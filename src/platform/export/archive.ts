/** Everything of one organisation as the files of an archive: tables, the people they point at, and what it is. */
import type { Accounts, OrganisationFacts } from '../action.ts'
import type { Database, Db } from '../database/connect.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId } from '../values/ids.ts'
import { accountsIn, type Cells, type ExportTable, exportTables, holdSnapshot, readTable } from './tables.ts'
import type { ZipFile } from './zip.ts'

export interface ExportOf {
  readonly database: Database
  readonly accounts: Accounts
  readonly shop: OrganisationFacts
  readonly now: Instant
  /** Of komunigi. */
  readonly version: string
  /** Told after each table. */
  readonly progress?: (table: string, rows: number) => void
}

export const exportFormat = 'komunigi export 1'

interface Written {
  readonly file: string
  readonly rows: number
  readonly columns: readonly string[]
}

/** Must be read to its end, or returned from: it holds a transaction. */
export async function* exportFiles(asked: ExportOf): AsyncGenerator<ZipFile> {
  const { database, shop } = asked
  const transaction = await database.for(shop.id).startTransaction().execute()
  try {
    await holdSnapshot(transaction)
    const tables = await exportTables(transaction)
    const written: Written[] = []
    for (const table of tables) {
      const counted = { rows: 0 }
      const file = `${table.schema}.${table.name}.csv`
      yield { name: file, content: tableAsCsv(transaction, asked, table, counted) }
      written.push({ file, rows: counted.rows, columns: table.columns })
      asked.progress?.(`${table.schema}.${table.name}`, counted.rows)
    }
    const people = await peopleAsCsv(transaction, asked, tables)
    written.push({ file: 'accounts.csv', rows: people.length - 1, columns: accountColumns })
    yield { name: 'accounts.csv', content: [bytes(people.map(csvLine).join(''))] }
    yield { name: 'about.json', content: [bytes(about(asked, written))] }
  } finally {
    await transaction.rollback().execute()
  }
}

async function* tableAsCsv(
  db: Db,
  { shop }: ExportOf,
  table: ExportTable,
  counted: { rows: number },
): AsyncGenerator<Uint8Array> {
  yield bytes(csvLine(table.columns))
  for await (const rows of readTable(db, shop.id, table)) {
    counted.rows += rows.length
    yield bytes(rows.map(csvLine).join(''))
  }
}

const accountColumns = ['account_id', 'name', 'email', 'language']

async function peopleAsCsv(db: Db, { accounts, shop }: ExportOf, tables: readonly ExportTable[]): Promise<Cells[]> {
  const ids = (await accountsIn(db, shop.id, tables)) as AccountId[]
  const found = await accounts.accountsById(ids)
  return [accountColumns, ...[...found].map(([id, { name, email, language }]) => [id, name, email, language])]
}

function about({ shop, now, version }: ExportOf, files: readonly Written[]): string {
  const { id, name, zone, currency, country, language } = shop
  const organisation = { id, name, zone, currency, country, language }
  return `${JSON.stringify({ format: exportFormat, komunigi: version, at: now, organisation, files }, null, 2)}\n`
}

/** RFC 4180; an empty text is told from nothing. */
const csvLine = (cells: Cells): string => `${cells.map(cell).join(',')}\r\n`
const cell = (text: string | null): string =>
  text === null ? '' : text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
