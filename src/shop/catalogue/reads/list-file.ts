/** Lists of the catalogue as files. What an import reads again bears the words the import knows its columns by. */
import type { ActionContext } from '#platform/action.ts'
import type { WrittenRows } from '#platform/csv/write-table.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { headingOf } from '#platform/imports/own-headings.ts'
import { exportList, exportRows, type FileFormat } from '#platform/lists/export.ts'
import { readWhole } from '#platform/lists/file.ts'
import type { CellType, ListAsked, ListDefinition } from '#platform/lists/list.ts'

export interface FileWish {
  readonly format: FileFormat
  /** Message of its name. */
  readonly name: string
  readonly facts?: Readonly<Record<string, string>>
  /** For columns that an import reads: the field, where it is called otherwise. */
  readonly fields?: Readonly<Record<string, string>>
}

/** The list, in the words of whoever asks; that it was taken along is recorded. */
export const listFile = (ctx: ActionContext, definition: ListDefinition, asked: ListAsked, wish: FileWish) =>
  taken(ctx, wish.format, exportList(ctx.db, definition, asked, wishOf(ctx, wish)))

/** A short list at hand, each row with its cells by column. */
export function rowsFile<Key extends string>(
  ctx: ActionContext,
  columns: Readonly<Record<Key, CellType>>,
  rows: readonly Readonly<Record<Key, string | number | boolean | null>>[],
  wish: FileWish,
) {
  const keys = Object.entries<CellType>(columns)
  const cells: WrittenRows = rows.map((row) => keys.map(([key]) => row[key as Key]))
  return taken(ctx, wish.format, exportRows(keys, cells, wishOf(ctx, wish)))
}

function wishOf(ctx: ActionContext, { format, name, facts = {}, fields = {} }: FileWish) {
  const words = currentWords()
  return {
    format,
    name: words.say(ctx.language, name, { day: ctx.today, ...facts }, ctx.shop),
    zone: ctx.shop.zone,
    heading: (column: string): string => {
      const field = fields[column] ?? column
      const read = Object.keys(fields).length > 0 && words.has(`import.field.${field}`)
      return read ? headingOf(ctx.language, field) : words.say(ctx.language, `catalogue.field.${column}`, {}, ctx.shop)
    },
  }
}

async function taken(ctx: ActionContext, format: FileFormat, file: ReturnType<typeof exportList>) {
  ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
  return readWhole(file)
}
