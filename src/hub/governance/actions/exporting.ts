/** A list of governance as a file, in the words of whoever takes it; that it was taken is noted. */
import { takingPart } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList, type FileFormat } from '#platform/lists/export.ts'
import type { ListAsked, ListDefinition } from '#platform/lists/list.ts'

interface Wish {
  readonly format: FileFormat
  /** Keys of the words: of the name of the file, and of the headings of its columns. */
  readonly file: string
  readonly fields: string
  readonly event: string
}

export async function exported(ctx: ActionContext, list: ListDefinition, asked: ListAsked, wish: Wish) {
  await takingPart(ctx)
  const words = currentWords()
  const file = exportList(ctx.db, list, asked, {
    format: wish.format,
    name: words.say(ctx.language, `governance.${wish.file}`, { day: ctx.today }, ctx.shop),
    zone: ctx.shop.zone,
    heading: (column) => words.say(ctx.language, `governance.${wish.fields}.${column}`, {}, ctx.shop),
  })
  const body = new Uint8Array(await new Response(file.body).arrayBuffer())
  ctx.record(`governance.${wish.event}`, { subject: ctx.organisation, format: wish.format })
  return { ...file, body }
}
