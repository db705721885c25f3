/** Rounds as files. */
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/rounds.ts'
import { roundList } from '../store/rounds.ts'

export const exportRounds = action(
  'funding.exportRounds',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportRounds>) => {
    const file = await fileOfList(ctx, roundList(ctx.organisation), asked, {
      format,
      name: 'funding.rounds_file',
      fields: 'funding.field',
    })
    ctx.record('funding.rounds_exported', { subject: ctx.organisation, format })
    return file
  },
)
