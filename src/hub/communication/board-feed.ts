/** New tasks as an Atom feed (RFC 4287). */
import type { Content, Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { publicAddress } from '#platform/mail/post.ts'
import type { TaskRow } from './store/tasks.ts'

const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

export function feedOf(ctx: Context, language: Language, tasks: readonly TaskRow[]): Content {
  const title = currentWords().say(language, 'tasks.feed', { community: ctx.shop.name }, ctx.shop)
  const board = publicAddress(`/t/${ctx.organisation}`)
  const updated = tasks[0]?.readyAt ?? ctx.now
  const entries = tasks.map(
    (task) => `<entry>
<id>urn:uuid:${task.id}</id>
<title>${safe(task.title)}</title>
<link href="${board}/tasks/${task.number}"/>
<published>${task.readyAt ?? task.movedAt}</published>
<updated>${task.readyAt ?? task.movedAt}</updated>
<summary>${safe(task.says)}</summary>
${[task.size ?? '', ...task.skills].map((term) => `<category term="${safe(term)}"/>`).join('\n')}
</entry>`,
  )
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:uuid:${ctx.organisation}</id>
<title>${safe(title)}</title>
<author><name>${safe(ctx.shop.name)}</name></author>
<link href="${board}"/>
<link rel="self" href="${board}/tasks.atom"/>
<updated>${updated}</updated>
${entries.join('\n')}
</feed>
`
  return { type: 'application/atom+xml; charset=utf-8', body }
}
