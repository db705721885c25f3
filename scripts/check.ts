/** npm run check: types, form, house law, borders between modules, unused code, messages, the committed papers
 *  and the weight of the first page. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageFolders } from '#house.ts'
import { readMessages } from '#platform/i18n/folders.ts'
import { languagesUnderWay, messageProblems } from '#platform/i18n/problems.ts'
import { borderProblems } from './check/borders.ts'
import { lawProblems } from './check/law.ts'
import { wordProblems } from './check/words.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules/.bin', name)

/** Runs a tool of its own; its words are shown only when it complains. */
function tool(name: string, ...words: string[]): string[] {
  const ran = spawnSync(name, words, { cwd: root, encoding: 'utf8' })
  return ran.status === 0 ? [] : [`${ran.stdout}${ran.stderr}`.trim()]
}

const sources = (): { path: string; text: string }[] =>
  globSync('src/**/*.{ts,tsx}', { cwd: root })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const checks: readonly (readonly [string, () => readonly string[]])[] = [
  [
    'types',
    () => tool(bin('tsc'), '-p', '.', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', '.cache/types.json'),
  ],
  ['form', () => tool(bin('biome'), 'check', '--diagnostic-level=error', '--max-diagnostics=30', '.')],
  ['house law', () => lawProblems(sources())],
  ['borders', () => borderProblems(sources())],
  ['unused code', () => tool(bin('knip'), '--no-progress', '--no-config-hints')],
  [
    'words',
    () =>
      wordProblems(
        sources(),
        messageFolders().flatMap((folder) => Object.keys(readMessages(folder, 'en'))),
      ),
  ],
  ['messages', () => messageProblems(messageFolders()).map((one) => JSON.stringify(one))],
  ['api description', () => tool(process.execPath, 'scripts/openapi.ts', '--check')],
  ['rulebook', () => tool(process.execPath, 'scripts/rulebook.ts', '--check')],
  ['first page', () => tool(process.execPath, 'scripts/size.ts')],
  ['glossary', () => tool(process.execPath, 'scripts/glossary.ts', '--check')],
]

let broken = 0
for (const [name, run] of checks) {
  const began = performance.now()
  const problems = run()
  const seconds = Math.ceil(performance.now() - began) / 1000
  console.info(`${problems.length === 0 ? 'fine  ' : 'BROKEN'} ${name} (${seconds} s)`)
  for (const problem of problems.slice(0, 60)) console.error(problem)
  broken += problems.length
}
for (const line of languagesUnderWay(messageFolders())) console.info(line.replace(`${root}/`, ''))
process.exit(broken === 0 ? 0 : 1)
