/** The first filled sheet of a workbook (XLSX) as rows of typed cells. */
import type { CellValue, Worksheet } from 'exceljs'
import { Refused, refuse } from '../refusal.ts'
import { type Cell, emptyCell, type TableProblem, type TableRow, tableLimits } from './table.ts'
import { unpackedSize } from './zip.ts'

export interface WorkbookRows {
  readonly rows: readonly TableRow[]
  readonly sheet: string
  readonly problems: readonly TableProblem[]
}

/** @throws Refused `import.unreadable` when it is no workbook, `import.too_big` when it unpacks to too much. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookRows> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === null) throw new Refused([refuse('import.unreadable')])
  if (unpacked > tableLimits.unpackedBytes) throw new Refused([refuse('import.too_big', { bytes: unpacked })])
  // Loaded on first use: it is large, and most files are plain text.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  try {
    await book.xlsx.load(bytes.slice().buffer, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing'] })
  } catch {
    throw new Refused([refuse('import.unreadable')])
  }
  const filled = book.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.actualRowCount > 0)
  const [first, ...others] = filled
  if (!first) throw new Refused([refuse('import.empty')])
  if (first.rowCount > tableLimits.rows + 1) throw new Refused([refuse('import.too_big', { rows: first.rowCount })])
  const problems: TableProblem[] = others.map((sheet) => ({
    code: 'import.sheet_skipped',
    line: 1,
    severity: 'warning',
    facts: { sheet: sheet.name, read: first.name },
  }))
  return { rows: rowsOf(first), sheet: first.name, problems }
}

function rowsOf(sheet: Worksheet): TableRow[] {
  const width = Math.min(sheet.columnCount, tableLimits.columns)
  const rows: TableRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells = Array<Cell>(width).fill(emptyCell)
    row.eachCell({ includeEmpty: false }, (cell, at) => {
      // Only the first cell of a merged block speaks: its neighbours would repeat it.
      const covered = cell.isMerged && cell.master.address !== cell.address
      if (at <= width && !covered) cells[at - 1] = cellOf(cell.value, cell.numFmt)
    })
    rows.push({ line, cells })
  })
  return rows
}

function cellOf(value: CellValue, format: string | undefined): Cell {
  if (value === null || value === undefined) return emptyCell
  if (typeof value === 'string') return value === '' ? emptyCell : { text: value }
  if (typeof value === 'number') return numberCell(value)
  if (typeof value === 'boolean') return { text: value ? 'True' : 'False', type: 'yes_no', value }
  if (value instanceof Date) return dateCell(value, format)
  if ('richText' in value) return { text: value.richText.map((piece) => piece.text).join('') }
  if ('error' in value) return { text: String(value.error), type: 'error' }
  if ('hyperlink' in value) return linkCell(value.text as unknown)
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula
    return { ...cellOf((value.result ?? null) as CellValue, format), formula: `=${formula}` }
  }
  return emptyCell
}

/** The text of a link may itself be rich text. */
const linkCell = (text: unknown): Cell => (typeof text === 'string' ? { text } : cellOf(text as CellValue, undefined))

/** 18.400000000000002 is 18.4: a workbook keeps 15 digits, what follows is noise. */
function numberCell(value: number): Cell {
  const clean = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15))
  const text = Math.abs(clean) < 1e-6 && clean !== 0 ? clean.toFixed(15).replace(/0+$/, '') : String(clean)
  return { text, type: 'number', value: clean }
}

const serialOne = Date.UTC(1899, 11, 31)
const beforeMarch1900 = Date.UTC(1900, 1, 28)

function dateCell(value: Date, format: string | undefined): Cell {
  if (Number.isNaN(value.getTime())) return { text: '', type: 'error' }
  // Workbooks count a 29 February 1900 that never was: days before it come out one too early.
  const early = value.getTime() >= serialOne && value.getTime() < beforeMarch1900
  const seconds = Math.round(value.getTime() / 1000) + (early ? 86_400 : 0)
  const text = new Date(seconds * 1000).toISOString()
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)]
  if (day < '1900-01-01' && !/[yd]/i.test(format ?? '')) return { text: time, type: 'time', value: time }
  if (time === '00:00:00') return { text: day, type: 'day', value: day }
  return { text: `${day} ${time}`, type: 'moment', value: `${day} ${time}` }
}
