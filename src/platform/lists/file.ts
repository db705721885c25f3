/** A list as a file, read to its end. An action has it whole before it ends: the event that it was taken, and what was
 *  taken, belong to one transaction. */
import type { Content, Context } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { exportList, type FileFormat } from './export.ts'
import type { ListAsked, ListDefinition } from './list.ts'

export interface FileWish {
  readonly format: FileFormat
  /** Message key of the file's name, which may say `{day}` and what else is given. */
  readonly name: string
  readonly facts?: Readonly<Record<string, unknown>>
  /** Message keys of the headings: this, a dot and the column. */
  readonly fields: string
}

/** In the words of whoever takes it. */
export async function fileOfList(
  ctx: Context,
  list: ListDefinition,
  asked: ListAsked,
  { format, name, facts, fields }: FileWish,
): Promise<Content & { readonly body: Uint8Array<ArrayBuffer> }> {
  const say = (key: string, known = {}) => currentWords().say(ctx.language, key, known, ctx.shop)
  const file = exportList(ctx.db, list, asked, {
    format,
    name: say(name, { day: ctx.today, ...facts }),
    zone: ctx.shop.zone,
    heading: (column) => say(`${fields}.${column}`),
  })
  return readWhole(file)
}

/** The file with its last byte: what still reads after its action has ended finds the transaction closed. */
export async function readWhole<File extends Content>(
  file: File,
): Promise<Omit<File, 'body'> & { readonly body: Uint8Array<ArrayBuffer> }> {
  return { ...file, body: new Uint8Array(await new Response(file.body).arrayBuffer()) }
}
