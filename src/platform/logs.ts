/** The technical log of the server: one file a day in the data folder, without addresses of people, gone after some days.
 *  What the process prints beside it says only that it started, or why it could not. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { addDays, type Day, type Instant } from './values/day.ts'

/** Where nobody promises less. */
const keptDaysAtMost = 90

let folder: string | null = null

/** Where it lies; told once, by the server. Commands and tests beside it keep none. */
export function keepLogsIn(dataFolder: string | null): void {
  folder = dataFolder
}

const fileOfDay = /^(\d{4}-\d\d-\d\d)\.log$/
const address = /[^\s"'<>()@,;:\\]+@[^\s"'<>()@,;:\\]+/g

/** What of a line is kept: mail servers name addresses in their answers. */
export const withoutAddresses = (line: string): string => line.replace(address, '…@…')

const logFolder = (dataFolder: string): string => join(dataFolder, 'log')
const dayOf = (now: Instant): Day => now.slice(0, 10) as Day

/** Takes the lines of the log as they come. */
export function logWriter(dataFolder: string, clock: () => Instant, beside: (line: string) => void) {
  let day: Day | null = null
  return {
    write(line: string): void {
      const kept = withoutAddresses(line)
      const today = dayOf(clock())
      try {
        if (day !== today) beginDay(dataFolder, today)
        day = today
        appendFileSync(join(logFolder(dataFolder), `${today}.log`), kept, { mode: 0o600 })
      } catch {
        // A full disk must not stop the house, nor hide why.
        beside(kept)
      }
    },
  }
}

function beginDay(dataFolder: string, today: Day): void {
  mkdirSync(logFolder(dataFolder), { recursive: true, mode: 0o700 })
  chmodSync(logFolder(dataFolder), 0o700)
  removeThrough(dataFolder, addDays(today, -keptDaysAtMost))
}

/** At night: days up to this one are removed, of the log of the database too. How many files that were. */
export const clearLogs = (through: Day): number => (folder === null ? 0 : removeThrough(folder, through))

function removeThrough(dataFolder: string, through: Day): number {
  const place = logFolder(dataFolder)
  const old = (existsSync(place) ? readdirSync(place) : []).filter((name) => {
    const day = fileOfDay.exec(name)?.[1]
    return day !== undefined && day <= through
  })
  for (const name of old) rmSync(join(place, name), { force: true })
  for (const name of ['database.log', 'database.log.1']) shorten(join(dataFolder, name), through)
  return old.length
}

/** Drops the lines of those days; what follows a line without a day of its own belongs to it. The file stays the same, for
 *  the database keeps it open. */
function shorten(file: string, through: Day): void {
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  let keeps = false
  const kept = text.split('\n').filter((line) => {
    const day = /^(\d{4}-\d\d-\d\d) /.exec(line)?.[1]
    if (day !== undefined) keeps = day > through
    return keeps
  })
  if (kept.join('\n') !== text) writeFileSync(file, kept.join('\n'))
}
