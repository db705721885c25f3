/** The door for programs: rows that do not come from a file, but by a connection to another system, go the same way as
 *  those of a file. They are planned, shown and asked about like them. */
import type { ActionContext } from '../action.ts'
import { planFile } from './actions.ts'
import type { Said } from './answers.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Rows by field of the kind (`kind.fields`), each value as a person would write it, become a planned import; answers
 *  its id, for `imports.read`, `imports.answer` and `imports.apply`. `name` is what the list of imports calls it. */
export function planRows(
  ctx: ActionContext,
  kind: string,
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
  answers: readonly Said[] = [],
): Promise<string> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const table = [fields, ...rows.map((row) => fields.map((field) => row[field] ?? ''))]
  const bytes = new TextEncoder().encode(table.map((cells) => cells.map(quoted).join(',')).join('\r\n'))
  return planFile(ctx, { name, bytes }, kind, {
    columns: Object.fromEntries(fields.map((field, at) => [field, at])),
    answers,
  })
}
