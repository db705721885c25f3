/** Reading one spoiled cell: the value, or what is wrong with it and the text to keep. */
import type { Cell } from '../../csv/table.ts'
import type { Facts } from '../../refusal.ts'
import type { RowProblem } from '../kind.ts'

export interface CellProblem {
  readonly code: string
  readonly facts: Facts
}

/** Empty cells give `{ value: null }`. A problem beside a value is a warning: something was left out of it. */
export interface CellRead<T> {
  readonly value: T | null
  readonly problem?: CellProblem
  /** The text as it stood, where the value does not say it all. */
  readonly kept?: string
}

/** A cell of a row, or plain text. */
export type Given = Cell | string | null | undefined

export const given = (cell: Given): string => unescaped((typeof cell === 'string' ? cell : (cell?.text ?? '')).trim())

/** Odoo puts an apostrophe before a text that starts with `+`, `-`, `=` or `@`. */
const unescaped = (text: string): string => (/^['’][-+=@]/.test(text) ? text.slice(1).trimStart() : text)

export const nothing = { value: null } as const

export const spoiled = (code: string, text: string, facts: Facts = {}): CellRead<never> => ({
  value: null,
  problem: { code, facts: { text: text.slice(0, 200), ...facts } },
  kept: text,
})

/** The problem of a read cell as the problem of its row; none gives an empty list. */
export function problemAt(
  row: { readonly line: number },
  field: string,
  read: CellRead<unknown>,
  severity: RowProblem['severity'] = 'warning',
): RowProblem[] {
  return read.problem ? [{ line: row.line, field, ...read.problem, severity }] : []
}

/** A text of one line; blanks tidied. */
export function readLine(cell: Given): CellRead<string> {
  const text = given(cell).replace(/\s+/g, ' ').trim()
  return { value: text === '' ? null : text }
}

/** A text of any number of lines; line breaks kept. */
export function readText(cell: Given): CellRead<string> {
  const text = given(cell).replace(/\r\n?/g, '\n')
  return { value: text === '' ? null : text }
}
