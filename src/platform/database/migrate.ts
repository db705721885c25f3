/** Runs the SQL files that have not run yet: the floor's first, then each module's, in the order of `modules.ts`.
 *  Files are forward-only; one that changed after it ran is refused by name. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export interface MigrationSource {
  readonly module: string
  readonly folder: string
}

/** The role under which the application works: it owns nothing and cannot pass the row-level wall. */
export const appRole = 'komunigi_app'

const migrationLock = 7_204_611

/** Gives the names of the files that ran (`module/file`). `only` leaves others for later (a restored backup knows fewer). */
export async function migrate(
  url: string,
  sources: readonly MigrationSource[],
  only: (key: string) => boolean = () => true,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await ensureRole(client)
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        module text not null, name text not null, checksum text not null,
        ran_at timestamptz not null default now(), primary key (module, name))`)
    const known = new Map(
      (await client.query('select module, name, checksum from platform.migration')).rows.map((row) => [
        `${row.module}/${row.name}`,
        row.checksum as string,
      ]),
    )
    const ran: string[] = []
    for (const source of sources) {
      for (const file of migrationFiles(source.folder)) {
        const text = readFileSync(join(source.folder, file), 'utf8')
        const checksum = createHash('sha256').update(text).digest('hex')
        const key = `${source.module}/${file}`
        if (!only(key)) continue
        const before = known.get(key)
        if (before === checksum) continue
        if (before) throw new Error(`migration ${key} was changed after it ran; add a new file instead`)
        await runOne(client, key, text)
        await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [
          source.module,
          file,
          checksum,
        ])
        ran.push(key)
      }
    }
    return ran
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    await client.end()
  }
}

function migrationFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
}

async function runOne(client: pg.Client, key: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${key} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (rows.length === 0) {
    try {
      await client.query(`create role ${appRole} nologin nobypassrls`)
    } catch (error) {
      if ((error as { code?: string }).code !== '42710' && (error as { code?: string }).code !== '23505')
        throw new Error(
          `The database user may not create the role "${appRole}". Ask the administrator to run once: create role ${appRole} nologin; grant ${appRole} to CURRENT_USER;`,
          { cause: error },
        )
    }
  }
  // A plain (non-superuser) owner must be a member of the role to take it on; a superuser need not, and it does no harm.
  await client.query(`grant ${appRole} to current_user`).catch(() => undefined)
}
