/** Mails as people see them: the mailbox, the texts of notices, and who wants which. */
import { z } from 'zod'
import { listQuery, listReply } from '../lists/asked.ts'
import { anyone, route, signedIn } from '../route.ts'
import { languages } from '../values/languages.ts'

const language = z.enum(languages)
const state = z.enum([
  'wanted',
  'sending',
  'unsure',
  'sent',
  'switched_off',
  'settled',
  'gathered',
  'digested',
  'no_address',
  'failed',
])

const mailLine = z.object({
  id: z.string(),
  /** The notice, or what a mail of the installation is about. */
  code: z.string(),
  person: z.string().nullable(),
  to: z.string().nullable(),
  language: language.nullable(),
  subject: z.string().nullable(),
  state,
  wantedAt: z.string(),
  sentAt: z.string().nullable(),
  /** `mailbox` when there is no mail server: it can be read here and nowhere else. `push`: a device of the person took it. */
  sentBy: z.enum(['smtp', 'mailbox', 'push']).nullable(),
  attempts: z.number(),
  error: z.string().nullable(),
})
export type MailLine = z.output<typeof mailLine>
export type MailState = z.output<typeof state>

const whose = z.enum(['organisation', 'installation'])
const openOnDemo = anyone('on a demo everybody reads the mails; elsewhere this asks for mailbox.read itself')

export const listMailbox = route({
  method: 'GET',
  path: '/mailbox',
  may: openOnDemo,
  says: 'Mails that went out or wait, latest first; with `show=trouble` those that need somebody.',
  query: listQuery('state', 'code').extend({
    of: whose.default('organisation'),
    show: z.enum(['all', 'trouble']).default('all'),
    person: z.uuid().optional(),
  }),
  reply: listReply(mailLine).extend({
    /** Whether a mail server is set. */
    server: z.boolean(),
    /** Whether the mails of the installation (sign-in links) may be read too. */
    installation: z.boolean(),
    troubles: z.number(),
  }),
})

export const readMail = route({
  method: 'GET',
  path: '/mailbox/:mail',
  may: openOnDemo,
  says: 'One mail with its text.',
  params: z.object({ mail: z.uuid() }),
  query: z.object({ of: whose.default('organisation') }),
  reply: mailLine.extend({ text: z.string().nullable(), html: z.string().nullable() }),
})

export const sendAgain = route({
  method: 'POST',
  path: '/mailbox/:mail/again',
  may: 'mailbox.send',
  says: 'Sends a mail again that failed, had no address, or of which nobody knows whether it arrived.',
  params: z.object({ mail: z.uuid() }),
  reply: z.object({}),
  refusals: ['mail.not_again'],
})

const text = z.object({ subject: z.string().max(200), body: z.string().max(10_000) })

const noticeText = z.object({
  language,
  /** The product's words. */
  product: text,
  /** The shop's own, when it has some. */
  own: text.extend({ changedAt: z.string(), changedBy: z.string().nullable() }).nullable(),
  /** What the text may name in braces. */
  facts: z.array(z.string()),
})

export const listNoticeTexts = route({
  method: 'GET',
  path: '/notice-texts',
  may: 'notices.edit',
  says: 'Every notice with its texts in the languages of the shop.',
  reply: z.object({
    notices: z.array(z.object({ code: z.string(), always: z.boolean(), texts: z.array(noticeText) })),
  }),
})

const oneText = z.object({ code: z.string(), language })

export const changeNoticeText = route({
  method: 'PUT',
  path: '/notice-texts/:code/:language',
  may: 'notices.edit',
  says: 'Gives a notice the words of the shop.',
  params: oneText,
  body: text,
  reply: z.object({}),
  refusals: ['notice.subject_empty', 'notice.body_empty', 'notice.unknown_placeholder'],
})

export const resetNoticeText = route({
  method: 'DELETE',
  path: '/notice-texts/:code/:language',
  may: 'notices.edit',
  says: 'Goes back to the words of the product.',
  params: oneText,
  reply: z.object({}),
})

export const previewNoticeText = route({
  method: 'POST',
  path: '/notice-texts/:code/:language/preview',
  may: 'notices.edit',
  says: 'How a notice would look with this text, filled with the facts of the last one sent.',
  params: oneText,
  body: text,
  reply: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  refusals: ['notice.subject_empty', 'notice.body_empty', 'notice.unknown_placeholder'],
})

const preferences = z.object({
  organisation: z.string(),
  /** How many devices of the person show notices here. */
  devices: z.number(),
  notices: z.array(
    z.object({ code: z.string(), wanted: z.boolean(), digest: z.boolean(), push: z.boolean(), always: z.boolean() }),
  ),
})
const wish = z.object({
  wanted: z.boolean(),
  /** Together with others in one mail a day, at 07:00. */
  digest: z.boolean().default(false),
  /** On the own devices; what no device takes comes by mail. */
  push: z.boolean().default(false),
})
const byMail = z.object({ organisation: z.string(), code: z.string() })
const signed = z.object({ signed: z.string().max(1000) })
const bySignedLink = anyone('the signed link of a mail says whose choice it is')

export const readOwnPreferences = route({
  method: 'GET',
  path: '/notice-preferences',
  may: signedIn('everybody may see which mails they get'),
  says: 'Which notices the signed-in person gets here.',
  reply: preferences,
})

export const changeOwnPreference = route({
  method: 'PUT',
  path: '/notice-preferences/:code',
  may: signedIn('everybody may choose which mails they get'),
  says: 'Switches a notice (`shifts.reminder`), or all that may be switched about a subject (`shifts`), on, off, to the own devices or into the mail of the day for the signed-in person.',
  params: z.object({ code: z.string() }),
  body: wish,
  reply: preferences,
  refusals: ['notice.always_sent'],
})

export const readPreferencesByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/notice-preferences',
  may: bySignedLink,
  says: 'Which notices the person of a signed link gets.',
  params: byMail.pick({ organisation: true }),
  query: signed,
  reply: preferences,
  refusals: ['notice.link_expired'],
})

export const changePreferenceByLink = route({
  method: 'PUT',
  path: '/organisations/:organisation/notice-preferences/:code',
  may: bySignedLink,
  says: 'Switches a notice, or all that may be switched about a subject, on, off, to the own devices or into the mail of the day for the person of a signed link.',
  params: byMail,
  query: signed,
  body: wish,
  reply: preferences,
  refusals: ['notice.link_expired', 'notice.always_sent'],
})

export const stopNotice = route({
  method: 'POST',
  path: '/organisations/:organisation/notices/:code/stop',
  may: bySignedLink,
  says: 'Switches a notice off; the "unsubscribe" of mail programs presses it (RFC 8058).',
  params: byMail,
  query: signed,
  reply: preferences,
  refusals: ['notice.link_expired', 'notice.always_sent'],
})

export const readMailKey = route({
  method: 'GET',
  path: '/mail-signature',
  may: 'mail.signature',
  says: 'The line for the DNS with which others check the signature of our mails; null where nothing is signed',
  reply: z.object({ record: z.object({ name: z.string(), type: z.literal('TXT'), value: z.string() }).nullable() }),
})
