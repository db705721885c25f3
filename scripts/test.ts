/** npm test [-- FILES] [--test-name-pattern=WORDS] [--without=FOLDER]: all but the long files (`test-long.ts`), with
 *  `CI=true` all tests, or all but those of a folder under `test/`, on a real database that lives as long as the run. */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { builtShell } from '#platform/http/build-shell.ts'
import { dropAll, startTestServer } from '../test/cluster.ts'
import { grouped } from './test-groups.ts'
import { isLong } from './test-long.ts'

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'test-name-pattern': { type: 'string', multiple: true }, without: { type: 'string' } },
})
const leftOut = values.without && `test/${values.without}/`
// What takes long begins first, so that nothing long is left alone at the end.
const all = ['test/**/*.test.ts', 'scripts/**/*.test.ts', 'src/**/*.test.ts']
const found = (positionals.length > 0 ? positionals : all).flatMap((pattern) => {
  const named = globSync(pattern, { cwd: root }).sort()
  if (named.length === 0) throw new Error(`no test is called ${pattern}`)
  return named.filter((file) => !leftOut || !file.startsWith(leftOut))
})
const wholeRun = positionals.length === 0 && !values['test-name-pattern']
const forCi = wholeRun && !process.env['CI'] ? found.filter(isLong) : []
const files = found.filter((file) => !forCi.includes(file)).map((file) => resolve(root, file))

// Once, and not by several files at the same moment.
if (files.some((file) => file.includes('/browser/'))) await builtShell(root, console.info)
const ownServer = process.env['DATABASE_URL']
const server = ownServer ? { url: ownServer, stop: () => dropAll(ownServer) } : await startTestServer()
Object.assign(process.env, {
  TEST_RUN: `komunigi_test_${process.pid}`,
  TEST_SERVER: server.url,
  // Every file is a process of its own and reads the same sources.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
  // A zone nobody lives in by habit: a test that leans on the machine's own clock zone shows it.
  TZ: 'Pacific/Chatham',
})

// Files that were named, or tests chosen by name, run one by one.
const { entries, clear } = wholeRun ? grouped(root, files) : { entries: files, clear: () => undefined }
const stopped = new AbortController()
for (const sign of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(sign, () => stopped.abort())
const seconds = new Map<string, number>()
let passed = false
const tests = run({
  files: [...entries],
  // One more than there are processors: each waits now and then, for the database or for a page.
  concurrency: Math.min(5, availableParallelism() + 1),
  signal: stopped.signal,
  // A test that says nothing more is ended and told; the longest walk of axe needs half of it on a busy machine.
  timeout: 40 * 60_000,
  ...(values['test-name-pattern'] ? { testNamePatterns: values['test-name-pattern'] } : {}),
})
const took = ({ file, nesting, details }: { file?: string; nesting: number; details: { duration_ms: number } }) => {
  if (file && nesting === 0) seconds.set(file, (seconds.get(file) ?? 0) + details.duration_ms / 1000)
}
tests.on('test:pass', took)
tests.on('test:fail', took)
tests.on('test:summary', ({ file, success }) => {
  if (!file) passed = success
})
const told = tests.compose(spec)
told.pipe(process.stdout)
told.once('end', async () => {
  tellSlowest()
  tellLeftOut()
  clear()
  await server.stop()
  process.exit(passed && !stopped.signal.aborted ? 0 : 1)
})

/** So that waste is seen when it comes. */
function tellSlowest(): void {
  const slowest = [...seconds].sort(([, one], [, other]) => other - one).slice(0, 10)
  if (seconds.size <= slowest.length) return
  console.info(`\nslowest of ${seconds.size} files:`)
  for (const [file, took] of slowest) console.info(`${took.toFixed(1).padStart(7)} s  ${relative(root, file)}`)
}

/** What was not run here is never silent. */
function tellLeftOut(): void {
  if (forCi.length === 0) return
  console.info(`\n${forCi.length} LONG FILES WERE LEFT TO THE CONTINUOUS INTEGRATION; with CI=true they run here too:`)
  console.info(forCi.map((file) => `  ${file}`).join('\n'))
}
