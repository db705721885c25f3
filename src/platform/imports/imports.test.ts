import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Shop, world } from '../../../test/world.ts'
import { rows, sql } from '../database/sql.ts'
import { Refused } from '../refusal.ts'
import * as actions from './actions.ts'
import { importFolder } from './folder.ts'
import * as reads from './reads.ts'
import { registerImports } from './registry.ts'
import { others, things } from './things.testing.ts'

const made = await world()
const db = (shop: Shop) => made.house.database.for(shop.id)

registerImports([others, things])

const file = (text: string, name = 'things.csv') => ({ name, bytes: new TextEncoder().encode(text) })
const upload = (shop: Shop, text: string, kind = 'auto') => shop.act(actions.uploadImport, { kind, file: file(text) })
const stored = async (shop: Shop) =>
  (
    await rows(
      db(shop),
      sql<{ name: string }>`select name from platform.saved_view where organisation_id = ${shop.id} order by name`,
    )
  ).map((row) => row.name)
const codes =
  (...expected: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Refused, String(error))
    assert.deepEqual(
      error.refusals.map((refusal) => refusal.code),
      expected,
    )
    return true
  }
const keep = { leaveOut: false, asItIsNow: false }

test('uploading is a dry run: everything is told and nothing written', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste,Étiquettes\nPommes,fruits,bio\n,,local\nPoires,fruits,\n')
  assert.equal(planned.kind, 'things')
  assert.equal(planned.state, 'planned')
  assert.deepEqual(planned.columns, { name: 0, list: 1, tags: 2 })
  assert.deepEqual(planned.samples[0], ['Pommes', 'Poires'])
  assert.equal(planned.totals.records, 2)
  assert.equal(planned.totals.created, 2)
  assert.equal(planned.totals.continuations, 1)
  assert.deepEqual(await stored(shop), [])
  assert.deepEqual(await shop.events().then((names) => names.filter((name) => name.startsWith('imports.'))), [
    'imports.planned',
  ])
})

test('applying writes once; the same file again changes nothing', async () => {
  const shop = await made.shop()
  const text = 'Nom,Liste\nPommes,fruits\nPoires,fruits\n'
  const planned = await upload(shop, text)
  const applied = await shop.act(actions.applyImport, { import: planned.id, ...keep })
  assert.equal(applied.state, 'applied')
  assert.deepEqual(applied.samples, [[], []])
  assert.deepEqual(applied.counts, { lists: 1 })
  assert.deepEqual(await stored(shop), ['Poires', 'Pommes'])
  await assert.rejects(shop.act(actions.applyImport, { import: planned.id, ...keep }), codes('import.not_planned'))
  const again = await upload(shop, text)
  assert.equal(again.totals.same, 2)
  assert.equal(again.appliedBefore, applied.appliedAt)
})

test('faulty rows stop the import until they are left out, and what leant on them goes too', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,=1+1\nCox,of Pommes\nPoires,fruits\nKiwi,of Mangue\n')
  assert.equal(planned.totals.faulty, 2)
  await assert.rejects(shop.act(actions.applyImport, { import: planned.id, ...keep }), codes('import.faulty_rows'))
  assert.deepEqual(await stored(shop), [])
  const applied = await shop.act(actions.applyImport, { import: planned.id, leaveOut: true, asItIsNow: false })
  assert.deepEqual([applied.totals.created, applied.totals.left_out, applied.totals.records], [1, 3, 4])
  assert.deepEqual(await stored(shop), ['Poires'])
  const left = await shop.look(reads.listImportRows, { import: planned.id, outcome: 'left_out', size: 10 })
  assert.deepEqual(
    left.rows.map((row) => [row.line, row.label]),
    [
      [2, 'Pommes'],
      [3, 'Cox'],
      [5, 'Kiwi'],
    ],
  )
})

test('a formula, a spoiled letter and a ragged line are errors of their rows', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,=1+1\nPÃ©ches,fruits\nPoires\nKiwi,fruits\n')
  const faulty = await shop.look(reads.listImportRows, { import: planned.id, withProblems: true, size: 10 })
  assert.deepEqual(
    faulty.rows.flatMap((row) => row.problems.map((one) => [one.line, one.field, one.code])),
    [
      [2, 'list', 'import.formula'],
      [3, null, 'import.garbled'],
      [4, null, 'import.cells_missing'],
    ],
  )
})

test('a continuation with nothing above it stops the import', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste,Étiquettes\n,,bio\nPommes,fruits,\n')
  assert.equal(planned.totals.orphans, 1)
  await assert.rejects(shop.act(actions.applyImport, { import: planned.id, ...keep }), codes('import.faulty_rows'))
})

test('a file without a required column is shown and waits for its mapping, which is remembered', async () => {
  const shop = await made.shop()
  const text = 'Colonne A,Liste\nPommes,fruits\n'
  const planned = await upload(shop, text, 'things')
  assert.deepEqual(planned.missing, ['name'])
  await assert.rejects(shop.act(actions.applyImport, { import: planned.id, ...keep }), codes('import.column_missing'))
  const mapped = await shop.act(actions.setImportMapping, { import: planned.id, columns: { name: 0 } })
  assert.equal(mapped.totals.created, 1)
  const next = await upload(shop, text.replace('Pommes', 'Poires'), 'things')
  assert.deepEqual(next.columns, { list: 1, name: 0 })
})

test('when the facts moved since the dry run, the person looks again first', async () => {
  const shop = await made.shop()
  const one = await upload(shop, 'Nom,Liste\nPommes,fruits\nPoires,fruits\n')
  const other = await upload(shop, 'Nom,Liste\nPommes,legumes\n')
  await shop.act(actions.applyImport, { import: other.id, ...keep })
  await assert.rejects(shop.act(actions.applyImport, { import: one.id, ...keep }), codes('import.plan_changed'))
  const again = await shop.act(actions.setImportMapping, { import: one.id, columns: {} })
  assert.equal(again.totals.same, 1)
  await shop.act(actions.applyImport, { import: one.id, ...keep })
  assert.deepEqual(await stored(shop), ['Poires', 'Pommes'])
})

test('an import is taken back whole, unless something was built on it', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,fruits\n')
  await assert.rejects(shop.act(actions.undoImport, { import: planned.id }), codes('import.not_applied'))
  assert.equal((await shop.act(actions.applyImport, { import: planned.id, ...keep })).undoable, true)
  const undone = await shop.act(actions.undoImport, { import: planned.id })
  assert.equal(undone.state, 'undone')
  assert.deepEqual(await stored(shop), [])
  const busy = await upload(shop, 'Nom,Liste\nPommes,busy\n')
  await shop.act(actions.applyImport, { import: busy.id, ...keep })
  await assert.rejects(shop.act(actions.undoImport, { import: busy.id }), codes('thing.busy'))
})

test('what cannot be recognised or read is refused', async () => {
  const shop = await made.shop()
  await assert.rejects(upload(shop, 'Farbe,Form\nrot,rund\n'), codes('import.unrecognised'))
  await assert.rejects(upload(shop, 'Nom\nx\n', 'nonsense'), codes('import.kind_unknown'))
  await assert.rejects(upload(shop, ''), codes('import.empty'))
})

test('another shop sees nothing of it', async () => {
  const [brussels, geneva] = [await made.shop(), await made.shop()]
  const planned = await upload(brussels, 'Nom,Liste\nPommes,fruits\n')
  await assert.rejects(geneva.look(reads.readImport, { import: planned.id }), /import not found/)
  await assert.rejects(geneva.act(actions.applyImport, { import: planned.id, ...keep }), /import not found/)
  assert.deepEqual((await geneva.look(reads.listImports, { size: 10 })).rows, [])
})

test('a file nobody applied is forgotten after seven days', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,fruits\n')
  const start = made.now()
  made.moveTo('2025-03-09T07:00:00Z')
  assert.deepEqual(await shop.act(actions.forgetFiles, {}), { forgotten: 0 })
  made.moveTo('2025-03-10T07:00:01Z')
  assert.deepEqual(await shop.act(actions.forgetFiles, {}), { forgotten: 1 })
  await assert.rejects(shop.look(reads.readImport, { import: planned.id }), /import not found/)
  made.moveTo(start)
})

test('imports and their rows come page by page', async () => {
  const shop = await made.shop()
  const text = `Nom,Liste\n${Array.from({ length: 25 }, (_, at) => `Thing ${at},x`).join('\n')}\n`
  const planned = await upload(shop, text)
  const first = await shop.look(reads.listImportRows, { import: planned.id, size: 20 })
  assert.deepEqual([first.rows.length, first.next], [20, 21])
  const rest = await shop.look(reads.listImportRows, { import: planned.id, size: 20, after: first.next ?? 0 })
  assert.deepEqual([rest.rows.length, rest.next], [5, null])
  await upload(shop, text)
  const page = await shop.look(reads.listImports, { size: 1 })
  const older = await shop.look(reads.listImports, { size: 1, after: page.next ?? undefined })
  assert.deepEqual([older.rows[0]?.id, older.next], [planned.id, null])
})

const folder = [
  file('Poids\n3\n', 'a-others.csv'),
  file('Nom,Liste\nCox,of Pommes\n', 'b-things.csv'),
  file('Nom,Liste\nPommes,fruits\n', 'a-things.csv'),
  file('Farbe,Form\nrot,rund\n', 'c-colours.csv'),
]
const wish = { files: folder, kind: 'auto', leaveOut: false }

test('a folder is imported in the order of its kinds, and a trial of it keeps nothing', async () => {
  const shop = await made.shop()
  const tried = await shop.act(importFolder, { ...wish, apply: false })
  assert.deepEqual(
    tried.map((result) => [result.name, result.kind, result.state, result.totals?.created ?? null]),
    [
      ['a-things.csv', 'things', 'planned', 1],
      ['b-things.csv', 'things', 'planned', 1],
      ['a-others.csv', 'others', 'planned', 0],
      ['c-colours.csv', null, 'unrecognised', null],
    ],
  )
  assert.deepEqual(await stored(shop), [])
  assert.deepEqual((await shop.look(reads.listImports, { size: 10 })).rows, [])
  const done = await shop.act(importFolder, { ...wish, apply: true })
  assert.deepEqual(
    done.map((result) => result.state),
    ['applied', 'applied', 'applied', 'unrecognised'],
  )
  assert.deepEqual(await stored(shop), ['Cox', 'Pommes'])
})

test('one refused file of a folder stops all of them', async () => {
  const shop = await made.shop()
  const files = [file('Nom,Liste\nPommes,fruits\n', 'a.csv'), file('Nom,Liste\nKiwi,of Mangue\n', 'b.csv')]
  const done = await shop.act(importFolder, { files, kind: 'auto', leaveOut: false, apply: true })
  assert.deepEqual(
    done.map((result) => [result.name, result.state, result.refusals.map((refusal) => refusal.code)]),
    [
      ['a.csv', 'stopped', []],
      ['b.csv', 'refused', ['import.faulty_rows']],
    ],
  )
  assert.deepEqual(await stored(shop), [])
  const left = await shop.act(importFolder, { files, kind: 'auto', leaveOut: true, apply: true })
  assert.deepEqual(
    left.map((result) => [result.state, result.totals?.left_out]),
    [
      ['applied', 0],
      ['applied', 1],
    ],
  )
  assert.deepEqual(await stored(shop), ['Pommes'])
})
