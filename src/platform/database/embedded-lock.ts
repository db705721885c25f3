/** One komunigi process per data folder: the lock file says which, since when and what for. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startOf } from './embedded-process.ts'

export interface Holder {
  readonly pid: number
  /** Tells the process from a later one with the same number. */
  readonly since: string
  readonly purpose: string
  /** The process that stops the database when the holder dies. */
  readonly watcher?: { readonly pid: number; readonly since: string }
}

/** Another komunigi process uses this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
}

export const lockFile = (dataFolder: string): string => join(dataFolder, 'komunigi.lock')

/** Who holds the lock and really runs; null when nobody does. */
export function holderOf(dataFolder: string): Holder | null {
  const holder = read(lockFile(dataFolder))
  return holder && runs(holder) ? holder : null
}

/** Takes the lock, or throws `DataFolderInUse`. Gives back what a dead holder left in it, if any. */
export function takeLock(dataFolder: string, purpose: string): Holder | null {
  const file = lockFile(dataFolder)
  const mine = `${file}.${process.pid}`
  let left: Holder | null = null
  writeFileSync(mine, JSON.stringify(ourselves(purpose)))
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (linked(mine, file)) return left
      const found = read(file)
      if (found && runs(found)) throw new DataFolderInUse(inUse(dataFolder, found))
      if (found) left = found
      setAside(file, `${mine}.stale`, found)
    }
    throw new DataFolderInUse(`The data folder ${dataFolder} is being taken by another komunigi process; try again.`)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Adds to our own lock who stops the database when we die. */
export function noteWatcher(dataFolder: string, purpose: string, watcher: { pid: number; since: string }): void {
  const file = lockFile(dataFolder)
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...ourselves(purpose), watcher }))
  renameSync(`${file}.${process.pid}`, file)
}

export function releaseLock(dataFolder: string): void {
  const file = lockFile(dataFolder)
  if (read(file)?.pid === process.pid) rmSync(file, { force: true })
}

function ourselves(purpose: string): Holder {
  return { pid: process.pid, since: startOf(process.pid) ?? '', purpose }
}

const runs = (holder: Holder): boolean => startOf(holder.pid) === holder.since

const inUse = (dataFolder: string, holder: Holder): string =>
  `The data folder ${dataFolder} is in use by komunigi process ${holder.pid} (${holder.purpose}). ` +
  `Stop it first (kill ${holder.pid}), or give this one another folder with KOMUNIGI_DATA.`

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's lock away; if another process was faster, its fresh lock goes back. */
function setAside(file: string, aside: string, stale: Holder | null): void {
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = read(aside)
  if (moved && (moved.pid !== stale?.pid || moved.since !== stale.since)) linked(aside, file)
  rmSync(aside, { force: true })
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
