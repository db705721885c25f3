/** The organisations of a community as a file. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-community.ts'
import { participantList } from '../store/participants.ts'
import { mustBeCommunity } from './acting.ts'

export const exportParticipants = action(
  'organisations.exportParticipants',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportParticipants>) => {
    await mustBeCommunity(ctx)
    const words = currentWords()
    const file = exportList(ctx.db, participantList(ctx.organisation), asked, {
      format,
      name: words.say(ctx.language, 'community.organisations_file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `community.field.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('organisations.list_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
