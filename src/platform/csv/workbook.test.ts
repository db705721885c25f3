import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { Refused } from '../refusal.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

async function saved(fill: (book: excel.Workbook) => void): Promise<Table> {
  const book = new excel.Workbook()
  fill(book)
  return readTable(new Uint8Array(await book.xlsx.writeBuffer()), 'members.xlsx')
}

test('a workbook gives real days, moments, numbers and yes or no', async () => {
  const table = await saved((book) => {
    const sheet = book.addWorksheet('Membres')
    sheet.addRow(['Nom', 'Né', 'Arrivée', 'Heure', 'Solde', 'Actif', 'Carte'])
    sheet.addRow([
      'Zoé',
      new Date('1988-07-03T00:00:00Z'),
      new Date('2026-11-02T08:30:00Z'),
      new Date('1899-12-30T08:30:00Z'),
      18.400000000000002,
      true,
      421100000569,
    ])
    sheet.getCell('D2').numFmt = 'hh:mm'
  })
  assert.equal(table.kind, 'xlsx')
  assert.equal(table.sheet, 'Membres')
  assert.deepEqual(table.rows[0]?.cells, [
    { text: 'Zoé' },
    { text: '1988-07-03', type: 'day', value: '1988-07-03' },
    { text: '2026-11-02 08:30:00', type: 'moment', value: '2026-11-02 08:30:00' },
    { text: '08:30:00', type: 'time', value: '08:30:00' },
    { text: '18.4', type: 'number', value: 18.4 },
    { text: 'True', type: 'yes_no', value: true },
    { text: '421100000569', type: 'number', value: 421100000569 },
  ])
})

test('a formula is kept with its last result', async () => {
  const table = await saved((book) => {
    const sheet = book.addWorksheet('x')
    sheet.addRow(['a', 'b', 'c'])
    sheet.addRow([1, { formula: 'A2+1', result: 2 }, { formula: 'A2&"x"', result: '1x' }])
  })
  const cells = table.rows[0]?.cells
  assert.deepEqual(cells?.[1], { text: '2', type: 'number', value: 2, formula: '=A2+1' })
  assert.deepEqual(cells?.[2], { text: '1x', formula: '=A2&"x"' })
})

test('a text that begins with = is a text in a workbook', async () => {
  const table = await saved((book) => book.addWorksheet('x').addRows([['a'], ['=Egalité']]))
  assert.deepEqual(table.rows[0]?.cells, [{ text: '=Egalité' }])
})

test('rich text, links and errors are read as people see them', async () => {
  const table = await saved((book) => {
    const sheet = book.addWorksheet('x')
    sheet.addRow(['a', 'b', 'c'])
    sheet.addRow([
      { richText: [{ text: 'Zoé ' }, { font: { bold: true }, text: 'Ben' }] },
      { text: 'zoe@example.org', hyperlink: 'mailto:zoe@example.org' },
      { error: '#N/A' },
    ])
  })
  assert.deepEqual(
    table.rows[0]?.cells.map((cell) => cell.text),
    ['Zoé Ben', 'zoe@example.org', '#N/A'],
  )
})

test('a merged block speaks once', async () => {
  const table = await saved((book) => {
    const sheet = book.addWorksheet('x')
    sheet.addRows([
      ['Nom', 'Carte'],
      ['Zoé', '1'],
      ['', '2'],
    ])
    sheet.mergeCells('A2:A3')
  })
  assert.deepEqual(
    table.rows.map((row) => row.cells.map((cell) => cell.text)),
    [
      ['Zoé', '1'],
      ['', '2'],
    ],
  )
})

test('the first filled sheet is read and the others are named', async () => {
  const table = await saved((book) => {
    book.addWorksheet('Vide')
    book.addWorksheet('Membres').addRows([['Nom'], ['Zoé']])
    book.addWorksheet('Cartes').addRows([['Carte'], ['1']])
  })
  assert.equal(table.sheet, 'Membres')
  assert.deepEqual(table.problems, [
    { code: 'import.sheet_skipped', line: 1, severity: 'warning', facts: { sheet: 'Cartes', read: 'Membres' } },
  ])
})

test('a workbook without a filled sheet, or a zip that is none, is refused', async () => {
  await assert.rejects(
    saved((book) => void book.addWorksheet('Vide')),
    (error) => error instanceof Refused && error.refusals[0]?.code === 'import.empty',
  )
  const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(60).fill(0)])
  await assert.rejects(readTable(zip, 'x.zip'), Refused)
})
