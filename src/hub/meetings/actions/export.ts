/** The list of meetings as a file. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract.ts'
import { meetingList } from '../store/meetings.ts'

export const exportMeetings = action(
  'meetings.exportMeetings',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportMeetings>) => {
    const words = currentWords()
    const file = exportList(ctx.db, meetingList(ctx.organisation), asked, {
      format,
      name: words.say(ctx.language, 'meetings.file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `meetings.field.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('meetings.list_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
