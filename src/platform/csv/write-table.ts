/** Writes tables to hand out: CSV (RFC 4180) and XLSX, row by row, so that a long list never stands in memory. */
import { PassThrough, Readable } from 'node:stream'
import type { Instant } from '../values/day.ts'
import { type Cents, moneyText } from '../values/money.ts'
import { type Quantity, quantityText } from '../values/quantity.ts'
import { wallClock } from '../values/zone.ts'

export type WrittenValue = string | number | boolean | null | undefined

export interface WrittenColumn {
  readonly header: string
  /** `money` is whole cents, `quantity` thousandths, `instant` ISO in UTC. */
  readonly type?: 'text' | 'number' | 'day' | 'instant' | 'money' | 'quantity' | 'yes_no'
}

export type WrittenRows = AsyncIterable<readonly WrittenValue[]> | Iterable<readonly WrittenValue[]>

export interface WriteOptions {
  /** Zone in which instants are written. */
  readonly zone: string
  readonly separator?: ',' | ';' | '\t'
  /** Spreadsheets need the mark to see UTF-8; on unless asked otherwise. */
  readonly mark?: boolean
}

const chunkLetters = 64 * 1024

/** The table as CSV bytes, in pieces. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export async function* writeCsv(
  columns: readonly WrittenColumn[],
  rows: WrittenRows,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const separator = options.separator ?? ','
  let waiting = options.mark === false ? '' : '\ufeff'
  waiting += csvLine(
    columns.map((column) => guarded(column.header)),
    separator,
  )
  for await (const row of rows) {
    waiting += csvLine(
      columns.map((column, at) => csvText(column, row[at], options.zone)),
      separator,
    )
    if (waiting.length < chunkLetters) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  if (waiting !== '') yield encoder.encode(waiting)
}

const csvLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`

const quoted = (cell: string, separator: string): string =>
  /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell

/** A leading = + - @ (or tab, return) starts a formula in a spreadsheet; an apostrophe keeps it text. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function csvText({ type }: WrittenColumn, value: WrittenValue, zone: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return type === 'instant' ? wallText(value, zone) : guarded(value)
  if (type === 'money') return moneyText(value as Cents)
  if (type === 'quantity') return quantityText(value as Quantity)
  return String(value)
}

function wallText(at: string, zone: string): string {
  const wall = wallClock(at as Instant, zone)
  return `${wall.day} ${wall.time}`
}

const formats: Readonly<Record<string, string>> = {
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  money: '0.00',
  quantity: '0.###',
}

/** The table as a workbook with one sheet, streamed. Dates, numbers and amounts are real ones. */
export function writeXlsx(
  columns: readonly WrittenColumn[],
  rows: WrittenRows,
  options: WriteOptions & { readonly sheet: string },
): ReadableStream<Uint8Array> {
  const out = new PassThrough()
  fillWorkbook(out, columns, rows, options).catch((error: Error) => out.destroy(error))
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}

async function fillWorkbook(
  out: PassThrough,
  columns: readonly WrittenColumn[],
  rows: WrittenRows,
  { zone, sheet: name }: WriteOptions & { readonly sheet: string },
): Promise<void> {
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, type }) => ({
    header,
    width: Math.min(40, Math.max(10, header.length + 2)),
    ...(type && formats[type] ? { style: { numFmt: formats[type] } } : {}),
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()
  for await (const row of rows) sheet.addRow(columns.map((column, at) => workbookValue(column, row[at], zone))).commit()
  sheet.commit()
  await book.commit()
}

/** Sheet names have at most 31 letters and none of these. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/*?:[\]]/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet'

function workbookValue(
  { type }: WrittenColumn,
  value: WrittenValue,
  zone: string,
): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null
  if (type === 'day' && typeof value === 'string') return new Date(`${value}T00:00:00Z`)
  if (type === 'instant' && typeof value === 'string') return new Date(`${wallText(value, zone).replace(' ', 'T')}:00Z`)
  // The workbook format only knows floats; the amount leaves our hands here.
  if (type === 'money' && typeof value === 'number') return Number(moneyText(value as Cents))
  if (type === 'quantity' && typeof value === 'number') return Number(quantityText(value as Quantity))
  return value
}
