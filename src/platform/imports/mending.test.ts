import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Shop, world } from '../../../test/world.ts'
import { rows, sql } from '../database/sql.ts'
import { Refused } from '../refusal.ts'
import { newId } from '../values/ids.ts'
import * as actions from './actions.ts'
import { checkImportBatch } from './batch.ts'
import * as reads from './reads.ts'
import { registerImports } from './registry.ts'
import { others, things } from './things.testing.ts'

const made = await world()
registerImports([others, things])

const file = (text: string, name = 'things.csv') => ({ name, bytes: new TextEncoder().encode(text) })
const upload = (shop: Shop, text: string, batch?: string) =>
  shop.act(actions.uploadImport, { kind: 'auto', file: file(text), ...(batch ? { batch } : {}) })
const linesOf = async (shop: Shop, id: string) =>
  (await shop.look(reads.listImportRows, { import: id, size: 50 })).rows.map((row) => row.lines)
const stored = async (shop: Shop) =>
  (
    await rows(
      made.house.database.for(shop.id),
      sql<{ name: string }>`select name from platform.saved_view where organisation_id = ${shop.id} order by name`,
    )
  ).map((row) => row.name)
const keep = { leaveOut: false, asItIsNow: false }

test('each row is shown as it stands in the file, with the lines that continue it', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste,Étiquettes,Prix\nPommes,fruits,bio,=1+1\n,,local,\nPoires,fruits,,3\n')
  assert.deepEqual(await linesOf(shop, planned.id), [
    [
      { line: 2, cells: ['Pommes', 'fruits', 'bio', '=1+1'], mended: [] },
      { line: 3, cells: ['', '', 'local', ''], mended: [] },
    ],
    [{ line: 4, cells: ['Poires', 'fruits', '', '3'], mended: [] }],
  ])
  await shop.act(actions.applyImport, { import: planned.id, ...keep })
  assert.deepEqual(await linesOf(shop, planned.id), [[], []])
})

test('a spoiled cell is mended where it is seen, and the row can be imported', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,=1+1\nPÃ©ches,fruits\nPoires\n')
  assert.equal(planned.faults, 3)
  const cells = [
    { line: 2, column: 1, text: 'fruits' },
    { line: 3, column: 0, text: 'Pêches' },
    { line: 4, column: 1, text: '' },
  ]
  const mended = await shop.act(actions.mendImport, { import: planned.id, cells })
  assert.deepEqual([mended.faults, mended.mended, mended.totals.created], [0, 3, 3])
  assert.deepEqual((await linesOf(shop, planned.id))[0], [{ line: 2, cells: ['Pommes', 'fruits'], mended: [1] }])
  await shop.act(actions.applyImport, { import: planned.id, ...keep })
  assert.deepEqual(await stored(shop), ['Poires', 'Pommes', 'Pêches'])
})

test('a line whose letters are still spoiled stays faulty after another of its cells was mended', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPÃ©ches,froits\n')
  const cells = [{ line: 2, column: 1, text: 'fruits' }]
  assert.equal((await shop.act(actions.mendImport, { import: planned.id, cells })).faults, 1)
})

test('a cell the file does not have cannot be mended', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,fruits\n')
  const mend = (line: number, column: number) =>
    shop.act(actions.mendImport, { import: planned.id, cells: [{ line, column, text: 'x' }] })
  for (const place of [mend(9, 0), mend(2, 2)])
    await assert.rejects(place, (error: unknown) => {
      assert.ok(error instanceof Refused)
      assert.equal(error.refusals[0]?.code, 'import.cell_gone')
      return true
    })
})

test('a corrected file takes the place of the first: columns and mends stay where they still fit', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste,X\nPommes,=1+1,\nPoires,=2+2,\n')
  await shop.act(actions.setImportMapping, { import: planned.id, columns: { tags: 2 } })
  const cells = [
    { line: 2, column: 1, text: 'fruits' },
    { line: 3, column: 1, text: 'fruits' },
  ]
  await shop.act(actions.mendImport, { import: planned.id, cells })
  const corrected = file('Nom,Liste,X\nPommes,=1+1,\nPoires,hiver,\n', 'better.csv')
  const again = await shop.act(actions.replaceImportFile, { import: planned.id, file: corrected })
  assert.deepEqual([again.name, again.mended, again.faults, again.columns['tags']], ['better.csv', 1, 0, 2])
  assert.deepEqual(
    (await linesOf(shop, planned.id)).map(([line]) => line?.cells[1]),
    ['fruits', 'hiver'],
  )
})

test('planning again tells which rows would end otherwise than was shown', async () => {
  const shop = await made.shop()
  const one = await upload(shop, 'Nom,Liste\nPommes,fruits\nPoires,fruits\n')
  const other = await upload(shop, 'Nom,Liste\nPommes,legumes\n')
  await shop.act(actions.applyImport, { import: other.id, ...keep })
  const again = await shop.act(actions.planImportAgain, { import: one.id })
  assert.deepEqual(again.moved, [{ line: 2, label: 'Pommes', before: 'create', after: 'same' }])
  assert.equal(again.movedCount, 1)
  await shop.act(actions.applyImport, { import: one.id, ...keep })
})

test('rows are found by their name, their line and the weight of their problems', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,=1+1\nPéches,fruits\nPoires,fruits\n')
  const found = async (asked: { q?: string; severity?: 'error' | 'warning' }) =>
    (await shop.look(reads.listImportRows, { import: planned.id, size: 50, ...asked })).rows.map((row) => row.line)
  assert.deepEqual(await found({ q: 'peches' }), [3])
  assert.deepEqual(await found({ q: '4' }), [4])
  assert.deepEqual(await found({ severity: 'error' }), [2])
  assert.deepEqual(await found({ severity: 'warning' }), [])
})

test('files handed in together are checked as if those before them were in, and nothing is kept of it', async () => {
  const shop = await made.shop()
  const batch = newId()
  const weights = await upload(shop, 'Poids\n3\n', batch)
  const later = await upload(shop, 'Nom,Liste\nCox,of Pommes\n', batch)
  const first = await upload(shop, 'Nom,Liste\nPommes,fruits\n', batch)
  assert.equal(later.totals.faulty, 1)
  const checked = await shop.act(checkImportBatch, { batch })
  const faults = new Map(checked.imports.map((one) => [one.id, one.faults]))
  assert.deepEqual(checked.imports.at(-1)?.id, weights.id)
  assert.equal(faults.get(first.id), 0)
  assert.deepEqual(await stored(shop), [])
  assert.deepEqual((await shop.look(reads.readImportBatch, { batch })).imports, checked.imports)
})

test('a file that was only looked at is put away; an imported one stays', async () => {
  const shop = await made.shop()
  const planned = await upload(shop, 'Nom,Liste\nPommes,fruits\n')
  await shop.act(actions.dropImport, { import: planned.id })
  assert.equal((await shop.look(reads.listImports, { size: 10 })).total, 0)
  const kept = await upload(shop, 'Nom,Liste\nPoires,fruits\n')
  await shop.act(actions.applyImport, { import: kept.id, ...keep })
  await assert.rejects(shop.act(actions.dropImport, { import: kept.id }), Refused)
})

test('the list of imports tells who planned and who applied, and is searched by file name', async () => {
  const shop = await made.shop()
  const [ines, jo] = [await shop.person('Ines Fontaine', 'admin'), await shop.person('Jo Peeters', 'admin')]
  const upload = { kind: 'auto', file: file('Nom,Liste\nPommes,fruits\n', 'Récolte.csv') }
  const planned = await shop.act(actions.uploadImport, upload, ines)
  await shop.act(actions.applyImport, { import: planned.id, ...keep }, jo)
  const found = await shop.look(reads.listImports, { q: 'recolte', size: 10 })
  assert.deepEqual(
    found.rows.map((row) => [row.plannedBy, row.appliedBy]),
    [['Ines Fontaine', 'Jo Peeters']],
  )
  assert.equal((await shop.look(reads.listImports, { state: 'planned', size: 10 })).total, 0)
})
