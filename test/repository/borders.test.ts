import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { borderProblems, importsOf } from '../../scripts/check/borders.ts'
import { lawProblems } from '../../scripts/check/law.ts'

const map = [
  { half: 'shop', name: 'members', uses: [] },
  { half: 'shop', name: 'shifts', uses: ['members'] },
  { half: 'hub', name: 'needs', uses: [] },
] as const

/** What the checker says of one file with one import. */
const planted = (path: string, line: string): string[] => borderProblems([{ path, text: line }], map)

const faults: readonly (readonly [string, string, string, string])[] = [
  [
    'another room of another module',
    'src/shop/shifts/actions.ts',
    `import { x } from '#shop/members/store.ts'`,
    'door',
  ],
  [
    'a module that is not on its line',
    'src/shop/members/actions.ts',
    `import { x } from '#shop/shifts/public.ts'`,
    'line',
  ],
  ['the shop from the hub', 'src/hub/needs/actions.ts', `import { x } from '#shop/members/public.ts'`, 'hub never'],
  ['a module from the floor', 'src/platform/http/app.ts', `import { x } from '#shop/members/public.ts'`, 'floor'],
  ['a store from a rule', 'src/shop/members/rules/card.ts', `import { x } from '../store.ts'`, 'pure'],
  ['a store by a type query', 'src/shop/members/rules/card.ts', `type T = import('#shop/members/store.ts').T`, 'pure'],
  [
    'the database from the api',
    'src/shop/members/api.ts',
    `import { sql } from '#platform/database/sql.ts'`,
    'api never',
  ],
  ['a store from a contract', 'src/shop/members/contract/card.ts', `import { x } from '../store/card.ts'`, 'pure'],
  [
    'the database from a part of the api',
    'src/shop/members/api/cards.ts',
    `import { sql } from '#platform/database/sql.ts'`,
    'api never',
  ],
  ['an action from a store', 'src/shop/members/store.ts', `import { x } from './actions.ts'`, 'store imports'],
  ['a store from a screen', 'src/shop/members/screens/A.tsx', `import { x } from '../store/card.ts'`, 'screens never'],
  [
    'a room of the server from a screen',
    'src/shop/members/screens/A.tsx',
    `import { x } from '../list/post.ts'`,
    'screens never',
  ],
  ['a screen from the server', 'src/shop/members/actions.ts', `import { x } from './screens/A.tsx'`, 'server code'],
  ['a test from production', 'src/shop/members/actions.ts', `import { x } from './card.test.ts'`, 'test code'],
]

for (const [what, path, line, said] of faults)
  test(`the checker finds an import of ${what}`, () => {
    const problems = planted(path, line)
    assert.ok(
      problems.some((one) => one.includes(said)),
      problems.join('\n') || 'nothing was found',
    )
  })

test('files that need one another to run are a circle; types alone make none', () => {
  const file = (name: string, text: string) => ({ path: `src/shop/members/${name}.ts`, text })
  const b = file('b', `import { c } from './c.ts'`)
  const c = file('c', `import { a } from './a.ts'`)
  const found = borderProblems([file('a', `import { b } from './b.ts'`), b, c], map)
  assert.equal(found.length, 1)
  assert.match(found[0] ?? '', /a\.ts -> .*b\.ts -> .*c\.ts -> .*a\.ts: a circle/)
  assert.deepEqual(borderProblems([file('a', `import type { b } from './b.ts'`), b, c], map), [])
})

test('the doors of a module on its line may be used', () => {
  assert.deepEqual(planted('src/shop/shifts/actions.ts', `import { x } from '#shop/members/public.ts'`), [])
  assert.deepEqual(planted('src/shop/shifts/screens/A.tsx', `import { X } from '#shop/members/parts.tsx'`), [])
})

test('a checker that reads no file says so', () => {
  assert.equal(borderProblems([]).length, 1)
})

test('the clock, chance and rounding are found outside the floor only', () => {
  const text = 'const now = Date.now()\nconst half = Math.round(x)\nconst dice = Math.random()\n'
  assert.equal(lawProblems([{ path: 'src/shop/members/actions.ts', text }]).length, 3)
  assert.equal(lawProblems([{ path: 'src/platform/values/clock.ts', text }]).length, 0)
})

test('every source file is read and its imports are seen', () => {
  const root = join(import.meta.dirname, '../..')
  const paths = globSync('src/**/*.{ts,tsx}', { cwd: root })
  const sources = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const imports = sources.flatMap(importsOf)
  assert.ok(paths.length > 200, `${paths.length} files`)
  assert.ok(imports.length > paths.length, `${imports.length} imports`)
})
