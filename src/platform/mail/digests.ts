/** Once a day everything that people want together goes out in one letter. */
import { action } from '../action.ts'
import type { Instant } from '../values/day.ts'
import { colonIn, letterMark } from './layout.ts'
import { noticeWords } from './notice-letter.ts'
import { digestCode } from './notices.ts'
import { post } from './post.ts'
import { recipientsOf } from './recipients.ts'
import { settledAmong } from './still-meant.ts'
import * as store from './store.ts'

export const sendDigests = action('mail.sendDigests', async (ctx, _input: Record<never, never>) => {
  const { db, organisation } = ctx
  const gathered = await store.lockGathered(db, organisation)
  if (gathered.length === 0) return
  const persons = [...new Set(gathered.map((one) => one.person_id))]
  const [recipients, wishes, texts, over] = await Promise.all([
    recipientsOf(db, organisation, persons),
    store.readPreferences(db, organisation, persons),
    store.readOwnTexts(db, organisation, [...new Set(gathered.map((one) => one.code))]),
    settledAmong(
      db,
      organisation,
      gathered.map((one) => ({ ...one, person: one.person_id })),
    ),
  ])
  const refused = new Set(wishes.filter(({ wanted }) => !wanted).map((one) => `${one.person_id} ${one.code}`))
  const stateOf = (one: store.ClaimedNotice) =>
    refused.has(`${one.person_id} ${one.code}`) ? 'switched_off' : over.has(one.id) ? 'settled' : 'digested'
  const outcomes = gathered.map((one) => ({ id: one.id, state: stateOf(one) }) as const)
  await store.settleNotices(db, organisation, outcomes, ctx.now as Instant)
  const told = Map.groupBy(
    gathered.filter((one) => stateOf(one) === 'digested'),
    (one) => one.person_id,
  )
  const { words, publicUrl } = post().house
  for (const [person, notices] of told) {
    const known = recipients.get(person)
    const to = { person, email: null, name: known?.name ?? '', language: known?.language ?? ctx.shop.language }
    const letters = notices.map((one) => {
      const own = texts.find(({ code, language }) => code === one.code && language === to.language)
      const said = noticeWords({ words, publicUrl, now: ctx.now }, ctx.shop, to, { ...one, own })
      return [
        `${letterMark}${said.subject}`,
        said.body,
        said.link ? `${said.link.label}${colonIn(to.language)} ${said.link.url}` : '',
      ]
        .filter(Boolean)
        .join('\n\n')
    })
    ctx.notify(digestCode, person, { count: notices.length, letters: letters.join('\n\n') })
  }
  ctx.record('mail.digests_sent', { count: told.size })
})
