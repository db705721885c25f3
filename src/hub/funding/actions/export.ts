/** Rounds as files. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/rounds.ts'
import { roundList } from '../store/rounds.ts'

export const exportRounds = action(
  'funding.exportRounds',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportRounds>) => {
    const words = currentWords()
    const file = exportList(ctx.db, roundList(ctx.organisation), asked, {
      format,
      name: words.say(ctx.language, 'funding.rounds_file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `funding.field.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('funding.rounds_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
