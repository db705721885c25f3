/** From lines to records: one-to-many exports give every further child a line on which the parent's cells are empty. */
import type { Cell, Table, TableRow } from '../csv/table.ts'
import type { Columns, ImportRecord, MappedRow, RowProblem } from './kind.ts'

export interface GroupedRecords {
  readonly records: readonly ImportRecord[]
  /** Lines that continued a record. */
  readonly continuations: number
  /** Continuation lines with nothing above them. */
  readonly orphans: readonly RowProblem[]
}

/** Groups the lines of the table. `parentFields` are the fields of the thing itself: a line where each of their
 *  columns is empty continues the record above. Without any of their columns, every line is a record. */
export function groupRecords(table: Table, columns: Columns, parentFields: readonly string[]): GroupedRecords {
  const fields = Object.entries(columns)
  const parents = new Set(parentFields)
  const own = fields.filter(([key]) => parents.has(key)).map(([, column]) => column)
  const childColumns = fields.filter(([key]) => !parents.has(key)).map(([, column]) => column)
  const records: (ImportRecord & { readonly children: MappedRow[] })[] = []
  const orphans: RowProblem[] = []
  let continuations = 0
  for (const row of table.rows) {
    const mapped = mappedRow(row, fields)
    const hasChild = childColumns.some((column) => isFilled(row.cells[column]))
    if (own.length === 0 || own.some((column) => isFilled(row.cells[column]))) {
      records.push({ ...mapped, children: hasChild ? [mapped] : [] })
      continue
    }
    const above = records.at(-1)
    if (!above) {
      orphans.push({ line: row.line, field: null, code: 'import.orphan_line', facts: {}, severity: 'error' })
      continue
    }
    continuations += 1
    if (hasChild) above.children.push(mapped)
  }
  return { records, continuations, orphans }
}

const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.formula !== undefined || cell.text.trim() !== '')

function mappedRow(row: TableRow, fields: readonly (readonly [string, number])[]): MappedRow {
  const cells: Record<string, Cell | undefined> = {}
  for (const [key, column] of fields) cells[key] = row.cells[column]
  return { line: row.line, cells }
}
