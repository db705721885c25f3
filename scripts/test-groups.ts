/** Many test files in one process: starting it and loading the house costs more than most files do. One file ends before
 *  the next begins, so that they meet no more than in processes of their own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Groups {
  /** What the runner starts: files that stand alone as they are, the others by groups. */
  readonly entries: readonly string[]
  clear(): void
}

/** What a process has once: its environment, its statements counted, its workers, hooks around every test, and what
 *  modules are told when a house opens. */
const needsItsOwn = [
  /\.start\(|process\.|globalThis|spawn|execFile|statementCount/,
  /\b(?:before|after|beforeEach|afterEach)\(/,
  /\b(?:register|declare)[A-Z]\w*\(|\bkeep(?:SealSecret|LinkSecret|AtWork)\(|\bmakePost\(|\bloadWords\(/,
  /\/(?:cluster|app|sign-in-desk)\.ts'/,
]

/** Files with a database hold its connections until the group ends; pure ones hold nothing. */
const together = { database: 6, pure: 20 } as const

export function grouped(root: string, files: readonly string[]): Groups {
  const alone = files.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return needsItsOwn.some((pattern) => pattern.test(text))
  })
  const shared = files.filter((file) => !alone.includes(file))
  const database = shared.filter((file) => readFileSync(file, 'utf8').includes("/world.ts'"))
  const pure = shared.filter((file) => !database.includes(file))
  const groups = [...dealt(database, together.database), ...dealt(pure, together.pure)]
  const folder = mkdtempSync(join(tmpdir(), 'komunigi-test-groups-'))
  const entries = groups.map((group, at) => {
    const entry = join(folder, `group-${at + 1}.mjs`)
    writeFileSync(entry, entryOf(root, group))
    return entry
  })
  return { entries: [...alone, ...entries], clear: () => rmSync(folder, { recursive: true, force: true }) }
}

/** In as few groups as hold them, all about as big, neighbours apart: what takes long lies together. */
function dealt(files: readonly string[], atMost: number): string[][] {
  const count = Math.ceil(files.length / atMost)
  return Array.from({ length: count }, (_, at) => files.filter((_file, index) => index % count === at))
}

/** The test at the end of each file runs after all others of it, closes what the file opened and lets the next one in. */
const entryOf = (root: string, group: readonly string[]): string => `
import test from 'node:test'
import { endFile, shareProcess } from ${JSON.stringify(pathToFileURL(join(root, 'test/ending.ts')).href)}
shareProcess()
// Nothing may be open between two files, and the process must not end there.
const alive = setInterval(() => undefined, 60_000)
const files = ${JSON.stringify(group.map((file) => [relative(root, file), pathToFileURL(file).href]))}
for (const [name, file] of files) {
  await import(file)
  await new Promise((ended) =>
    test(\`end of \${name}\`, async () => {
      await endFile().finally(() => setImmediate(ended))
    }),
  )
}
clearInterval(alive)
`
