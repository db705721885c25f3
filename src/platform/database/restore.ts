/** The way back: a backup into an empty database. Everything is checked before the first row is written,
 *  and every foreign key after the last. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Entry, readArchive } from './archive.ts'
import { backupFormat, isQueue, type Manifest, ourSchemas, quoted, sessionSettings } from './backup.ts'
import { copyIn } from './copy.ts'
import { type MigrationSource, migrate } from './migrate.ts'

export interface RestoreOptions {
  /** The owner's connection string. */
  readonly url: string
  readonly file: string
  readonly sources: readonly MigrationSource[]
  /** Makes the queue's tables. */
  readonly installJobs: (url: string) => Promise<void>
  /** Takes the kept secret, when the backup holds one. */
  readonly keepSecret: (secret: string) => void
}

/** The backup cannot be restored here; the message says why and what to do. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore'
}

/** Restores `file`; throws `CannotRestore` before anything is written when it is damaged, unknown or the database not empty. */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { manifest, secret } = await verified(options.file)
  refuseUnknownMigrations(manifest, options.sources)
  await withClient(options.url, (client) => emptied(client))
  const known = new Set(manifest.migrations.map(({ module, name }) => `${module}/${name}`))
  await migrate(options.url, options.sources, (key) => known.has(key))
  await options.installJobs(options.url)
  await withClient(options.url, (client) => fill(client, manifest, options.file))
  // What this version of komunigi adds to the one that made the backup.
  await migrate(options.url, options.sources)
  if (secret) options.keepSecret(secret)
  return manifest
}

/** Reads the whole file once: every piece must be there and add up to what the manifest says. */
async function verified(file: string): Promise<{ manifest: Manifest; secret: string | null }> {
  const found = new Map<string, { rows: number; digest: ReturnType<typeof createHash> }>()
  let manifest: Manifest | null = null
  let secret: string | null = null
  try {
    for await (const entry of readArchive(file)) {
      if (entry.name === 'manifest.json') manifest = JSON.parse(entry.content.toString('utf8')) as Manifest
      else if (entry.name === 'secret') secret = entry.content.toString('utf8')
      else {
        const table = tableOf(entry)
        const sums = found.get(table) ?? { rows: 0, digest: createHash('sha256') }
        sums.rows += linesIn(entry.content)
        sums.digest.update(entry.content)
        found.set(table, sums)
      }
    }
  } catch (error) {
    throw new CannotRestore(
      `${file} cannot be read: ${(error as Error).message}. Take another backup; nothing was changed.`,
    )
  }
  if (manifest?.format !== backupFormat)
    throw new CannotRestore(
      `${file} is not a whole komunigi backup (${backupFormat}). Take another one; nothing was changed.`,
    )
  for (const table of manifest.tables) {
    const name = `${table.schema}.${table.name}`
    const sums = found.get(name) ?? { rows: 0, digest: createHash('sha256') }
    if (sums.rows !== table.rows || sums.digest.digest('hex') !== table.sha256)
      throw new CannotRestore(
        `${file} is damaged: ${name} does not match its checksum. Take another backup; nothing was changed.`,
      )
  }
  return { manifest, secret }
}

const tableOf = (entry: Entry): string => entry.name.split('/')[1] ?? ''

/** In PostgreSQL's text format a row is a line: line breaks within values are written as \n. */
function linesIn(content: Buffer): number {
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1
  return lines
}

function refuseUnknownMigrations(manifest: Manifest, sources: readonly MigrationSource[]): void {
  for (const { module, name, checksum } of manifest.migrations) {
    const source = sources.find((one) => one.module === module)
    const path = source ? join(source.folder, name) : ''
    const here = existsSync(path) ? createHash('sha256').update(readFileSync(path, 'utf8')).digest('hex') : null
    if (here === checksum) continue
    throw new CannotRestore(
      `The backup was made by komunigi ${manifest.komunigi}, whose migration ${module}/${name} is ${here ? 'another one' : 'unknown'} here. Restore it with that version (or a newer one); nothing was changed.`,
    )
  }
}

/** Leaves a database without tables of ours; one that holds a single row is refused. */
async function emptied(client: pg.Client): Promise<void> {
  const others = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'komunigi%'`,
  )
  if (others.rows.length > 0)
    throw new CannotRestore('komunigi is running on this database. Stop it first; nothing was changed.')
  const { rows } = await client.query(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ourSchemas} order by 1, 2`,
  )
  for (const { schema, name } of rows) {
    if (schema === 'pgboss' || (schema === 'platform' && (name === 'migration' || name === 'job_run'))) continue
    const filled = await client.query(`select 1 from ${quoted(schema, name)} limit 1`)
    if (filled.rows.length > 0)
      throw new CannotRestore(
        `The database is not empty (${schema}.${name} holds rows); nothing was changed. Restore into a new one: name an unused data folder with KOMUNIGI_DATA (or rename this one), or an empty database with DATABASE_URL.`,
      )
  }
  const schemas = new Set(rows.map(({ schema }) => schema as string).filter((schema) => schema !== 'public'))
  for (const schema of schemas) await client.query(`drop schema ${quoted(schema)} cascade`)
}

/** All rows in one transaction: it is all there afterwards, or nothing. */
async function fill(client: pg.Client, manifest: Manifest, file: string): Promise<void> {
  await client.query(sessionSettings)
  await client.query('begin')
  const keys = await setAsideKeys(client)
  const tables = new Map(manifest.tables.map((table) => [`${table.schema}.${table.name}`, table]))
  for (const table of tables.values()) {
    if (isQueue(table)) continue
    await client.query(`alter table ${quoted(table.schema, table.name)} disable trigger user`)
    // Rows that a migration wrote by itself are in the backup too, as they were by then.
    await client.query(`delete from ${quoted(table.schema, table.name)}`)
  }
  for await (const { table: name, pieces } of byTable(readArchive(file))) {
    const table = tables.get(name)
    if (!table) throw new Error(`the manifest does not know ${name}`)
    const columns = table.columns.map((column) => quoted(column)).join(', ')
    const rows = await copyIn(client, `copy ${quoted(table.schema, table.name)} (${columns}) from stdin`, pieces)
    if (rows !== table.rows) throw new Error(`${name}: ${rows} rows were written instead of ${table.rows}`)
  }
  for (const table of tables.values())
    if (!isQueue(table)) await client.query(`alter table ${quoted(table.schema, table.name)} enable trigger user`)
  for (const text of keys) await client.query(text)
  for (const { schema, name, value, used } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(schema, name), value, used])
  // Work that was in hand at that moment is taken up again.
  await client.query(`update pgboss.job set state = 'retry', started_on = null where state = 'active'`)
  await client.query('commit')
  await client.query('analyze')
}

/** Takes the foreign keys away, so that tables may be filled in any order; gives the statements that put them back,
 *  which check every row. Works for an owner who is no superuser, too. */
async function setAsideKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select n.nspname as schema, c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as text
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${ourSchemas} and n.nspname <> 'pgboss' order by 1, 2, 3`,
  )
  for (const { schema, name, key } of rows)
    await client.query(`alter table ${quoted(schema, name)} drop constraint ${quoted(key)}`)
  return rows.map(
    ({ schema, name, key, text }) => `alter table ${quoted(schema, name)} add constraint ${quoted(key)} ${text}`,
  )
}

/** The pieces of one table after the other, as one stream each. */
async function* byTable(
  entries: AsyncGenerator<Entry>,
): AsyncGenerator<{ table: string; pieces: AsyncGenerator<Buffer> }> {
  let next = await entries.next()
  async function* piecesOf(table: string): AsyncGenerator<Buffer> {
    while (!next.done && tableOf(next.value) === table) {
      yield next.value.content
      next = await entries.next()
    }
  }
  while (!next.done) {
    const table = tableOf(next.value)
    if (table === '') next = await entries.next()
    else yield { table, pieces: piecesOf(table) }
  }
}

async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await task(client)
  } finally {
    await client.end()
  }
}
