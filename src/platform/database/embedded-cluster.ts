/** One PostgreSQL cluster on disk and its server process: made, started, found, stopped. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Account, delay, identity, isRunning, programOf, serverEnvironment, waitFor } from './embedded-process.ts'

export interface Cluster {
  /** PostgreSQL's data directory. */
  readonly folder: string
  readonly account: Account | undefined
  /** The folder with bin, lib and share. */
  readonly binaries: string
  /** The server's own words. */
  readonly logFile: string
  /** Further settings of the server, by name. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Server {
  readonly pid: number
  readonly socketFolder: string
  /** Absent when somebody else started it. */
  readonly child?: ChildProcess
}

/** Our superuser: reachable only through the socket in a folder that nobody else can enter. */
const superuser = 'komunigi'
const databaseName = 'komunigi'

export const urlAt = (socketFolder: string, database = databaseName): string =>
  `postgres://${superuser}@localhost:5432/${database}?host=${encodeURIComponent(socketFolder)}&sslmode=disable`

/** Sized for a small machine that also runs the rest of komunigi. */
const usualSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements are told to the application alone: their text may hold what a member wrote.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** Makes an empty cluster; either it is there whole at the end, or not at all. */
export function makeCluster(cluster: Cluster, sync = true): void {
  const half = `${cluster.folder}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (cluster.account) chownSync(half, cluster.account.uid, cluster.account.gid)
  const words = ['-D', half, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--no-instructions']
  // The same order of letters on every machine and after every upgrade of its system libraries.
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(sync ? [] : ['--no-sync']))
  const made = spawnSync(join(cluster.binaries, 'bin', 'initdb'), words, {
    cwd: '/',
    env: serverEnvironment,
    encoding: 'utf8',
    ...identity(cluster.account),
  })
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw new Error(cannotRun(cluster, `${made.error?.message ?? ''}${made.stderr ?? ''}`.trim()))
  }
  writeFileSync(
    join(half, 'pg_hba.conf'),
    '# Only through the local socket, whose folder nobody else can enter.\nlocal all all trust\n',
  )
  renameSync(half, cluster.folder)
}

function cannotRun(cluster: Cluster, words: string): string {
  return `PostgreSQL in ${cluster.binaries} could not be run${cluster.account ? ` as the user ${cluster.account.name}` : ''}: ${words}
Mend that, or name a server of your own with DATABASE_URL.`
}

interface Postmaster {
  readonly pid: number
  readonly socketFolder: string
  readonly status: string
}

/** What postmaster.pid says; null when there is none. */
export function postmasterOf(folder: string): Postmaster | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
  } catch {
    return null
  }
}

/** The server already running on this cluster, once it answers; null when none runs. Waits for one that starts or stops. */
export async function runningServer(folder: string): Promise<Server | null> {
  const settled = await waitFor(60_000, () => {
    const found = postmasterOf(folder)
    if (!found || !serves(found.pid)) return 'none'
    return found.status === 'ready' ? found : null
  })
  if (settled === 'none') return null
  if (settled === null) throw new Error(`The PostgreSQL server on ${folder} neither gets ready nor ends; see its log.`)
  await answers(settled.socketFolder)
  return { pid: settled.pid, socketFolder: settled.socketFolder }
}

const serves = (pid: number): boolean => isRunning(pid) && programOf(pid) === 'postgres'

/** Starts the server and waits until it answers. */
export async function startServer(cluster: Cluster, socketFolder: string): Promise<Server> {
  forgetDeadServer(cluster.folder, socketFolder)
  const words = ['-D', cluster.folder, '-c', `unix_socket_directories=${socketFolder}`]
  for (const [name, value] of Object.entries({ ...usualSettings, ...cluster.settings }))
    words.push('-c', `${name}=${value}`)
  const log = openLog(cluster)
  const from = fstatSync(log).size
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), words, {
    cwd: '/',
    env: serverEnvironment,
    // A session of its own: Ctrl-C in the terminal is for us, who then stop the server in good order.
    detached: true,
    stdio: ['ignore', log, log],
    ...identity(cluster.account),
  })
  let failure: Error | null = null
  child.once('error', (error) => {
    failure = error
  })
  child.unref()
  const outcome = await waitFor(60_000, () => {
    if (failure) return 'failed'
    if (child.exitCode !== null || child.signalCode !== null) return 'ended'
    const found = postmasterOf(cluster.folder)
    return found?.pid === child.pid && found?.status === 'ready' ? 'ready' : null
  })
  const said = outcome === 'ready' ? '' : wordsSince(cluster.logFile, from)
  closeSync(log)
  if (outcome === 'ready' && child.pid) return { pid: child.pid, socketFolder, child }
  if (outcome === null) child.kill('SIGQUIT')
  throw new Error(
    cannotRun(cluster, (failure as Error | null)?.message ?? (said || `it did not get ready; see ${cluster.logFile}`)),
  )
}

/** Ends the server: in good order within `milliseconds`, then at once (it recovers at its next start). */
export async function stopServer(server: Server, milliseconds = 10_000): Promise<void> {
  for (const [sign, patience] of [
    ['SIGINT', milliseconds],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(server.pid, sign)
    } catch {
      return
    }
    if (await waitFor(patience, () => (isRunning(server.pid) ? null : true))) return
  }
}

/** Throws when nobody answers at the socket within ten seconds; makes our database when the cluster is new. */
export async function answers(socketFolder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(urlAt(socketFolder), 'select 1')
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === '3D000') return ask(urlAt(socketFolder, 'postgres'), `create database ${databaseName}`)
      if (code === 'EACCES')
        throw new Error(
          `The embedded database belongs to another user: its socket in ${socketFolder} is closed to you.`,
        )
      // 57P03: starting up or shutting down
      if (attempt > 100 || (code !== '57P03' && code !== 'ECONNREFUSED' && code !== 'ENOENT')) throw error
      await delay(100)
    }
  }
}

export async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** PostgreSQL takes a killed server that nobody reaped (zombie), or a stranger with its number, for alive and refuses to start.
 *  Our own number in the first line tells it that the old one is gone; the rest of the file stays,
 *  so that it still notices survivors that hold the old server's memory. */
function forgetDeadServer(folder: string, socketFolder: string): void {
  const found = postmasterOf(folder)
  if (found && !serves(found.pid)) {
    const file = join(folder, 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [process.pid, ...rest].join('\n'))
  }
  const socket = join(socketFolder, '.s.PGSQL.5432')
  if (serves(firstNumber(`${socket}.lock`))) return
  rmSync(`${socket}.lock`, { force: true })
  rmSync(socket, { force: true })
}

function firstNumber(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

const longLog = 4_000_000

function openLog(cluster: Cluster): number {
  mkdirSync(dirname(cluster.logFile), { recursive: true })
  try {
    if (statSync(cluster.logFile).size > longLog) renameSync(cluster.logFile, `${cluster.logFile}.1`)
  } catch {
    // The first start: there is none yet.
  }
  const log = openSync(cluster.logFile, 'a', 0o600)
  chmodSync(cluster.logFile, 0o600)
  return log
}

function wordsSince(file: string, from: number): string {
  const log = openSync(file, 'r')
  const words = Buffer.alloc(4000)
  const length = readSync(log, words, 0, words.length, from)
  closeSync(log)
  return words.toString('utf8', 0, length).trim()
}
