/** Problems of rows, said shortly. */
import type { CellRead } from '#platform/imports/cells/cell.ts'
import type { RowChange, RowProblem } from '#platform/imports/kind.ts'
import { type Facts, Refused, refuse } from '#platform/refusal.ts'

export const fault = (line: number, field: string | null, code: string, facts: Facts = {}): RowProblem => ({
  line,
  field,
  code,
  facts,
  severity: 'error',
})

export const remark = (line: number, field: string | null, code: string, facts: Facts = {}): RowProblem => ({
  ...fault(line, field, code, facts),
  severity: 'warning',
})

/** Reads cells one after the other and keeps what was wrong with them. */
export class Reading {
  readonly problems: RowProblem[] = []
  readonly #line: number
  constructor(line: number) {
    this.#line = line
  }

  /** The value; what could not be read is a fault of the row. */
  need<T>(field: string, read: CellRead<T>): T | null {
    if (read.problem) this.problems.push({ line: this.#line, field, ...read.problem, severity: 'error' })
    return read.value
  }
}

/** What an update would change, where it differs. */
export const changeOf = (field: string, before: unknown, after: unknown): RowChange[] =>
  String(before ?? '') === String(after ?? '') ? [] : [{ field, before: shown(before), after: shown(after) }]

const shown = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** Nothing may be taken back that something else was built on. */
export function mustBeUnused(used: number): void {
  if (used > 0) throw new Refused([refuse('shift_import.built_upon', { count: used })])
}
