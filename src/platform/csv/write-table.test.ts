import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from './read-table.ts'
import { guarded, type WrittenColumn, type WrittenValue, writeCsv, writeXlsx } from './write-table.ts'

const zone = 'Europe/Brussels'
async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return new Uint8Array(Buffer.concat(parts))
}
const columns: WrittenColumn[] = [
  { header: 'Name' },
  { header: 'Born', type: 'day' },
  { header: 'Seen', type: 'instant' },
  { header: 'Capital', type: 'money' },
  { header: 'Weight', type: 'quantity' },
  { header: 'Active', type: 'yes_no' },
  { header: 'Count', type: 'number' },
]
const rows: WrittenValue[][] = [
  ['Zoé, "Z"', '1988-07-03', '2026-03-29T00:30:00.000Z', -1250, 1500, true, -3],
  ['=1+1', null, '2026-03-29T01:30:00.000Z', 0, 5, false, 0],
]

test('CSV is written with its mark, CR LF, doubled quotes and wall times', async () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(writeCsv(columns, rows, { zone })))
  assert.equal(
    text,
    '\ufeffName,Born,Seen,Capital,Weight,Active,Count\r\n' +
      '"Zoé, ""Z""",1988-07-03,2026-03-29 01:30,-12.50,1.5,True,-3\r\n' +
      "'=1+1,,2026-03-29 03:30,0.00,0.005,False,0\r\n",
  )
})

test('no text starts a formula, and numbers keep their sign', () => {
  assert.deepEqual(['=x', '+32', '-a', '@b', 'c', '\t=x'].map(guarded), ["'=x", "'+32", "'-a", "'@b", 'c', "'\t=x"])
})

test('the mark can be left out and the separator chosen', async () => {
  const text = new TextDecoder().decode(
    await bytesOf(writeCsv([{ header: 'a' }, { header: 'b' }], [['1;2', 'x']], { zone, separator: ';', mark: false })),
  )
  assert.equal(text, 'a;b\r\n"1;2";x\r\n')
})

test('a workbook is read back with real days, amounts and texts', async () => {
  const table = await readTable(await bytesOf(writeXlsx(columns, rows, { zone, sheet: 'Members: 1/2' })), 'x.xlsx')
  assert.equal(table.sheet, 'Members  1 2')
  assert.deepEqual(
    table.rows.map((row) => row.cells.map((cell) => cell.text)),
    [
      ['Zoé, "Z"', '1988-07-03', '2026-03-29 01:30:00', '-12.5', '1.5', 'True', '-3'],
      ['=1+1', '', '2026-03-29 03:30:00', '0', '0.005', 'False', '0'],
    ],
  )
  assert.ok(table.rows.every((row) => row.cells.every((cell) => cell.formula === undefined)))
})

test('ten thousand rows come in pieces', async () => {
  let pieces = 0
  const many = Array.from({ length: 10_000 }, (_, at) => [`Member ${at}`, 'x'.repeat(30)])
  for await (const _ of writeCsv([{ header: 'a' }, { header: 'b' }], many, { zone })) pieces += 1
  assert.ok(pieces > 3)
})

test('an error while rows are read breaks the download off', async () => {
  async function* failing(): AsyncGenerator<WrittenValue[]> {
    yield ['a']
    throw new Error('the database went away')
  }
  await assert.rejects(bytesOf(writeXlsx([{ header: 'a' }], failing(), { zone, sheet: 'x' })), /went away/)
})
