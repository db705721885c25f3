/** Under whose account and in which folder the embedded server keeps its files. */
import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { type Account, type Log, passes } from './embedded-process.ts'

export interface Place {
  /** PostgreSQL's data directory; may not exist yet. */
  readonly cluster: string
  /** Absent: our own account. */
  readonly account: Account | undefined
  readonly exists: boolean
}

const pointerFile = (dataFolder: string): string => join(dataFolder, 'database.location')
const holdsCluster = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'))

/** Where the cluster of this data folder is, or will be. Makes folders and the user `postgres` when they are missing. */
export function placeFor(dataFolder: string, log: Log): Place {
  const found = existingPlace(dataFolder)
  if (found) return { cluster: found, account: ownerAccount(found, log), exists: true }
  const account = isRoot() ? postgresAccount(log) : undefined
  const usual = join(dataFolder, 'database')
  if (!account || mayPass(account, dataFolder)) return { cluster: usual, account, exists: false }
  const name = createHash('sha256').update(dataFolder).update(randomUUID()).digest('hex').slice(0, 16)
  mkdirSync('/var/lib/komunigi', { recursive: true, mode: 0o711 })
  return { cluster: join('/var/lib/komunigi', name), account, exists: false }
}

/** The cluster of this data folder, or null when none was made yet. Throws when it was made and is gone. */
export function existingPlace(dataFolder: string): string | null {
  const pointer = pointerFile(dataFolder)
  if (!existsSync(pointer)) return holdsCluster(join(dataFolder, 'database')) ? join(dataFolder, 'database') : null
  const elsewhere = readFileSync(pointer, 'utf8').trim()
  if (holdsCluster(elsewhere)) return elsewhere
  throw new Error(
    `The database of ${dataFolder} was kept in ${elsewhere} and is not there. Put it back, or delete ${pointer} to begin an empty one.`,
  )
}

/** Notes a cluster that lies outside the data folder, and says so. */
export function notePlace(dataFolder: string, place: Place, log: Log): void {
  if (place.cluster === join(dataFolder, 'database')) return
  writeFileSync(pointerFile(dataFolder), `${place.cluster}\n`)
  log.info(`the user ${place.account?.name} may not enter ${dataFolder}: the database is kept in ${place.cluster}`)
}

/** A short folder that only the server's account can enter; its socket lies there. */
export function socketFolder(cluster: string, account: Account | undefined): string {
  const uid = account?.uid ?? process.getuid?.() ?? 0
  const folder = `/tmp/komunigi-${createHash('sha256').update(resolve(cluster)).digest('hex').slice(0, 12)}`
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const found = lstatSync(folder)
    // Somebody else's folder (or a link) under our name: never trust it.
    if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.()))
      return given(mkdtempSync('/tmp/komunigi-'), account)
  }
  return given(folder, account)
}

function given(folder: string, account: Account | undefined): string {
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  return folder
}

const isRoot = (): boolean => process.getuid?.() === 0

/** Tried for real: modes, access lists and mounts all have a say. */
function mayPass(account: Account, dataFolder: string): boolean {
  const probe = mkdtempSync(join(dataFolder, '.probe-'))
  chownSync(probe, account.uid, account.gid)
  const passed = passes(account, 'test -x "$1" && test -w "$1"', probe)
  rmdirSync(probe)
  return passed
}

/** An existing cluster is served by the account that owns it. */
function ownerAccount(cluster: string, log: Log): Account | undefined {
  const { uid, gid } = statSync(cluster)
  if (!isRoot()) {
    if (uid === process.getuid?.()) return undefined
    throw new Error(
      `The database in ${cluster} belongs to ${nameOf(uid)}: start komunigi as root or as that user, or as root give the folder to yourself (chown -R).`,
    )
  }
  const account = uid === 0 ? postgresAccount(log) : { name: nameOf(uid), uid, gid }
  if (uid === 0) {
    log.warn(
      `the database in ${cluster} belonged to root, under whom PostgreSQL refuses to run: giving it to ${account.name}`,
    )
    giveAway(cluster, account)
  }
  if (!passes(account, 'test -w "$1"', cluster))
    throw new Error(
      `The user ${account.name}, who owns the database in ${cluster}, may not enter a folder above it. Open the way (chmod o+x on each), or move the data folder.`,
    )
  return account
}

function giveAway(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const entry of readdirSync(path)) giveAway(join(path, entry), account)
}

function postgresAccount(log: Log): Account {
  const found = accountNamed('postgres')
  if (found) return found
  log.info('making the system user postgres: PostgreSQL refuses to run as root')
  const made = [
    [
      'useradd',
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/var/lib/postgresql',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ].some(
    ([command = '', ...words]) => spawnSync(command, words, { stdio: 'ignore', env: { PATH: adminPath } }).status === 0,
  )
  const account = made ? accountNamed('postgres') : null
  if (account) return account
  throw new Error(
    'PostgreSQL refuses to run as root, and the user "postgres" could not be made. Make it (useradd --system postgres), start komunigi as a plain user, or set DATABASE_URL.',
  )
}

const adminPath = '/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin'

function accountNamed(name: string): Account | null {
  const number = (option: string): number => {
    const answer = spawnSync('id', [option, name], { encoding: 'utf8', env: { PATH: adminPath } })
    return answer.status === 0 ? Number(answer.stdout) : Number.NaN
  }
  const listed = accounts().find(([entry]) => entry === name)
  const uid = listed ? Number(listed[2]) : number('-u')
  const gid = listed ? Number(listed[3]) : number('-g')
  return uid > 0 && gid >= 0 ? { name, uid, gid } : null
}

const nameOf = (uid: number): string => accounts().find((fields) => Number(fields[2]) === uid)?.[0] ?? `user ${uid}`

function accounts(): string[][] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
}
