/** Lists as files: of meetings, of who comes to an event. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract.ts'
import type * as ofEvents from '../contract-events.ts'
import { readEvent, registrationList } from '../store/events.ts'
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

export const exportRegistrations = action(
  'meetings.exportRegistrations',
  async (ctx, { format, event: id }: InputOf<typeof ofEvents.exportRegistrations>) => {
    const event = found(await readEvent(ctx.db, ctx.organisation, id), 'event')
    const words = currentWords()
    const file = exportList(
      ctx.db,
      registrationList(ctx.organisation, event.id),
      { size: 200 },
      {
        format,
        name: words.say(ctx.language, 'meetings.registrations_file', { number: event.number }, ctx.shop),
        zone: ctx.shop.zone,
        heading: (column) => words.say(ctx.language, `meetings.field.${column}`, {}, ctx.shop),
      },
    )
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('meetings.list_exported', { subject: event.id, format })
    return { ...file, body }
  },
)
