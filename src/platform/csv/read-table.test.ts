import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refused } from '../refusal.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian)
  return bytes
}
const texts = (table: Table): string[][] => table.rows.map((row) => row.cells.map((cell) => cell.text))
const lines = (table: Table): number[] => table.rows.map((row) => row.line)
const odd = (table: Table): [string, number][] => table.problems.map(({ code, line }) => [code, line])
const read = (text: string): Promise<Table> => readTable(utf8(text), 'members.csv')
async function codesOf(reading: Promise<unknown>): Promise<string[]> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Refused, `refused, got ${String(error)}`)
  return error.refusals.map((refusal) => refusal.code)
}

test('every usual encoding gives the same names', async () => {
  const text = 'Nom;Ville\r\nZoé;Liège\r\nGérôme;Bruxelles\r\n'
  const files: [string, Uint8Array][] = [
    ['utf-8', utf8(text)],
    ['utf-8', utf8(`\ufeff${text}`)],
    ['windows-1252', latin(text)],
    ['utf-16le', utf16(`\ufeff${text}`, false)],
    ['utf-16be', utf16(`\ufeff${text}`, true)],
    ['utf-16le', utf16(text, false)],
  ]
  for (const [encoding, bytes] of files) {
    const table = await readTable(bytes, 'x.csv')
    assert.equal(table.encoding, encoding)
    assert.deepEqual(table.headers, ['Nom', 'Ville'])
    assert.deepEqual(texts(table), [
      ['Zoé', 'Liège'],
      ['Gérôme', 'Bruxelles'],
    ])
  }
})

test('Windows signs beyond Latin-1 are read', async () => {
  const table = await readTable(Uint8Array.from([0x41, 0x0a, 0x80, 0x92]), 'x.csv')
  assert.deepEqual(texts(table), [['€’']])
})

test('a line in another encoding is read and reported', async () => {
  const bytes = new Uint8Array([...utf8('Nom\nZoé\n'), ...latin('Gérôme\n'), ...utf8('Anaëlle\n')])
  const table = await readTable(bytes, 'x.csv')
  assert.deepEqual(texts(table), [['Zoé'], ['Gérôme'], ['Anaëlle']])
  assert.deepEqual(odd(table), [['import.encoding', 3]])
})

test('letters spoiled by an earlier program are reported by line', async () => {
  assert.deepEqual(odd(await read('Nom\nZoÃ©\nJOÃO\nG\ufffdr\n')), [
    ['import.garbled', 2],
    ['import.garbled', 4],
  ])
})

test('what is no text is refused', async () => {
  const junk = Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32)
  assert.deepEqual(await codesOf(readTable(junk, 'x.csv')), ['import.unreadable'])
  assert.deepEqual(await codesOf(readTable(utf8('%PDF-1.7 …'), 'x.csv')), ['import.unreadable'])
  assert.deepEqual(await codesOf(readTable(utf8('<html><table>'), 'x.xls')), ['import.unreadable'])
  assert.deepEqual(await codesOf(readTable(utf8('PK\u0003\u0004 cut off'), 'x.xlsx')), ['import.unreadable'])
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  assert.deepEqual(await codesOf(readTable(old, 'x.xls')), ['import.old_workbook'])
})

test('an empty file, or one with headers only, is refused', async () => {
  for (const text of ['', '\n\n', 'Nom,Ville\n', '\ufeff'])
    assert.deepEqual(await codesOf(read(text)), ['import.empty'])
})

test('too many rows or bytes are refused', async () => {
  assert.deepEqual(await codesOf(read(`a\n${'x\n'.repeat(200_001)}`)), ['import.too_big'])
  assert.deepEqual(await codesOf(readTable(new Uint8Array(50 * 1024 * 1024 + 1), 'x.csv')), ['import.too_big'])
})

test('the separator is found, also when cells hold the others', async () => {
  for (const separator of [',', ';', '\t', '|']) {
    const table = await read(`Nom${separator}Rue\n"a, b; c"${separator}"x|y\tz"\nd${separator}e\n`)
    assert.equal(table.separator, separator)
    assert.deepEqual(texts(table)[0], ['a, b; c', 'x|y\tz'])
  }
  assert.equal((await read('sep=;\nNom;Prix\nPomme, verte;1,50\n')).separator, ';')
  assert.deepEqual(lines(await read('sep=;\nNom;Prix\nPomme;1,50\n')), [3])
})

test('one column needs no separator', async () => {
  assert.deepEqual(texts(await read('Email\nzoe@example.org\n')), [['zoe@example.org']])
})

test('line breaks inside quotes stay in the cell and lines are counted on', async () => {
  const table = await read('Nom,Rue\r\nA,"Rue 1\r\nBoîte 2"\r\nB,"x ""y"""\r\n')
  assert.deepEqual(texts(table), [
    ['A', 'Rue 1\nBoîte 2'],
    ['B', 'x "y"'],
  ])
  assert.deepEqual(lines(table), [2, 4])
})

test('line ends of any system, even mixed, are line ends', async () => {
  assert.deepEqual(texts(await read('a,b\r1,2\r\n3,4\n5,6')), [
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ])
})

test('rows of another width are reported by line, trailing separators are not', async () => {
  const table = await read('a,b,c\n1,2\n1,2,3\n1,2,3,,\n1,2,3,4\n')
  assert.deepEqual(odd(table), [
    ['import.cells_missing', 2],
    ['import.cells_extra', 5],
  ])
  assert.ok(table.rows.every((row) => row.cells.length === 3))
})

test('a quote that is never closed is refused with its line', async () => {
  const error = await read('a,b\n1,2\n3,"4\n5,6\n').catch((thrown: unknown) => thrown)
  assert.ok(error instanceof Refused)
  assert.deepEqual(error.refusals, [{ code: 'import.quote_open', facts: { line: 3 } }])
})

test('a stray quote inside a word is kept as it is', async () => {
  assert.deepEqual(texts(await read('a,b\nMarie "Mimi",2\n')), [['Marie "Mimi"', '2']])
})

test('columns of the same name stay apart', async () => {
  const table = await read('Nom,Prénom,Nom\nZoé Ben,Zoé,Ben\n')
  assert.deepEqual(table.headers, ['Nom', 'Prénom', 'Nom'])
  assert.deepEqual(texts(table), [['Zoé Ben', 'Zoé', 'Ben']])
})

test('blank lines are left aside and counted', async () => {
  const table = await read('\na,b\n\n1,2\n,\n\n')
  assert.deepEqual(texts(table), [['1', '2']])
  assert.deepEqual(lines(table), [4])
  assert.ok(table.blank > 0)
})

test('a title above the headers is skipped and told', async () => {
  const table = await read('Liste des membres,,\n\nNom,Prénom,Ville\nBen,Zoé,Uccle\n')
  assert.deepEqual(table.headers, ['Nom', 'Prénom', 'Ville'])
  assert.deepEqual(odd(table), [['import.title_skipped', 1]])
})

test('formulas in a text file are marked, texts that only look alike are not', async () => {
  const table = await read(
    ['x', '=1+1', "'=Egalité", '="0421"', '+32 2 000 19 16', '-5', '@SUM(A1)', "+cmd|' /C calc'!A0", '@zoe'].join('\n'),
  )
  const cells = table.rows.map((row) => row.cells[0])
  assert.deepEqual(
    cells.map((cell) => cell?.formula ?? null),
    ['=1+1', null, null, null, null, '@SUM(A1)', "+cmd|' /C calc'!A0", null],
  )
  assert.equal(cells[2]?.text, '0421')
})

test('whatever cells hold, writing them quoted and reading them gives the same', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '1', '|', "'") })
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''))
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const text = [['h1', 'h2', 'h3'], ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')
      assert.deepEqual(texts(await read(text)), rows)
    }),
  )
})

test('any bytes are either a table or refused, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await readTable(bytes, 'x').catch((error: unknown) => assert.ok(error instanceof Refused, String(error)))
    }),
    { numRuns: 300 },
  )
})
