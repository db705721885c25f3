/** Subscribers as a file, with the proof of each. */
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/subscribers.ts'
import { mustTellNews } from '../pages.ts'
import { subscriberList } from '../store/subscribers.ts'

export const exportSubscribers = action(
  'communication.exportSubscribers',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportSubscribers>) => {
    await mustTellNews(ctx)
    const file = await fileOfList(ctx, subscriberList(ctx.organisation), asked, {
      format,
      name: 'news.subscriber_file',
      fields: 'news.field',
    })
    ctx.record('communication.subscribers_exported', { subject: ctx.organisation, format })
    return file
  },
)
