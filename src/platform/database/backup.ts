/** A backup: everything of one moment, taken while people work, as one file that proves itself whole. */
import { createHash, randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Entry, writeArchive } from './archive.ts'
import { copyOut } from './copy.ts'

export const backupFormat = 'komunigi backup 1'

export interface BackedUpTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

export interface Manifest {
  readonly format: typeof backupFormat
  readonly komunigi: string
  readonly postgresql: string
  /** ISO instant in UTC: the backup holds what was committed then, and nothing later. */
  readonly at: string
  readonly migrations: readonly { readonly module: string; readonly name: string; readonly checksum: string }[]
  readonly tables: readonly BackedUpTable[]
  readonly sequences: readonly {
    readonly schema: string
    readonly name: string
    readonly value: string
    readonly used: boolean
  }[]
}

export interface BackupOptions {
  /** The owner's connection string. */
  readonly url: string
  readonly file: string
  /** Of komunigi. */
  readonly version: string
  /** The kept secret: without it, second factors and links of the restored installation would not open. */
  readonly secret: string | null
}

/** Writes the backup to `file` (replaced only by a whole one) and gives its manifest. */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'komunigi backup' })
  client.on('error', () => undefined)
  await client.connect()
  const half = join(dirname(options.file), `.${randomUUID()}.part`)
  try {
    const taken: { manifest?: Manifest } = {}
    await writeArchive(half, entries(client, options, taken))
    await rename(half, options.file)
    if (!taken.manifest) throw new Error('the backup ended before its manifest')
    return taken.manifest
  } finally {
    await rm(half, { force: true })
    await client.end()
  }
}

async function* entries(
  client: pg.Client,
  options: BackupOptions,
  taken: { manifest?: Manifest },
): AsyncGenerator<Entry> {
  await client.query(`begin isolation level repeatable read read only`)
  await client.query(sessionSettings)
  const { rows } = await client.query(`select current_setting('server_version') as postgresql,
    to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`)
  const tables: BackedUpTable[] = []
  for (const table of await tablesOf(client)) tables.push(yield* tableEntries(client, table))
  if (options.secret) yield { name: 'secret', content: Buffer.from(options.secret) }
  const manifest: Manifest = {
    format: backupFormat,
    komunigi: options.version,
    postgresql: rows[0].postgresql,
    at: rows[0].at,
    migrations: (
      await client.query('select module, name, checksum from platform.migration order by ran_at, module, name')
    ).rows,
    tables,
    sequences: (await client.query(sequences)).rows,
  }
  await client.query('commit')
  taken.manifest = manifest
  yield { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
}

/** The same text on every server; and rather an error than rows held back by a row-level policy. */
export const sessionSettings = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set row_security = off`

interface TableToCopy {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** All tables of ours. Of the queue's, only what still waits: the rest is its own bookkeeping. */
async function tablesOf(client: pg.Client): Promise<TableToCopy[]> {
  const { rows } = await client.query(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
       and ${ourSchemas} and (n.nspname <> 'pgboss' or c.relname = 'job')
       and (n.nspname, c.relname) <> ('platform', 'migration')
     group by n.nspname, c.relname
     order by n.nspname, c.relname`,
  )
  return rows
}

export const ourSchemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
const sequences = `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as value,
    last_value is not null as used
  from pg_sequences where schemaname !~ '^pg_' and schemaname <> 'pgboss' order by 1, 2`

export const isQueue = (table: { schema: string; name: string }): boolean =>
  table.schema === 'pgboss' && table.name === 'job'
export const quoted = (...names: string[]): string => names.map(pg.escapeIdentifier).join('.')

const pieceSize = 4_000_000

/** The rows of a table in PostgreSQL's text format, cut into pieces so that none must fit into memory whole. */
async function* tableEntries(client: pg.Client, table: TableToCopy): AsyncGenerator<Entry, BackedUpTable> {
  const columns = table.columns.map((column) => quoted(column)).join(', ')
  const waiting = isQueue(table) ? ` where state in ('created', 'retry', 'active')` : ''
  const text = `copy (select ${columns} from ${quoted(table.schema, table.name)}${waiting}) to stdout`
  const digest = createHash('sha256')
  let [rows, bytes, pieces, size] = [0, 0, 0, 0]
  let held: Buffer[] = []
  const piece = (): Entry => {
    const content = Buffer.concat(held, size)
    digest.update(content)
    bytes += size
    pieces += 1
    held = []
    size = 0
    return { name: `data/${table.schema}.${table.name}/${String(pieces).padStart(6, '0')}.copy`, content }
  }
  for await (const row of copyOut(client, text)) {
    rows += 1
    held.push(row)
    size += row.length
    if (size >= pieceSize) yield piece()
  }
  if (size > 0) yield piece()
  return { schema: table.schema, name: table.name, columns: table.columns, rows, bytes, sha256: digest.digest('hex') }
}
