/** Cells that a person mended, laid over the file as it was handed in: the file itself stays what it was. */
import { looksGarbled } from '../csv/encoding.ts'
import { type Cell, emptyCell, type Table, type TableProblem, type TableRow } from '../csv/table.ts'

export interface MendedCell {
  /** The line its row starts on. */
  readonly line: number
  /** Counted from 0. */
  readonly column: number
  readonly text: string
  /** What stood there in the file. */
  readonly was: string
}

/** What stands in a cell, as a person reads it. */
export const shownText = (cell: Cell | undefined): string => cell?.formula ?? cell?.text ?? ''

const placeOf = ({ line, column }: Pick<MendedCell, 'line' | 'column'>): string => `${line}:${column}`

/** What is wrong with a whole line is answered once a person has been at it. */
const ofLine = new Set(['import.cells_missing', 'import.cells_extra', 'import.encoding', 'import.garbled'])

/** The table with the mended cells in it. A mended line counts as looked at, unless letters on it are still spoiled. */
export function withMended(table: Table, mended: readonly MendedCell[]): Table {
  if (mended.length === 0) return table
  const byLine = Map.groupBy(mended, (one) => one.line)
  const rows = table.rows.map((row) => mendedRow(row, byLine.get(row.line) ?? []))
  const looked = rows.filter((row) => byLine.has(row.line))
  const answered = new Set(
    looked.filter((row) => !row.cells.some((cell) => looksGarbled(cell.text))).map((row) => row.line),
  )
  const problems = table.problems.filter((one) => !ofLine.has(one.code) || !answered.has(lineOfRow(table.rows, one)))
  return { ...table, rows, problems }
}

function mendedRow(row: TableRow, mended: readonly MendedCell[]): TableRow {
  if (mended.length === 0) return row
  const texts = new Map(mended.map((one) => [one.column, one.text]))
  const cells = row.cells.map((cell, column) => {
    const text = texts.get(column)
    return text === undefined || text === shownText(cell) ? cell : text === '' ? emptyCell : { text }
  })
  return { ...row, cells }
}

/** The row a problem stands in: a cell with line breaks makes its row several lines long. */
const lineOfRow = (rows: readonly TableRow[], { line }: TableProblem): number =>
  rows.findLast((row) => row.line <= line)?.line ?? line

/** Earlier mends with these laid over them; what the table does not have is null. */
export function mendedWith(
  table: Table,
  before: readonly MendedCell[],
  cells: readonly Omit<MendedCell, 'was'>[],
): readonly MendedCell[] | null {
  const rows = new Map(table.rows.map((row) => [row.line, row]))
  const known = cells.every(({ line, column }) => rows.has(line) && column < table.headers.length)
  if (!known) return null
  const fresh = cells.map((one) => ({ ...one, was: shownText(rows.get(one.line)?.cells[one.column]) }))
  return [...new Map([...before, ...fresh].map((one) => [placeOf(one), one])).values()]
}

/** The mends that still fit another version of the file: the same text stands in the same place. */
export function stillFitting(table: Table, mended: readonly MendedCell[]): readonly MendedCell[] {
  const rows = new Map(table.rows.map((row) => [row.line, row]))
  return mended.filter((one) => {
    const row = rows.get(one.line)
    return row !== undefined && one.column < table.headers.length && shownText(row.cells[one.column]) === one.was
  })
}
