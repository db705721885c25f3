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

/** What a process has once: its environment, its workers, hooks around every test, and what
 *  modules are told when a house opens. */
const needsItsOwn = [
  /\.start\(|process\.(?!env\[)|process\.env\[[^\]]+\] =|globalThis|spawn|execFile/,
  /\{[^}]*\b(?:before|after|beforeEach|afterEach)\b[^}]*\} from 'node:test'/,
  /\b(?:register|declare)[A-Z]\w*\(|\bkeep(?:SealSecret|LinkSecret|AtWork)\(|\bmakePost\(|\bloadWords\(/,
  /\/(?:cluster|sign-in-desk)\.ts'/,
  // One app for all tests of the file.
  /^const .*await (?:demo|empty)App\(/m,
]

/** Files with a browser share it; those with a database and pure ones share the loaded house. */
const together = { browser: 5, database: 9, pure: 64 } as const

export function grouped(root: string, files: readonly string[]): Groups {
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
  const has = (door: string) => (file: string) => texts.get(file)?.includes(door) ?? false
  const [alone, shared] = parted(files, (file) => needsItsOwn.some((pattern) => pattern.test(texts.get(file) ?? '')))
  const [aloneBrowsing, aloneElse] = parted(alone, has("'../app.ts'"))
  const [browsing, others] = parted(shared, has("'../app.ts'"))
  const [database, pure] = parted(others, has("world.ts'"))
  const folder = mkdtempSync(join(tmpdir(), 'komunigi-test-groups-'))
  const written = (name: keyof typeof together, of: readonly string[]): string[] =>
    dealt(of, together[name]).map((group, at) => {
      const entry = join(folder, `${name}-${at + 1}.mjs`)
      writeFileSync(entry, entryOf(root, group))
      return entry
    })
  return {
    // What takes long begins first.
    entries: [
      ...aloneBrowsing,
      ...written('browser', browsing),
      ...aloneElse,
      ...written('database', database),
      ...written('pure', pure),
    ],
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function parted<T>(list: readonly T[], chosen: (one: T) => boolean): [T[], T[]] {
  return [list.filter(chosen), list.filter((one) => !chosen(one))]
}

/** In as few groups as hold them, all about as big, neighbours apart: what takes long lies together. */
function dealt(files: readonly string[], atMost: number): string[][] {
  const count = Math.ceil(files.length / atMost)
  return Array.from({ length: count }, (_, at) => files.filter((_file, index) => index % count === at))
}

/** The test at the end of each file runs after all others of it, closes what the file opened and lets the next one in. */
const entryOf = (root: string, group: readonly string[]): string => `
import test from 'node:test'
import { endFile, endProcess, shareProcess } from ${JSON.stringify(pathToFileURL(join(root, 'test/ending.ts')).href)}
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
await endProcess()
clearInterval(alive)
`
