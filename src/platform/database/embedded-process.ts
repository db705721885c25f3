/** Processes of this machine: who runs, since when, under which account. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The account PostgreSQL runs under when it is not our own (PostgreSQL refuses to run as root). */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface Log {
  info(text: string): void
  warn(text: string): void
  error(text: string): void
}

/** What tells a process from a later one with the same number; undefined when it does not run.
 *  A killed process that nobody reaped (zombie) does not run. */
export function startOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  if (process.platform !== 'linux') return startByPs(pid)
  const fields = statFields(pid)
  const [state] = fields
  if (state === undefined || state === 'Z' || state === 'X') return undefined
  return fields[19]
}

export const isRunning = (pid: number): boolean => startOf(pid) !== undefined

/** The short name of the program, '' when unknown. */
export function programOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    const command = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return command.slice(command.lastIndexOf('/') + 1)
  } catch {
    return ''
  }
}

export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks `question` until it gives an answer; null when the time is over. */
export async function waitFor<T>(milliseconds: number, question: () => T | null | undefined): Promise<T | null> {
  const end = performance.now() + milliseconds
  for (;;) {
    const answer = question()
    if (answer !== null && answer !== undefined) return answer
    if (performance.now() > end) return null
    await delay(5)
  }
}

/** Whether the account passes `test`, a shell condition over "$1", "$2" …; asked by really trying as that account. */
export function passes(account: Account | undefined, test: string, ...paths: string[]): boolean {
  return (
    spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], { cwd: '/', stdio: 'ignore', ...identity(account) }).status === 0
  )
}

export const identity = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

/** Nothing of ours reaches PostgreSQL: PG… variables, locale and library paths would all change what it does. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' }

/** State first, then the parent; the program's name before them may hold any sign. */
function statFields(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const [state = '', ...since] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : since.join(' ')
  } catch {
    return undefined
  }
}
