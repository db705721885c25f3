import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from '../csv/read-table.ts'
import { textOf } from './mapping.ts'
import { groupRecords } from './records.ts'

const read = (text: string) => readTable(new TextEncoder().encode(text), 'x.csv')
const columns = { name: 0, card: 1, share: 2 }

test('lines without the parent’s cells continue the record above, side lists side by side', async () => {
  const table = await read('Nom,Carte,Part\nZoé,1,A\n,2,\n,,B\nBen,,\n')
  const { records, continuations, orphans } = groupRecords(table, columns, ['name'])
  assert.deepEqual(
    records.map((record) => [
      record.line,
      textOf(record, 'name'),
      record.children.map((row) => [row.line, textOf(row, 'card'), textOf(row, 'share')]),
    ]),
    [
      [
        2,
        'Zoé',
        [
          [2, '1', 'A'],
          [3, '2', ''],
          [4, '', 'B'],
        ],
      ],
      [5, 'Ben', []],
    ],
  )
  assert.equal(continuations, 2)
  assert.deepEqual(orphans, [])
})

test('a continuation with nothing above it is reported', async () => {
  const table = await read('Nom,Carte,Part\n,2,\nZoé,1,A\n')
  const { records, orphans } = groupRecords(table, columns, ['name'])
  assert.equal(records.length, 1)
  assert.deepEqual(orphans, [{ line: 2, field: null, code: 'import.orphan_line', facts: {}, severity: 'error' }])
})

test('a continuation whose filled columns mean nothing here still belongs to its record', async () => {
  const table = await read('Nom,Couleur\nZoé,vert\n,bleu\n')
  const { records, continuations } = groupRecords(table, { name: 0 }, ['name'])
  assert.deepEqual([records.length, continuations, records[0]?.children.length], [1, 1, 0])
})

test('a field without a column is absent, an empty cell is not', async () => {
  const table = await read('Nom,Carte\nZoé,\n')
  const { records } = groupRecords(table, { name: 0, card: 1 }, ['name'])
  assert.equal(records[0]?.cells['share'], undefined)
  assert.deepEqual(records[0]?.cells['card'], { text: '' })
})

test('every line is a record, a continuation or an orphan', async () => {
  const cell = fc.constantFrom('', 'a', 'b')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), async (rows) => {
      fc.pre(rows.some((row) => row.some((text) => text !== '')))
      const table = await read(['n,c,s', ...rows.map((row) => row.join(','))].join('\n'))
      const { records, continuations, orphans } = groupRecords(table, columns, ['name'])
      assert.equal(records.length + continuations + orphans.length, table.rows.length)
    }),
  )
})
