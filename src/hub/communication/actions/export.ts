/** Subscribers as a file, with the proof of each. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/subscribers.ts'
import { mustTellNews } from '../pages.ts'
import { subscriberList } from '../store/subscribers.ts'

export const exportSubscribers = action(
  'communication.exportSubscribers',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportSubscribers>) => {
    await mustTellNews(ctx)
    const words = currentWords()
    const file = exportList(ctx.db, subscriberList(ctx.organisation), asked, {
      format,
      name: words.say(ctx.language, 'news.subscriber_file', { day: ctx.today }, ctx.shop),
      zone: ctx.shop.zone,
      heading: (column) => words.say(ctx.language, `news.field.${column}`, {}, ctx.shop),
    })
    const body = new Uint8Array(await new Response(file.body).arrayBuffer())
    ctx.record('communication.subscribers_exported', { subject: ctx.organisation, format })
    return { ...file, body }
  },
)
