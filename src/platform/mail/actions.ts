/** What people do about mails. */
import { type ActionContext, action, type Language } from '../action.ts'
import { found, NotFound, Refused, refuse, refuseWith } from '../refusal.ts'
import { dropOldMail, hasOldMail } from './installation-mail.ts'
import { clearOldNotices, hasOldNotices, readNotice, wantAgain } from './mailbox-store.ts'
import { post } from './post.ts'
import { noticeOf, noticesAbout, ownPerson, personOfLink, preferencesOf, productText, termCodes } from './reads.ts'
import { type NoticeText, whyNotText } from './rules/notice-text.ts'
import { unasked, type Way, type Wish, wayOf, wishFor } from './rules/way.ts'
import { dropOwnText, writeOwnText, writePreferences } from './store.ts'

export const sendMailAgain = action('mailbox.sendAgain', async (ctx, { mail }: { mail: string }) => {
  const notice = found(await readNotice(ctx.db, ctx.organisation, mail, ctx.now), 'mail')
  const again = notice.state === 'failed' || notice.state === 'no_address' || notice.state === 'unsure'
  if (!again || (await wantAgain(ctx.db, ctx.organisation, mail)) === 0)
    throw new Refused([refuse('mail.not_again', { state: notice.state })])
  ctx.record('mail.sent_again', { subject: mail, person: notice.person, code: notice.code })
  return {}
})

type TextOf = { readonly code: string; readonly language: Language }

export const changeText = action('notices.changeText', async (ctx, input: TextOf & NoticeText) => {
  const { code, language, subject, body } = input
  noticeOf(code)
  refuseWith(whyNotText({ subject, body }, productText(code, language), termCodes()))
  await writeOwnText(ctx.db, ctx.organisation, { code, language, subject, body, now: ctx.now, by: ctx.actor.account })
  ctx.record('notices.text_changed', { code, language })
  return {}
})

export const resetText = action('notices.resetText', async (ctx, { code, language }: TextOf) => {
  noticeOf(code)
  if (!(await dropOwnText(ctx.db, ctx.organisation, code, language))) throw new NotFound('notice_text')
  ctx.record('notices.text_reset', { code, language })
  return {}
})

type Chosen = Pick<Wish, 'wanted'> & Partial<Wish> & { readonly code: string }

async function choose(ctx: ActionContext, person: string, { code, ...chosen }: Chosen) {
  const way = wayOf({ ...unasked, ...chosen }, false)
  const wish = wishFor(way)
  const codes = chosenBy(code, way)
  await writePreferences(ctx.db, ctx.organisation, { person, codes, ...wish, now: ctx.now })
  const happened = wish.wanted ? 'notices.switched_on' : 'notices.switched_off'
  for (const one of codes) ctx.record(happened, { subject: person, person, code: one, way })
  return preferencesOf(ctx, person)
}

/** One kind, or every kind of a subject that may go that way: what is always sent stays as it is. */
function chosenBy(code: string, way: Way): readonly string[] {
  const fixed = (always = false) => always && (way === 'off' || way === 'digest')
  if (!code.includes('.')) {
    const all = noticesAbout(code)
    return all.filter(({ always }) => !fixed(always)).map((one) => one.code)
  }
  if (fixed(noticeOf(code).always)) throw new Refused([refuse('notice.always_sent', { code })])
  return [code]
}

export const chooseOwn = action('notices.chooseOwn', async (ctx, wish: Chosen) =>
  choose(ctx, await ownPerson(ctx), wish),
)

export const chooseByLink = action('notices.chooseByLink', (ctx, { signed, ...wish }: Chosen & { signed: string }) =>
  choose(ctx, personOfLink(ctx, signed), wish),
)

export const stopByLink = action('notices.stopByLink', (ctx, { code, signed }: { code: string; signed: string }) =>
  choose(ctx, personOfLink(ctx, signed), { code, wanted: false }),
)

/** At night: addresses and texts of old mails go. A night without any leaves no trace in the history. */
export const clearMails = action('mail.clear', async (ctx, _input: Record<never, never>) => {
  const { db, organisation, now } = ctx
  const whole = post().house.database.installation
  let count = 0
  if (await hasOldNotices(db, organisation, now)) count += await clearOldNotices(db, organisation, now)
  if (await hasOldMail(whole, now)) count += await dropOldMail(whole, now)
  if (count > 0) ctx.record('mail.cleared', { count })
})
