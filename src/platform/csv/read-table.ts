/** Reads a table from whatever people have: CSV in any usual encoding and separator, or a workbook. */
import { Refused, refuse } from '../refusal.ts'
import { decode } from './encoding.ts'
import { readSeparated } from './separated.ts'
import { type Table, tableLimits, tableOf } from './table.ts'
import { readWorkbook } from './workbook.ts'

const textAt = (bytes: Uint8Array, length: number): string => String.fromCharCode(...bytes.subarray(0, length))

/** The table in the file. Content decides what it is, not the name.
 *  Odd lines come back in `problems`; a file that cannot be read as a whole is refused:
 *  @throws Refused `import.empty`, `import.too_big`, `import.unreadable`, `import.old_workbook`, `import.quote_open`. */
export async function readTable(bytes: Uint8Array, name: string): Promise<Table> {
  if (bytes.length > tableLimits.bytes) throw new Refused([refuse('import.too_big', { bytes: bytes.length })])
  const table = isZip(bytes) ? await fromWorkbook(bytes, name) : fromText(bytes, name)
  if (table.headers.length === 0 || table.rows.length === 0) throw new Refused([refuse('import.empty')])
  if (table.rows.length > tableLimits.rows)
    throw new Refused([refuse('import.too_big', { rows: tableLimits.rows + 1 })])
  if (table.headers.length > tableLimits.columns)
    throw new Refused([refuse('import.too_big', { columns: table.headers.length })])
  return table
}

const isZip = (bytes: Uint8Array): boolean => textAt(bytes, 4) === 'PK\u0003\u0004'

async function fromWorkbook(bytes: Uint8Array, name: string): Promise<Table> {
  const { rows, sheet, problems } = await readWorkbook(bytes)
  return tableOf(rows, { name, kind: 'xlsx', encoding: null, separator: null, sheet, problems })
}

function fromText(bytes: Uint8Array, name: string): Table {
  if (textAt(bytes, 4) === '\u00d0\u00cf\u0011\u00e0') throw new Refused([refuse('import.old_workbook')])
  if (textAt(bytes, 5) === '%PDF-') throw new Refused([refuse('import.unreadable')])
  const { text, encoding, problems } = decode(bytes)
  if (text.trim() === '') throw new Refused([refuse('import.empty')])
  if (/^\s*(<!doctype|<html|<\?xml|\{)/i.test(text)) throw new Refused([refuse('import.unreadable')])
  const { rows, separator } = readSeparated(text)
  return tableOf(rows, { name, kind: 'csv', encoding, separator, sheet: null, problems })
}
