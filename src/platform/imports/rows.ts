/** The door for programs: rows that do not come from a file, but by a connection to another system, go the same way as
 *  those of a file. They are planned, shown and asked about like them. */
import type { ActionContext } from '../action.ts'
import { planFile } from './actions.ts'
import type { Said } from './answers.ts'

/** What a program says is text, also where a spreadsheet would run it. */
const asText = (text: string): string => (/^\s*[=@+]/.test(text) ? `'${text.trimStart()}` : text)

const quoted = (text: string): string => `"${asText(text).replaceAll('"', '""')}"`

/** Rows by field of the kind (`kind.fields`), each value as a person would write it, become a planned import; answers
 *  its id, for `imports.read`, `imports.answer` and `imports.apply`. `name` is what the list of imports calls it; rows of
 *  one `batch` are shown together, each as if those it builds on were in (`checkImportBatch`). */
export function planRows(
  ctx: ActionContext,
  kind: string,
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
  { answers = [], batch = null }: { readonly answers?: readonly Said[]; readonly batch?: string | null } = {},
): Promise<string> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const table = [fields, ...rows.map((row) => fields.map((field) => row[field] ?? ''))]
  const bytes = new TextEncoder().encode(table.map((cells) => cells.map(quoted).join(',')).join('\r\n'))
  return planFile(ctx, { name, bytes }, kind, {
    columns: Object.fromEntries(fields.map((field, at) => [field, at])),
    answers,
    batch,
  })
}
