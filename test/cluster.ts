/** Fresh databases for tests, on the real engine: each is a copy of one migrated template.
 *  `npm test` starts a server of its own and names it in TEST_SERVER; with DATABASE_URL that server is used;
 *  a test file run alone shares one quiet server per checkout, which goes away after half an hour without use. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { migrationSources } from '#house.ts'
import { usableBinaries } from '#platform/database/embedded-binaries.ts'
import { makeCluster, runningServer, type Server, startServer, urlAt } from '#platform/database/embedded-cluster.ts'
import { DataFolderInUse, releaseLock, takeLock } from '#platform/database/embedded-lock.ts'
import { placeFor, socketFolder } from '#platform/database/embedded-place.ts'
import { delay } from '#platform/database/embedded-process.ts'
import { migrate } from '#platform/database/migrate.ts'
import { installJobs } from '#platform/jobs/install.ts'

export interface TestDatabase {
  readonly url: string
  close(): Promise<void>
}

/** An empty, migrated database of one's own. Close what is connected to it, then call `close`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const name = freshName()
  await copyTemplate(server, name)
  return database(server, name)
}

/** The same, with what `fill` writes into it: once for all files of a run that ask for the same `content`. */
export async function filledDatabase(content: string, fill: (url: string) => Promise<void>): Promise<TestDatabase> {
  const server = await testServer()
  const name = freshName()
  const filled: Making = async (on, half) => {
    await copyTemplate(on, half)
    await fill(named(on, half))
  }
  // On a server that outlives the run, what an earlier run filled may be out of date.
  if (process.env['TEST_RUN']) await copyOf(server, name, `${prefix()}_filled_${content}`, filled)
  else await filled(server, name)
  return database(server, name)
}

/** A database without any table: for tests of migrations, backup and restore. */
export async function bareDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const name = freshName()
  await onServer(server, (client) => client.query(`create database ${name} template template0 encoding 'UTF8'`))
  return database(server, name)
}

const freshName = (): string => `${prefix()}_${process.pid}_${randomBytes(4).toString('hex')}`

function database(server: string, name: string): TestDatabase {
  const drop = async (client: pg.Client) => {
    await unused(client, name)
    await client.query(`drop database if exists ${name} with (force)`)
  }
  return { url: named(server, name), close: () => onServer(server, drop) }
}

/** A pool that was ended may still be closing its connections: cut off by force, one would end the test's process. */
async function unused(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [name])
    if (rowCount === 0) return
    await delay(20)
  }
}

/** Starts a server for one test run. It ends with `stop`, or with this process. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const root = join(roomyFolder(), `komunigi-test-run-${process.pid}-${randomBytes(3).toString('hex')}`)
  const server = await launch(root)
  const watcher = leaveWatcher(server, root, whenParentEnds)
  return {
    url: urlAt(server.socketFolder, 'postgres'),
    stop: () =>
      new Promise((done) => {
        watcher.ref()
        watcher.once('exit', () => done())
        watcher.stdin?.end()
      }),
  }
}

/** Removes every database of this run; needed only on a server that outlives the run. */
export async function dropAll(server: string): Promise<void> {
  await onServer(server, async (client) => {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix()])
    for (const row of rows) await client.query(`drop database if exists ${row.datname} with (force)`)
  })
}

const prefix = (): string => process.env['TEST_RUN'] ?? 'komunigi_test'

async function testServer(): Promise<string> {
  return process.env['TEST_SERVER'] || process.env['DATABASE_URL'] || (await sharedServer())
}

/** Makes a database of this name, with everything in it. */
type Making = (server: string, name: string) => Promise<void>

const copyTemplate = (server: string, name: string): Promise<void> =>
  copyOf(server, name, `${prefix()}_template_${migrationsDigest()}`, migrated)

const migrated: Making = async (server, name) => {
  await onServer(server, async (client) => {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      `${prefix()}_template_`,
    ])
    // Templates of migrations as they were before an edit.
    for (const row of rows) await client.query(`drop database if exists ${row.datname}`).catch(() => undefined)
    await client.query(`create database ${name} template template0 encoding 'UTF8'`)
  })
  await migrate(named(server, name), migrationSources())
  await installJobs(named(server, name))
}

async function copyOf(server: string, name: string, template: string, make: Making): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      // Files copied as they are cost a third of pages that go through the log one by one.
      await onServer(server, (client) =>
        client.query(`create database ${name} template ${template} strategy file_copy`),
      )
      return
    } catch (error) {
      // 3D000: no such template (yet); 55006: somebody is still connected to it
      const code = (error as { code?: string }).code
      if (attempt > 40 || (code !== '3D000' && code !== '55006')) throw error
      if (code === '3D000') await makeTemplate(server, template, make)
      else await delay(50)
    }
  }
}

/** Whoever comes first makes it, the others wait for it. */
async function makeTemplate(server: string, template: string, make: Making): Promise<void> {
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount !== 0) return
    const half = `${prefix()}_half_${process.pid}_${randomBytes(4).toString('hex')}`
    try {
      await make(server, half)
      await client.query(`alter database ${half} rename to ${template}`)
    } catch (error) {
      await client.query(`drop database if exists ${half} with (force)`)
      throw error
    }
  })
}

function migrationsDigest(): string {
  const digest = createHash('sha256')
  for (const { module, folder } of migrationSources()) {
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder).sort()) {
      if (file.endsWith('.sql')) digest.update(`${module}/${file}\n`).update(readFileSync(join(folder, file)))
    }
  }
  return digest.digest('hex').slice(0, 12)
}

function named(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<T>(server: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await task(client)
  } finally {
    await client.end()
  }
}

/** Where the server lies that test files of this checkout share when they run alone. */
export function sharedFolder(): string {
  const checkout = createHash('sha256')
    .update(resolve(import.meta.dirname, '..'))
    .digest('hex')
    .slice(0, 8)
  return join(roomyFolder(), `komunigi-test-${process.getuid?.() ?? 0}-${checkout}`)
}

async function sharedServer(): Promise<string> {
  const root = sharedFolder()
  for (let attempt = 0; ; attempt += 1) {
    mkdirSync(root, { recursive: true, mode: 0o711 })
    writeFileSync(join(root, 'used'), '')
    const running = await runningServer(join(root, 'database'))
    if (running) return urlAt(running.socketFolder, 'postgres')
    try {
      takeLock(root, 'tests')
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || attempt > 200) throw error
      await delay(100)
      continue
    }
    try {
      const server = (await runningServer(join(root, 'database'))) ?? (await launch(root))
      leaveWatcher(server, root, whenIdle)
      return urlAt(server.socketFolder, 'postgres')
    } finally {
      releaseLock(root)
    }
  }
}

/** Memory where there is room for it: test databases are written and dropped by the hundred. */
export function roomyFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize > 1_000_000_000) return '/dev/shm'
  } catch {
    // No such folder on this system.
  }
  return tmpdir()
}

/** Nothing here must survive a crash. */
const fastAndLoose = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
}

const quiet = { info: () => undefined, warn: console.error, error: console.error }

async function launch(root: string): Promise<Server> {
  mkdirSync(root, { recursive: true, mode: 0o711 })
  // Whatever an earlier server left: cheaper to make anew than to trust.
  rmSync(join(root, 'database'), { recursive: true, force: true })
  const { cluster: folder, account } = placeFor(root, quiet)
  const binaries = usableBinaries(account, quiet)
  const cluster = { folder, account, binaries, logFile: join(root, 'database.log'), settings: fastAndLoose }
  makeCluster(cluster, false)
  return startServer(cluster, socketFolder(folder, account))
}

const clear = `
kill -INT "$1"
tries=0
while kill -0 "$1" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf "$2" "$3"
`
const whenParentEnds = `read -r _${clear}`
const whenIdle = `
while kill -0 "$1" 2>/dev/null && [ -n "$(find "$2/used" -mmin -30 2>/dev/null)" ]; do sleep 60; done${clear}`

function leaveWatcher(server: Server, root: string, script: string) {
  const watcher = spawn('/bin/sh', ['-c', script, 'komunigi-test', String(server.pid), root, server.socketFolder], {
    cwd: '/',
    detached: true,
    stdio: [script === whenIdle ? 'ignore' : 'pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  if (watcher.stdin && 'unref' in watcher.stdin) (watcher.stdin as { unref(): void }).unref()
  return watcher
}
