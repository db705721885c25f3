/** A notice in words: the shop's own text or the product's, in the language of the person. */
import type { Language, NoticeFacts, OrganisationFacts } from '../action.ts'
import type { Words } from '../i18n/words.ts'
import type { Recipient } from '../module.ts'
import { addMinutes, type Instant } from '../values/day.ts'
import { currencies } from '../values/money.ts'
import { dayIn } from '../values/zone.ts'
import { type WrittenMail, writeMail } from './layout.ts'
import { digestCode } from './notices.ts'
import { linkIn } from './rules/link-in.ts'
import { signedParameter, signedToken, signLink } from './signed-link.ts'

export interface NoticeToWrite {
  readonly code: string
  readonly facts: NoticeFacts
  /** The shop's own text, where it has one in this language. */
  readonly own?: { readonly subject: string; readonly body: string } | undefined
  /** It may be switched off: the letter says where. */
  readonly switchable: boolean
  /** Its reader signs in and may choose which kinds to get; absent: yes. */
  readonly chooses?: boolean
  /** It may be answered by mail: the letter says how (`notice.<code>.reply`, of several kinds by the fact `reply`). */
  readonly answerable?: boolean
}

export interface LetterHouse {
  readonly words: Words
  /** Without a closing slash. */
  readonly publicUrl: string
  readonly now: Instant
}

export const preferencePurpose = 'notices.preferences'
const linkDays = 60

export interface NoticeLetter extends WrittenMail {
  readonly language: Language
  /** Stops this kind of mail at once. */
  readonly stop?: string
  /** Its main answer. */
  readonly url: string | null
}

interface SaidNotice {
  readonly subject: string
  readonly body: string
  readonly link: { readonly url: string; readonly label: string } | null
}

/** What a notice says, and its main answer as a whole address, signed for the person. */
export function noticeWords(
  { words, publicUrl, now }: LetterHouse,
  shop: OrganisationFacts,
  to: Recipient & { readonly language: Language },
  notice: Omit<NoticeToWrite, 'switchable'>,
): SaidNotice {
  const { language } = to
  const { link, ...rest } = notice.facts
  const facts = { name: to.name, organisation: shop.name, ...rest }
  // amounts may be in another currency than the shop's own
  const currency = currencies.find((one) => one === rest['currency']) ?? shop.currency
  const place = { ...shop, currency, today: dayIn(now, shop.zone) }
  const say = (key: string) => words.say(language, key, facts, place)
  const said = (part: 'subject' | 'body') =>
    notice.own ? words.fill(language, notice.own[part], facts, place) : say(`notice.${notice.code}.${part}`)
  const action = `notice.${notice.code}.action`
  const holder = { organisation: shop.id, person: to.person, expires: addMinutes(now, linkDays * 24 * 60) }
  return {
    subject: said('subject'),
    body: said('body'),
    link: link
      ? {
          url: `${publicUrl}${linkIn(signLink(link, { ...holder, purpose: notice.code }), shop.id)}`,
          label: say(words.has(action) ? action : 'mail.open'),
        }
      : null,
  }
}

export function writeNotice(
  desk: LetterHouse,
  shop: OrganisationFacts,
  to: Recipient & { readonly language: Language },
  notice: NoticeToWrite,
): NoticeLetter {
  const { words, publicUrl, now } = desk
  const { language } = to
  const facts = { name: to.name, organisation: shop.name, ...notice.facts }
  const say = (key: string, more: NoticeFacts = {}) =>
    words.say(language, key, { ...facts, ...more }, { ...shop, today: dayIn(now, shop.zone) })
  const reply = notice.facts['reply'] ?? null
  const { subject, body, link } = noticeWords(desk, shop, to, notice)
  const holder = { organisation: shop.id, person: to.person, expires: addMinutes(now, linkDays * 24 * 60) }
  const choose = `/o/${shop.id}/notices`
  const preferences = signLink(choose, { ...holder, purpose: preferencePurpose })
  const reason = `notice.${notice.code}.reason`
  const written = writeMail({
    language,
    subject,
    body: notice.answerable ? `${body}\n\n${say(`notice.${notice.code}.reply`, { why: reply })}` : body,
    from: shop.name,
    ...(notice.code === digestCode ? { together: { house: publicUrl } } : {}),
    ...(link ? { link } : {}),
    reason: say(words.has(reason) ? reason : notice.switchable ? 'mail.reason' : 'mail.reason_always'),
    // whoever came from outside finds nothing there
    ...(notice.chooses !== false
      ? { preferences: { url: `${publicUrl}${preferences}`, label: say('mail.choose') } }
      : {}),
  })
  const token = signedToken({ ...holder, purpose: preferencePurpose })
  const stop = `${publicUrl}/api/v1/organisations/${shop.id}/notices/${notice.code}/stop?${signedParameter}=${token}`
  return { ...written, language, url: link?.url ?? null, ...(notice.switchable ? { stop } : {}) }
}
