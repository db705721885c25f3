/** What people see of mails. */
import { type Context, type Language, read } from '../action.ts'
import { installation } from '../installation.ts'
import { type ListAsked, listPage } from '../lists/list.ts'
import type { NoticeDefinition } from '../module.ts'
import { pushTestCode } from '../push/notices.ts'
import { countDevices } from '../push/store.ts'
import { found, NotAllowed, NotFound, Refused, refuse, refuseWith } from '../refusal.ts'
import type { MailLine } from './contract.ts'
import type { WrittenMail } from './layout.ts'
import { countTroubles, installationMailbox, mailboxOf, readInstallationMail, readNotice } from './mailbox-store.ts'
import { preferencePurpose, writeNotice } from './notice-letter.ts'
import { digestCode } from './notices.ts'
import { post } from './post.ts'
import { kindOf, ownPersonOf } from './recipients.ts'
import { factsOf, type NoticeText, whyNotText } from './rules/notice-text.ts'
import { unasked, wayOf, wishFor } from './rules/way.ts'
import { readSignedLink } from './signed-link.ts'
import { dnsRecord } from './signing.ts'
import { readLastFacts, readOwnTexts, readPreferences } from './store.ts'

/** What somebody asked for by other means is no choice. */
const unchosen: ReadonlySet<string> = new Set([digestCode, pushTestCode])

type Whose = 'organisation' | 'installation'

/** Sign-in links open accounts: only a demo shows them to everybody; else an admin of the only organisation
 *  of an installation without a mail server, who has no other way to get anybody in. */
async function mayReadInstallation(ctx: Context): Promise<boolean> {
  if (post().house.transport) return false
  if (installation.demo) return true
  return ctx.actor.may('mailbox.installation') && (await post().house.shopIds()).length === 1
}

const mayReadOwn = (ctx: Context): boolean =>
  Boolean(ctx.organisation) && (ctx.actor.may('mailbox.read') || (installation.demo && ctx.actor.kind === 'person'))

async function checkMay(ctx: Context, of: Whose): Promise<void> {
  const may = of === 'installation' ? await mayReadInstallation(ctx) : mayReadOwn(ctx)
  if (!may) throw new NotAllowed(of === 'installation' ? 'mailbox.installation' : 'mailbox.read')
}

interface AskedMails extends ListAsked {
  readonly of: Whose
}

export const readMails = read('mailbox.list', async (ctx, asked: AskedMails) => {
  await checkMay(ctx, asked.of)
  const { database, transport } = post().house
  const page =
    asked.of === 'installation'
      ? await listPage<MailLine>(database.installation, installationMailbox(ctx.now), asked)
      : await listPage<MailLine>(ctx.db, mailboxOf(ctx.organisation, ctx.now), asked)
  return {
    ...page,
    server: transport !== null,
    installation: await mayReadInstallation(ctx),
    troubles: mayReadOwn(ctx) ? await countTroubles(ctx.db, ctx.organisation, ctx.now) : 0,
  }
})

export const readOneMail = read('mailbox.read', async (ctx, asked: { mail: string; of: Whose }) => {
  await checkMay(ctx, asked.of)
  const mail =
    asked.of === 'installation'
      ? await readInstallationMail(post().house.database.installation, asked.mail, ctx.now)
      : await readNotice(ctx.db, ctx.organisation, asked.mail, ctx.now)
  return found(mail, 'mail')
})

/** The line of the catalogue, or NotFound. */
export const noticeOf = (code: string) =>
  found(
    post().house.notices.find((one) => one.code === code),
    'notice',
  )

/** The lines of the catalogue about a subject (`shifts`), or NotFound. */
export function noticesAbout(subject: string): readonly NoticeDefinition[] {
  const all = post().house.notices.filter(({ code }) => code.startsWith(`${subject}.`) && !unchosen.has(code))
  if (all.length === 0) throw new NotFound('notice')
  return all
}

export function productText(code: string, language: Language): NoticeText {
  const { words } = post().house
  return {
    subject: words.pattern(language, `notice.${code}.subject`),
    body: words.pattern(language, `notice.${code}.body`),
  }
}

export const termCodes = (): ReadonlySet<string> =>
  new Set(
    post()
      .house.words.keys.filter((key) => key.startsWith('term.'))
      .map((key) => key.slice('term.'.length)),
  )

export const readNoticeTexts = read('notices.listTexts', async (ctx, _asked: object) => {
  const own = await readOwnTexts(ctx.db, ctx.organisation)
  const textOf = (code: string, language: Language) => {
    const product = productText(code, language)
    const mine = own.find((one) => one.code === code && one.language === language)
    return {
      language,
      product,
      own: mine
        ? { subject: mine.subject, body: mine.body, changedAt: mine.changed_at, changedBy: mine.changed_by }
        : null,
      facts: factsOf(product),
    }
  }
  return {
    notices: post().house.notices.map(({ code, always }) => ({
      code,
      always: always ?? false,
      texts: ctx.shop.languages.map((language) => textOf(code, language)),
    })),
  }
})

export const previewText = read(
  'notices.previewText',
  async (ctx, asked: NoticeText & { code: string; language: Language }): Promise<WrittenMail> => {
    const { code, language, subject, body } = asked
    const notice = noticeOf(code)
    refuseWith(whyNotText({ subject, body }, productText(code, language), termCodes()))
    const { words, publicUrl } = post().house
    const name = words.say(language, 'mail.preview_name')
    const letter = writeNotice(
      { words, publicUrl, now: ctx.now },
      ctx.shop,
      { person: ctx.organisation, email: null, name, language },
      {
        code,
        facts: (await readLastFacts(ctx.db, ctx.organisation, code)) ?? {},
        own: { subject, body },
        switchable: !notice.always,
      },
    )
    return { subject: letter.subject, text: letter.text, html: letter.html }
  },
)

/** The person of a signed link. */
export function personOfLink(ctx: Context, signed: string): string {
  const holder = readSignedLink(signed, preferencePurpose, ctx.now)
  if (!holder || holder.organisation !== ctx.organisation) throw new Refused([refuse('notice.link_expired')])
  return holder.person
}

/** The contact that the signed-in person is here. */
export async function ownPerson(ctx: Context): Promise<string> {
  const person = ctx.actor.account ? await ownPersonOf(ctx.db, ctx.organisation, ctx.actor.account) : null
  if (!person) throw new NotFound('person')
  return person
}

export async function preferencesOf(ctx: Context, person: string) {
  const [wishes, devices, kind] = await Promise.all([
    readPreferences(ctx.db, ctx.organisation, [person]),
    countDevices(ctx.db, ctx.organisation, person),
    kindOf(ctx.db, ctx.organisation, person),
  ])
  const asked = new Map(wishes.map((one) => [one.code, one]))
  return {
    organisation: ctx.shop.name,
    devices,
    notices: post()
      .house.notices.filter(({ code, to }) => !unchosen.has(code) && (!to || !kind || to === kind))
      .map(({ code, always = false }) => ({
        ...{ code, always },
        ...wishFor(wayOf(asked.get(code) ?? unasked, always)),
      })),
  }
}

export const readOwn = read('notices.readOwn', async (ctx, _asked: object) => preferencesOf(ctx, await ownPerson(ctx)))

export const readByLink = read('notices.readByLink', (ctx, asked: { signed: string }) =>
  preferencesOf(ctx, personOfLink(ctx, asked.signed)),
)

export const readMailKey = read('mail.readSignature', async (_ctx, _input: Record<never, never>) => {
  const key = post().house.config.mailKey
  return { record: key ? { ...dnsRecord(key), type: 'TXT' as const } : null }
})
