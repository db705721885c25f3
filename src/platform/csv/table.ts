/** A table as somebody handed it in: headers, rows with the line they stand on, and what was odd about the file. */
import type { Facts } from '../refusal.ts'

/** One cell. `text` is always what a person would read; a workbook also knows what it means. */
export interface Cell {
  readonly text: string
  /** `day` and `moment` come from workbooks only and are already `YYYY-MM-DD` and `YYYY-MM-DD HH:MM:SS`. */
  readonly type?: 'number' | 'day' | 'moment' | 'time' | 'yes_no' | 'error'
  readonly value?: number | boolean | string
  /** The formula of the cell; `text` is then its last result (empty in a text file, which keeps none). */
  readonly formula?: string
}

export interface TableRow {
  /** Where the row starts in the file, counted from 1, header lines included. */
  readonly line: number
  /** As many as there are headers. */
  readonly cells: readonly Cell[]
}

export interface TableProblem {
  readonly code: string
  readonly line: number
  readonly severity: 'error' | 'warning'
  readonly facts: Facts
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'ibm850' | 'mixed'

export interface Table {
  readonly name: string
  readonly kind: 'csv' | 'xlsx' | 'xml'
  /** As written, trimmed; two columns may have the same one and stay apart by their place. */
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
  /** Rows left aside because every cell is empty. */
  readonly blank: number
  readonly encoding: Encoding | null
  readonly separator: Separator | null
  /** Name of the sheet that was read. */
  readonly sheet: string | null
  /** Who says so, and whether it is everything they have: where the form of the file tells. */
  readonly sender?: string
  readonly whole?: boolean
  readonly problems: readonly TableProblem[]
}

export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** What one file may weigh. */
export const tableLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 1_000,
  /** Of a workbook, once unpacked. */
  unpackedBytes: 100 * 1024 * 1024,
}

export const emptyCell: Cell = { text: '' }

/** Rows of any width as a table: the first filled line is the header, all others are as wide as it. */
export function tableOf(given: readonly TableRow[], about: Omit<Table, 'headers' | 'rows' | 'blank'>): Table {
  const filled = given.filter(({ cells }) => cells.some(isFilled))
  const [header, rest, skipped] = headerOf(filled)
  const headers = headerTexts(header)
  const problems: TableProblem[] = [...about.problems, ...skipped]
  const rows = rest.map((row) => fitted(row, headers, problems))
  return { ...about, headers, rows, blank: given.length - filled.length, problems }
}

const isFilled = (cell: Cell): boolean => cell.text.trim() !== '' || cell.formula !== undefined

const widthOf = (row: TableRow): number => row.cells.findLastIndex(isFilled) + 1

/** A title above the real header ("Members, March 2026") is one cell over a wider line. */
function headerOf(filled: readonly TableRow[]): [TableRow | undefined, readonly TableRow[], TableProblem[]] {
  const widest = filled.slice(0, 20).reduce((most, row) => Math.max(most, widthOf(row)), 0)
  let at = 0
  while (widest > 2 && at < 5 && filled.length > at + 1 && filledCount(filled[at]) === 1) at += 1
  if (at === 5) at = 0
  const skipped = filled
    .slice(0, at)
    .map((row): TableProblem => ({ code: 'import.title_skipped', line: row.line, severity: 'warning', facts: {} }))
  return [filled[at], filled.slice(at + 1), skipped]
}

const filledCount = (row: TableRow | undefined): number => row?.cells.filter(isFilled).length ?? 0

function headerTexts(header: TableRow | undefined): string[] {
  if (!header) return []
  return header.cells.slice(0, widthOf(header)).map((cell) => cell.text.replace(/\s+/g, ' ').trim())
}

function fitted(row: TableRow, headers: readonly string[], problems: TableProblem[]): TableRow {
  const expected = headers.length
  const found = row.cells.length
  if (found === expected) return row
  if (found < expected) {
    problems.push({ code: 'import.cells_missing', line: row.line, severity: 'error', facts: { expected, found } })
    return { line: row.line, cells: [...row.cells, ...Array<Cell>(expected - found).fill(emptyCell)] }
  }
  const width = widthOf(row)
  if (width > expected)
    problems.push({
      code: 'import.cells_extra',
      line: row.line,
      severity: 'error',
      facts: { expected, found: width },
    })
  return { line: row.line, cells: row.cells.slice(0, expected) }
}
