/** The PostgreSQL that comes along: real server binaries under our watch. It runs for one komunigi process at a time,
 *  never as root, reachable only through a local socket, and stops when that process ends, however it ends. */
import { spawn } from 'node:child_process'
import { rmdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeDataFolder } from '../config.ts'
import { type BinariesPlace, usableBinaries } from './embedded-binaries.ts'
import {
  answers,
  type Cluster,
  makeCluster,
  runningServer,
  type Server,
  startServer,
  stopServer,
  urlAt,
} from './embedded-cluster.ts'
import { DataFolderInUse, type Holder, holderOf, noteWatcher, releaseLock, takeLock } from './embedded-lock.ts'
import { existingPlace, notePlace, type Place, placeFor, socketFolder } from './embedded-place.ts'
import { delay, identity, isRunning, type Log, startOf } from './embedded-process.ts'

export interface EmbeddedOptions {
  /** The data folder (KOMUNIGI_DATA). */
  readonly folder: string
  readonly log: Log
  /** What the process is there for; told to others who want the same folder. */
  readonly purpose?: string
  readonly binaries?: BinariesPlace
  /** Seconds the server outlives a killed parent, so that a restarted one finds it warm. */
  readonly graceSeconds?: number
}

export interface Embedded {
  readonly url: string
  /** True when a server that outlived its parent was taken over. */
  readonly adopted: boolean
  /** From the call until the database answered. */
  readonly milliseconds: number
  stop(): Promise<void>
}

/** Starts the server of this data folder (makes it first when there is none) or adopts the one left running.
 *  Throws `DataFolderInUse` when another komunigi process has it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const began = performance.now()
  const dataFolder = resolve(options.folder)
  const purpose = options.purpose ?? 'the server'
  makeDataFolder(dataFolder)
  const left = await takeLockPatiently(dataFolder, purpose)
  try {
    dismiss(left?.watcher)
    const place = placeFor(dataFolder, options.log)
    const binaries = usableBinaries(place.account, options.log, options.binaries)
    const cluster = {
      folder: place.cluster,
      account: place.account,
      binaries,
      logFile: join(dataFolder, 'database.log'),
    }
    if (!place.exists) makeAt(dataFolder, cluster, place, options.log)
    const found = await runningServer(cluster.folder)
    const server = found ?? (await startPatiently(cluster, options.log))
    const keeper = new Keeper(server, cluster, dataFolder, { ...options, purpose })
    await answers(server.socketFolder)
    return {
      url: urlAt(server.socketFolder),
      adopted: found !== null,
      milliseconds: Math.round(performance.now() - began),
      stop: () => keeper.stop(),
    }
  } catch (error) {
    releaseLock(dataFolder)
    throw error
  }
}

/** For commands beside the server (backup, import, doctor): uses the running server's database and leaves it running,
 *  or starts the database for the length of the command. */
export async function joinEmbedded(options: EmbeddedOptions): Promise<Pick<Embedded, 'url' | 'stop'>> {
  const dataFolder = resolve(options.folder)
  if (!holderOf(dataFolder)) return startEmbedded(options)
  // The holder may be in the middle of making it.
  for (let attempt = 0; attempt < 300 && holderOf(dataFolder); attempt += 1) {
    const cluster = existingPlace(dataFolder)
    const server = cluster ? await runningServer(cluster) : null
    if (server) return { url: urlAt(server.socketFolder), stop: async () => undefined }
    await delay(100)
  }
  return startEmbedded(options)
}

function makeAt(dataFolder: string, cluster: Cluster, place: Place, log: Log): void {
  makeCluster(cluster)
  notePlace(dataFolder, place, log)
}

/** A komunigi that was just killed or told to stop may still be on its way out. */
async function takeLockPatiently(dataFolder: string, purpose: string): Promise<Holder | null> {
  const end = performance.now() + 1_000
  for (;;) {
    try {
      return takeLock(dataFolder, purpose)
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || holderOf(dataFolder)?.pid === process.pid) throw error
      if (performance.now() > end) throw error
      await delay(50)
    }
  }
}

/** Orphans of a killed server need a moment to notice and let go of its memory. */
async function startPatiently(cluster: Cluster, log: Log): Promise<Server> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await startServer(cluster, socketFolder(cluster.folder, cluster.account))
    } catch (error) {
      if (attempt >= 20 || !/shared memory|another server|lock file/i.test((error as Error).message)) throw error
      if (attempt === 0) log.warn('waiting for the remains of a killed database server')
      await delay(250)
    }
  }
}

/** Looks after one running server: starts it again when it dies, sees that it ends when we do. */
class Keeper {
  #server: Server
  #watcher: { pid: number; since: string } | undefined
  #stopping = false
  readonly #cluster: Cluster
  readonly #dataFolder: string
  readonly #options: EmbeddedOptions & { purpose: string }
  readonly #pulse: NodeJS.Timeout

  constructor(server: Server, cluster: Cluster, dataFolder: string, options: EmbeddedOptions & { purpose: string }) {
    this.#server = server
    this.#cluster = cluster
    this.#dataFolder = dataFolder
    this.#options = options
    this.#watch()
    this.#pulse = setInterval(() => this.#look(), 200)
    this.#pulse.unref()
  }

  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    clearInterval(this.#pulse)
    await stopServer(this.#server)
    dismiss(this.#watcher)
    try {
      rmdirSync(this.#server.socketFolder)
    } catch {
      // Not empty: the server had to be killed and left its socket; the next start clears it.
    }
    releaseLock(this.#dataFolder)
  }

  /** Leaves a process behind that stops the server should we be killed. */
  #watch(): void {
    dismiss(this.#watcher)
    this.#watcher = startWatcher(this.#server, this.#cluster, this.#options.graceSeconds ?? 5)
    if (this.#watcher) noteWatcher(this.#dataFolder, this.#options.purpose, this.#watcher)
  }

  #busy = false
  async #look(): Promise<void> {
    if (this.#busy || this.#stopping || isRunning(this.#server.pid)) return
    this.#busy = true
    const { log } = this.#options
    log.warn(`the database server (process ${this.#server.pid}) died; starting it again`)
    try {
      this.#server = await startPatiently(this.#cluster, log)
      if (this.#stopping) await stopServer(this.#server)
      else this.#watch()
    } catch (error) {
      log.error(`the database server could not be started again, next try in 5 s: ${(error as Error).message}`)
      await delay(5_000)
    } finally {
      this.#busy = false
    }
  }
}

/** Reads a pipe that closes when we die, whatever the cause; then lets the server end, unless it is another one by now. */
const watchScript = `
read -r _
sleep "$3"
[ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -INT "$1" || exit
turns=0
while [ -e "$2/postmaster.pid" ] && [ $turns -lt 600 ]; do sleep 0.1; turns=$((turns + 1)); done
rmdir "$4"
`

function startWatcher(
  server: Server,
  cluster: Cluster,
  graceSeconds: number,
): { pid: number; since: string } | undefined {
  const words = [
    '-c',
    watchScript,
    'komunigi-watch',
    String(server.pid),
    cluster.folder,
    String(graceSeconds),
    server.socketFolder,
  ]
  const watcher = spawn('/bin/sh', words, {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...identity(cluster.account),
  })
  watcher.on('error', () => undefined)
  watcher.unref()
  // A pipe of a child is a socket that would keep us running.
  if (watcher.stdin && 'unref' in watcher.stdin) (watcher.stdin as { unref(): void }).unref()
  const since = watcher.pid ? startOf(watcher.pid) : undefined
  return watcher.pid && since ? { pid: watcher.pid, since } : undefined
}

function dismiss(watcher: { pid: number; since: string } | undefined): void {
  if (!watcher || startOf(watcher.pid) !== watcher.since) return
  try {
    // Its whole session: it may be asleep in a child.
    process.kill(-watcher.pid, 'SIGKILL')
  } catch {
    // Gone in between.
  }
}
