/** Reads the cells of one record, and gathers what is wrong with them. */
import type { ImportRecord, RowProblem } from '../kind.ts'
import { type CellRead, type Given, given, problemAt } from './cell.ts'
import { readYesNo } from './numbers.ts'

/** Reads the cells of one record; whatever is wrong with one gathers in `problems`, its text in `kept`. */
export class CellReader {
  readonly record: ImportRecord
  readonly problems: RowProblem[] = []
  readonly kept: Record<string, string> = {}

  constructor(record: ImportRecord) {
    this.record = record
  }

  has(field: string): boolean {
    return this.record.cells[field] !== undefined
  }

  filled(field: string): boolean {
    return given(this.record.cells[field]) !== ''
  }

  /** The value, or null; what is wrong is a warning and the text is kept. */
  read<T>(field: string, reader: (cell: Given) => CellRead<T>): T | null {
    const read = reader(this.record.cells[field])
    this.problems.push(...problemAt(this.record, field, read))
    if (read.kept !== undefined) this.kept[field] = read.kept.slice(0, 500)
    return read.value
  }

  /** Yes or no; Odoo leaves a no empty. Null without such a column. */
  said(field: string): boolean | null {
    return this.has(field) ? (this.read(field, readYesNo) ?? (this.kept[field] === undefined ? false : null)) : null
  }

  tell(
    code: string,
    facts: RowProblem['facts'] = {},
    severity: RowProblem['severity'] = 'warning',
    field: string | null = null,
  ): void {
    this.problems.push({ line: this.record.line, field, code, facts, severity })
  }

  /** Takes back what was said of a field, where the record knows better. */
  forget(field: string): void {
    delete this.kept[field]
    this.problems.splice(0, this.problems.length, ...this.problems.filter((one) => one.field !== field))
  }

  spoil(field: string, code: string, facts: RowProblem['facts'] = {}): null {
    const text = given(this.record.cells[field])
    this.kept[field] = text.slice(0, 500)
    this.tell(code, { text: text.slice(0, 200), ...facts }, 'warning', field)
    return null
  }
}
