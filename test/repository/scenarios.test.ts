/** The scenario files pass; and a file that is wrong, or cannot be read, is told from one that passes. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { allRoutes } from '#compose.ts'
import { differences } from '../../scripts/scenario/compare.ts'
import { fieldsOf, readVocabulary } from '../../scripts/scenario/rooms.ts'
import { fieldsOfRoute, isIdShape, waysOf } from '../../scripts/scenario/shape.ts'
import { inFile } from '../../scripts/scenario/words.ts'
import { roomyFolder, sharedFolder } from '../cluster.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'komunigi-scenario-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Named by `called`, or given back by an earlier answer. */
const results = [
  'import',
  'task',
  'view',
  'session',
  'passkey',
  'key',
  'device',
  'batch',
  'provider',
  'client',
  'client_id',
  'voice',
]

const scenario = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/scenario.ts', ...words], { cwd: root, encoding: 'utf8' })

function planted(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const booking = `title: Planted
given:
  at: 2025-03-03 08:00
  members: [{ name: Amina }]
  shifts: [{ name: Wed, day: 2025-03-05, time: "14:00-16:00", seats: 1 }]
steps:
`

/** Some of each folder: `npm run scenario` plays all of them, and so does `.ci/run`, once on a server. */
const each = process.env['CI'] ? 25 : 100
const sample = globSync('scenarios/**/*.yaml', { cwd: root })
  .sort()
  .filter((_file, at) => at % each === 0)

test(`scenarios of the repository hold: one in ${each} is played`, () => {
  assert.ok(sample.length * each > 500, `${sample.length} files`)
  const played = scenario(...sample)
  assert.equal(played.status, 0, played.stdout + played.stderr)
})

test('scenarios played where no database is named leave no database running', () => {
  const { DATABASE_URL: _, TEST_SERVER: __, ...env } = process.env
  const usedAt = () => statSync(join(sharedFolder(), 'used'), { throwIfNoEntry: false })?.mtimeMs
  const before = usedAt()
  const file = planted('alone.yaml', `${booking}  - expect: { shift: Wed, free: 1 }\n`)
  const played = spawnSync(process.execPath, ['scripts/scenario.ts', file], { cwd: root, encoding: 'utf8', env })
  assert.equal(played.status, 0, played.stdout + played.stderr)
  const left = readdirSync(roomyFolder()).filter((name) => name.includes(`-run-${played.pid}-`))
  assert.deepEqual({ left, usedAt: usedAt() }, { left: [], usedAt: before })
})

test('a scenario fails when a fact differs, a refusal is missing, or one comes that was not named', () => {
  const files = [
    `${booking}  - expect: { shift: Wed, free: 0 }\n`,
    `${booking}  - { do: shifts.bookSeat, as: Amina, with: { shift: Wed }, refused: [shift.full] }\n`,
    `${booking}  - { at: 2025-03-06 08:00, do: shifts.bookSeat, as: Amina, with: { shift: Wed } }\n`,
    `${booking}  - { do: shifts.generate, as: Amina, with: { from: 2025-03-03 } }\n`,
  ].map((text, index) => planted(`wrong-${index}.yaml`, text))
  const played = scenario(...files, '--json')
  assert.equal(played.status, 1, played.stderr)
  const results = JSON.parse(played.stdout) as { state: string; says: string[] }[]
  assert.deepEqual(
    results.map(({ state }) => state),
    ['failed', 'failed', 'failed', 'failed'],
  )
  assert.match(results[0]?.says[0] ?? '', /expected 0, found 1/)
  assert.match(results[2]?.says[0] ?? '', /shift\.past/)
  assert.match(results[3]?.says[0] ?? '', /not_allowed/)
})

test('a file that cannot be read is told with its line and column', () => {
  const played = scenario(
    planted('broken.yaml', 'title: x\ngiven: { at: [\n'),
    planted('odd.yaml', `${booking}  - { dox: 1 }\n`),
    planted('action.yaml', `${booking}  - { do: shifts.danceAll }\n`),
    planted('field.yaml', `${booking}  - { do: shifts.bookSeat, with: { shfit: Wed } }\n`),
    planted('inner.yaml', `${booking}  - { do: exchanges.askSwap, with: { wishes: [{ shfit: Wed }] } }\n`),
    planted('near.yaml', `${booking}  - { do: shifts.cancelMySeat }\n`),
    planted('beside.yaml', `${booking}  - expect: { in: Second, shift: Wed }\n`),
    planted('fact.yaml', `${booking}  - expect: { shift: Wed, freee: 1 }\n`),
    planted(
      'given.yaml',
      booking.replace('name: Amina', 'name: Amina, mod: flying') + '  - { at: 2025-03-04 08:00 }\n',
    ),
  )
  assert.equal(played.status, 2)
  assert.match(played.stdout, /broken\.yaml:\d+:\d+ /)
  assert.match(played.stdout, /odd\.yaml:7:7 /)
  assert.match(played.stdout, /action\.yaml:7:7 steps\.0\.do: there is no action shifts\.danceAll/)
  assert.match(played.stdout, /field\.yaml:7:36 steps\.0\.with\.shfit/)
  assert.match(
    played.stdout,
    /inner\.yaml:7:\d+ steps\.0\.with\.wishes\.0\.shfit: there is no such field; there are rank, shift/,
  )
  assert.match(played.stdout, /near\.yaml:7:7 .* did you mean shifts\.cancelSeat/)
  assert.match(played.stdout, /beside\.yaml:7:\d+ .*`in` stands beside `expect`/)
  assert.match(played.stdout, /fact\.yaml:7:27 steps\.0\.expect\.freee/)
  assert.match(played.stdout, /given\.yaml:4:28 given\.members\.0\.mod/)
})

test('a list may be asked for some of its lines, a text for some of its words, a number for its bounds', () => {
  const list = [
    { name: 'a', seats: 1 },
    { name: 'b', seats: 2 },
  ]
  assert.deepEqual(differences({ has: [{ name: 'a' }], lacks: [{ seats: 3 }], count: 2 }, list), [])
  assert.equal(differences({ has: [{ name: 'c' }], lacks: [{ seats: 2 }], count: 1 }, list).length, 3)
  assert.deepEqual(differences({ contains: 'free', without: 'Amina' }, '3 seats free'), [])
  assert.equal(differences({ contains: ['full'], without: ['free'] }, '3 seats free').length, 2)
  assert.deepEqual(differences({ at_least: 2, at_most: 3 }, 3), [])
  assert.equal(differences({ at_most: 2 }, 3).length, 1)
  // A line that says little must not take the place of one that says more.
  assert.deepEqual(
    differences(
      [{ seats: 1 }, { name: 'a' }],
      [
        { name: 'a', seats: 1 },
        { name: 'b', seats: 1 },
      ],
    ),
    [],
  )
})

test('values are written in snake_case, and as the API writes them', () => {
  assert.deepEqual(
    differences({ verdict: 'too_cheap', why: ['as_product'] }, { verdict: 'tooCheap', why: ['asProduct'] }),
    [],
  )
  assert.deepEqual(differences({ unit_price: '1.00' }, { unitPrice: '1.00' }), [])
  assert.equal(differences({ verdict: 'too_cheap' }, { verdict: 'tooExpensive' }).length, 1)
  assert.equal(differences({ name: 'a_b' }, { name: 'a b' }).length, 1)
})

test('every action of the API can be named in a scenario, and the guide tells of each and of every fact', async () => {
  const guide = readFileSync(join(root, 'docs/guides/scenarios.md'), 'utf8')
  const vocabulary = await readVocabulary()
  const actions = (await allRoutes()).map(({ run }) => run.name)
  const facts = [...vocabulary.expect.values()]
    .flat()
    .flatMap((room) => Object.keys({ ...room.facts, ...room.factsFor }))
  const given = [...vocabulary.given].flatMap(([key, rooms]) => [key, ...[...fieldsOf(rooms).keys()].map(inFile)])
  const missing = [...actions, ...facts, ...given].filter((word) => !guide.includes(`\`${word}\``))
  assert.deepEqual(missing, [])
  assert.equal(new Set(actions).size, actions.length, 'two actions have one name')
})

test('every id an action takes has a name in scenarios', async () => {
  const { names } = await readVocabulary()
  const known = new Set([...names.keys(), 'actor', 'account', 'subject', 'organisation', 'before', 'after', ...results])
  const unnamed = (await allRoutes()).flatMap(({ contract, run }) =>
    fieldsOfRoute(contract)
      .filter(({ name, shape }) => isIdShape(waysOf(shape)) && !known.has(name))
      .map(({ name }) => `${run.name}: ${name}`),
  )
  assert.deepEqual(unnamed, [])
})
