/** House law that tools hold: each fault is planted, and found. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { lawProblems } from '../../scripts/check/law.ts'

const root = join(import.meta.dirname, '../..')
const biome = join(root, 'node_modules/.bin/biome')

const folder = mkdtempSync(join(tmpdir(), 'komunigi-law-'))
after(() => rmSync(folder, { recursive: true, force: true }))
cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))

/** What the linter says of this text, standing in this file. */
function lint(path: string, text: string): string {
  mkdirSync(join(folder, dirname(path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  const ran = spawnSync(biome, ['lint', '--diagnostic-level=error', path], { cwd: folder, encoding: 'utf8' })
  return `${ran.stdout}${ran.stderr}`
}

const faults: readonly (readonly [string, string, string, string])[] = [
  ['any', 'src/shop/shifts/actions/fault.ts', 'export const thing = (one: any) => one\n', 'noExplicitAny'],
  ['a default export', 'src/shop/shifts/rules/fault.ts', 'export default 1\n', 'noDefaultExport'],
  [
    'bare words on a screen',
    'src/shop/shifts/screens/Fault.tsx',
    'export const A = () => <p>Book now</p>\n',
    'noJsxLiterals',
  ],
  [
    'a value taken for granted',
    'src/shop/shifts/rules/fault.ts',
    'export const a = (b: string | null) => b!.length\n',
    'noNonNullAssertion',
  ],
]

for (const [what, path, text, rule] of faults)
  test(`the linter finds ${what}`, () => {
    assert.match(lint(path, text), new RegExp(rule))
  })

test('points and dashes between two words of the messages are no bare words', () => {
  assert.doesNotMatch(
    lint('src/shop/shifts/screens/Fault.tsx', 'export const A = (a: string) => <p>{a} · {a}</p>\n'),
    /noJsxLiterals/,
  )
})

test('each way to read the clock, throw dice or round is found, and not in comments', () => {
  const text = ['Date.now()', 'new Date()', 'Math.random()', 'Math.round(1.5)', '(1.5).toFixed(1)', "parseFloat('1.5')"]
  const found = lawProblems([{ path: 'src/hub/organisations/rules/fault.ts', text: text.join('\n') }])
  assert.equal(found.length, text.length, found.join('\n'))
  assert.deepEqual(
    lawProblems([{ path: 'src/hub/organisations/rules/fault.ts', text: '// Date.now()\n * Math.round(1)' }]),
    [],
  )
})
