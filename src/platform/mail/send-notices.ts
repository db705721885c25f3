/** From wanted to sent: claim, write in words, keep, send, settle. A crash in between leaves a notice `sending`:
 *  it may have gone out, so it is shown as unsure and never sent again by itself. */
import type { Language, OrganisationFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import type { Recipient } from '../module.ts'
import { pushTestCode } from '../push/notices.ts'
import type { OrganisationId } from '../values/ids.ts'
import { attachedTo } from './attached.ts'
import { type NoticeLetter, writeNotice } from './notice-letter.ts'
import type { PostHouse } from './post.ts'
import { recipientsOf } from './recipients.ts'
import { isAnswerable, replyAddress } from './replies.ts'
import { unasked, wayOf, wishFor } from './rules/way.ts'
import { type NoticeToShow, showOnDevices } from './show-on-devices.ts'
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
  readonly to: Recipient & { readonly language: Language }
  readonly letter: NoticeLetter
  /** A device may take it instead of the mail (`push`), or beside it. */
  readonly way: 'mail' | 'push'
  readonly always: boolean
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
  const open = new Set(claimed.map((one) => one.id))
  const settle = async (outcomes: readonly NoticeOutcome[]) => {
    await settleNotices(db, organisation, outcomes, house.clock())
    for (const { id } of outcomes) open.delete(id)
  }
  try {
    const { ready, settled } = await prepare(house, db, shop, claimed)
    await settle(settled)
    const shown = await showOnDevices(house, db, shop, ready.filter(({ way }) => way === 'push').map(shownAs))
    await settle(shown)
    const { mails, without } = withAddress(ready.filter(({ notice }) => open.has(notice.id)))
    await settle(without)
    await settleNotices(
      db,
      organisation,
      mails.map((one) => kept(house, one)),
      house.clock(),
    )
    const attached = house.transport ? await filesOf(house, db, shop, mails) : new Map<string, MailAttachment>()
    await Promise.all(mails.map((one) => sendOne(house, db, shop, one, attached.get(one.notice.id))))
  } catch (error) {
    // Nothing of these left the house: `sendOne` settles its own failures.
    const again = [...open].map((id): NoticeOutcome => ({ id, state: 'wanted', error: String(error) }))
    await settleNotices(db, organisation, again, house.clock())
    throw error
  }
}

/** Writes every letter; what should not go out is settled at once. */
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
  const asked = new Map(wishes.map((wish) => [`${wish.person_id} ${wish.code}`, wish]))
  const alwaysSent = new Set(house.notices.filter((one) => one.always).map((one) => one.code))
  const ready: Ready[] = []
  const settled: NoticeOutcome[] = []
  for (const notice of claimed) {
    const { id, code, person_id, facts } = notice
    // the test of a device is an ordinary message of that device
    const always = alwaysSent.has(code) && code !== pushTestCode
    const wish = code === pushTestCode ? wishFor('push') : (asked.get(`${person_id} ${code}`) ?? unasked)
    const way = wayOf(wish, always)
    const person = recipients.get(person_id)
    if (way === 'off') settled.push({ id, state: 'switched_off' })
    else if (over.has(id)) settled.push({ id, state: 'settled' })
    else if (way === 'digest') settled.push({ id, state: 'gathered' })
    else if (!person) settled.push({ id, state: 'no_address' })
    else {
      const to = { ...person, language: person.language ?? shop.language }
      const own = texts.find((one) => one.code === code && one.language === to.language)
      const desk = { words: house.words, publicUrl: house.publicUrl, now: house.clock() }
      const letter = writeNotice(desk, shop, to, {
        ...{ code, facts, own, switchable: !alwaysSent.has(code), chooses: person.inside },
        answerable: mayAnswer(house, code),
      })
      ready.push({ notice, to, letter, way, always })
    }
  }
  return { ready, settled }
}

const shownAs = ({ notice, letter, always }: Ready): NoticeToShow => ({
  ...{ id: notice.id, code: notice.code, person: notice.person_id, attempts: notice.attempts },
  ...{ url: letter.url, language: letter.language, beside: always },
  ...(typeof notice.facts['device'] === 'string' ? { device: notice.facts['device'] } : {}),
})

interface Mail extends Ready {
  readonly to: Ready['to'] & { readonly email: string }
}

function withAddress(ready: readonly Ready[]): { mails: Mail[]; without: NoticeOutcome[] } {
  const mails: Mail[] = []
  const without: NoticeOutcome[] = []
  for (const one of ready) {
    const { email } = one.to
    if (email) mails.push({ ...one, to: { ...one.to, email } })
    else without.push({ id: one.notice.id, state: 'no_address' })
  }
  return { mails, without }
}

/** Only where mail comes in. */
const mayAnswer = (house: PostHouse, code: string): boolean => Boolean(house.config.mailIn) && isAnswerable(code)

/** What is written down before sending. Without a mail server this is all: the mailbox is the arrival. */
const kept = (house: PostHouse, { notice, to, letter }: Mail): NoticeOutcome => ({
  id: notice.id,
  state: house.transport ? 'sending' : 'sent',
  to: to.email,
  language: letter.language,
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  sentBy: house.transport ? 'smtp' : 'mailbox',
})

const filesOf = (house: PostHouse, db: Db, shop: OrganisationFacts, ready: readonly Mail[]) =>
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
  { notice, to, letter }: Mail,
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
