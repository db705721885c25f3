/** From wanted to sent: claim, write in words, keep, send, settle. A crash in between leaves a notice `sending`:
 *  it may have gone out, so it is shown as unsure and never sent again by itself. */
import type { OrganisationFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import type { Recipient } from '../module.ts'
import type { OrganisationId } from '../values/ids.ts'
import { attachedTo } from './attached.ts'
import { type NoticeLetter, writeNotice } from './notice-letter.ts'
import type { PostHouse } from './post.ts'
import { recipientsOf } from './recipients.ts'
import { isAnswerable, replyAddress } from './replies.ts'
import { settledAmong } from './still-meant.ts'
import {
  type ClaimedNotice,
  claimNotices,
  type NoticeOutcome,
  readOwnTexts,
  readPreferences,
  settleNotices,
} from './store.ts'
import type { MailAttachment } from './transport.ts'

const attemptsAtMost = 10

interface Ready {
  readonly notice: ClaimedNotice
  readonly to: Recipient & { readonly email: string }
  readonly letter: NoticeLetter
}

export async function sendNotices(
  house: PostHouse,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<void> {
  const shop = await house.shopOf(organisation)
  if (!shop) return
  const db = house.database.for(organisation)
  const claimed = await claimNotices(db, organisation, ids, house.clock())
  if (claimed.length === 0) return
  try {
    const { ready, settled } = await prepare(house, db, shop, claimed)
    await settleNotices(db, organisation, [...settled, ...ready.map((one) => kept(house, one))], house.clock())
    const attached = house.transport ? await filesOf(house, db, shop, ready) : new Map<string, MailAttachment>()
    await Promise.all(ready.map((one) => sendOne(house, db, shop, one, attached.get(one.notice.id))))
  } catch (error) {
    // Nothing of these left the house: `sendOne` settles its own failures.
    const again = claimed.map((one): NoticeOutcome => ({ id: one.id, state: 'wanted', error: String(error) }))
    await settleNotices(db, organisation, again, house.clock())
    throw error
  }
}

/** Writes every letter; what cannot or should not go out is settled at once. */
async function prepare(
  house: PostHouse,
  db: Db,
  shop: OrganisationFacts,
  claimed: readonly ClaimedNotice[],
): Promise<{ ready: Ready[]; settled: NoticeOutcome[] }> {
  const persons = [...new Set(claimed.map((one) => one.person_id))]
  const [recipients, wishes, texts, over] = await Promise.all([
    recipientsOf(db, shop.id, persons),
    readPreferences(db, shop.id, persons),
    readOwnTexts(db, shop.id, [...new Set(claimed.map((one) => one.code))]),
    settledAmong(
      db,
      shop.id,
      claimed.map((one) => ({ ...one, person: one.person_id })),
    ),
  ])
  const refused = new Set(wishes.filter((wish) => !wish.wanted).map((wish) => `${wish.person_id} ${wish.code}`))
  const together = new Set(
    wishes.filter((wish) => wish.wanted && wish.digest).map((wish) => `${wish.person_id} ${wish.code}`),
  )
  const always = new Set(house.notices.filter((one) => one.always).map((one) => one.code))
  const ready: Ready[] = []
  const settled: NoticeOutcome[] = []
  for (const notice of claimed) {
    const switchable = !always.has(notice.code)
    const person = recipients.get(notice.person_id)
    const to = person && { ...person, language: person.language ?? shop.language }
    if (switchable && refused.has(`${notice.person_id} ${notice.code}`))
      settled.push({ id: notice.id, state: 'switched_off' })
    else if (over.has(notice.id)) settled.push({ id: notice.id, state: 'settled' })
    else if (switchable && together.has(`${notice.person_id} ${notice.code}`))
      settled.push({ id: notice.id, state: 'gathered' })
    else if (!to?.email) settled.push({ id: notice.id, state: 'no_address' })
    else {
      const own = texts.find((one) => one.code === notice.code && one.language === to.language)
      const desk = { words: house.words, publicUrl: house.publicUrl, now: house.clock() }
      const letter = writeNotice(desk, shop, to, {
        ...{ code: notice.code, facts: notice.facts, own, switchable },
        answerable: mayAnswer(house, notice.code),
      })
      ready.push({ notice, to: { ...to, email: to.email }, letter })
    }
  }
  return { ready, settled }
}

/** Only where mail comes in. */
const mayAnswer = (house: PostHouse, code: string): boolean => Boolean(house.config.mailIn) && isAnswerable(code)

/** What is written down before sending. Without a mail server this is all: the mailbox is the arrival. */
const kept = (house: PostHouse, { notice, to, letter }: Ready): NoticeOutcome => ({
  id: notice.id,
  state: house.transport ? 'sending' : 'sent',
  to: to.email,
  language: letter.language,
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  sentBy: house.transport ? 'smtp' : 'mailbox',
})

const filesOf = (house: PostHouse, db: Db, shop: OrganisationFacts, ready: readonly Ready[]) =>
  attachedTo(
    db,
    shop,
    ready.map(({ notice }) => ({ ...notice, person: notice.person_id })),
    { now: house.clock(), address: house.publicUrl },
  )

async function sendOne(
  house: PostHouse,
  db: Db,
  shop: OrganisationFacts,
  { notice, to, letter }: Ready,
  attached: MailAttachment | undefined,
): Promise<void> {
  if (!house.transport) return
  const result = await house.transport.send({
    id: notice.id,
    from: { name: shop.name, address: house.sender.address },
    to: { name: to.name, address: to.email },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    ...(attached ? { attached } : {}),
    ...(mayAnswer(house, notice.code)
      ? {
          replyTo: replyAddress({ organisation: shop.id, notice: notice.id }, house.sender.address.split('@')[1] ?? ''),
        }
      : {}),
    ...(letter.stop ? { stop: letter.stop } : {}),
  })
  if (result.kind !== 'sent')
    house.log.warn({ notice: notice.id, kind: result.kind, error: result.error }, 'a notice did not go out')
  await settleNotices(db, shop.id, [outcomeOf(notice, result)], house.clock())
}

function outcomeOf(
  { id, attempts }: ClaimedNotice,
  result: Awaited<ReturnType<NonNullable<PostHouse['transport']>['send']>>,
): NoticeOutcome {
  switch (result.kind) {
    case 'sent':
      return { id, state: 'sent', messageId: result.messageId }
    case 'unsure':
      return { id, state: 'sending', error: result.error }
    case 'refused':
      return { id, state: 'failed', error: result.error }
    case 'later':
      return { id, state: attempts >= attemptsAtMost ? 'failed' : 'wanted', error: result.error }
  }
}
