/** New tasks as an Atom feed. */
import type { Content, Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { atomFeed } from '../site/feeds.ts'
import type { TaskRow } from '../store/tasks.ts'

export function feedOf(ctx: Context, language: Language, tasks: readonly TaskRow[]): Content {
  const board = `/t/${ctx.organisation}`
  const entries = tasks.map(({ id, number, title, readyAt, movedAt }) => ({
    ...{ id, title, href: `${board}/tasks/${number}?lang=${language}` },
    ...{ at: readyAt ?? movedAt, since: readyAt ?? movedAt, html: null },
  }))
  return atomFeed({
    ...{ language, by: ctx.shop.name, entries, latest: entries[0]?.at ?? ctx.now },
    title: currentWords().say(language, 'tasks.feed', { community: ctx.shop.name }, ctx.shop),
    ...{ self: publicAddress(`${board}/tasks.atom`), page: publicAddress(board) },
  })
}
