/** A new module is born complete: in a copy of the tree its rooms are read, kept to the borders and tested. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { borderProblems } from '../../scripts/check/borders.ts'
import { lawProblems } from '../../scripts/check/law.ts'

const root = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'komunigi-new-module-'))
after(() => rmSync(copy, { recursive: true, force: true }))
for (const name of ['src', 'package.json', 'tsconfig.json'])
  cpSync(join(root, name), join(copy, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

const node = (...words: string[]) => {
  const { NODE_TEST_CONTEXT: _inside, ...env } = process.env
  return spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', env })
}
const make = (...words: string[]) => node(join(root, 'scripts/new-module.ts'), ...words, '--root', copy)

test('a new module has its rooms, its line on the map and a passing test', () => {
  const made = make('dishes')
  assert.equal(made.status, 0, made.stderr)
  const tested = node('--test', 'src/shop/dishes/rules/named.test.ts')
  assert.equal(tested.status, 0, tested.stdout)
  const read = node(
    '-e',
    "import('#house.ts').then(async (house) => console.log((await house.readHouse()).map((one) => one.name).join()))",
  )
  assert.match(read.stdout, /dishes/, read.stderr)
})

test('a new module crosses no border and breaks no house law', () => {
  const sources = globSync('src/shop/dishes/**/*.ts', { cwd: copy }).map((path) => ({
    path,
    text: readFileSync(join(copy, path), 'utf8'),
  }))
  assert.ok(sources.length >= 9)
  assert.deepEqual(borderProblems(sources, [{ half: 'shop', name: 'dishes', uses: ['organisations'] }]), [])
  assert.deepEqual(lawProblems(sources), [])
})

test('a name that is taken, or none, is refused with the way out', () => {
  assert.match(make('dishes').stderr, /there already/)
  assert.match(make('Two Words').stderr, /one word in small letters/)
})
