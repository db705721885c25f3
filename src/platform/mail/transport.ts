/** The way out: a mail server, or none (then mails are read in the app). */
import { createTransport } from 'nodemailer'
import { type MailKey, signed } from './signing.ts'

export interface MailAttachment {
  readonly name: string
  readonly type: string
  readonly text: string
}

/** A picture within the mail: its HTML shows it as `cid:ID`. */
export interface MailPicture {
  readonly id: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Outbound {
  readonly id: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** A file that comes along, such as a date for the calendar. */
  readonly attached?: MailAttachment
  readonly pictures?: readonly MailPicture[]
  /** Address that stops this kind of mail at once (RFC 8058). */
  readonly stop?: string
  /** Where answers go; left out: to its sender. */
  readonly replyTo?: string
  /** Where it comes back to when it does not arrive; left out: to its sender. */
  readonly returnTo?: string
  /** Of a mail that a person wrote and we pass on. */
  readonly passedOn?: PassedOn
}

export interface PassedOn {
  readonly messageId: string
  /** Mails it answers. */
  readonly answers: readonly string[]
  readonly replyTo: string
  /** Who sends it in the writer's name. */
  readonly sender: string
  /** Where it comes back to when it does not arrive. */
  readonly returnTo: string
  readonly headers: Readonly<Record<string, string>>
}

/** `refused`: it will never go out like this. `later`: it did not go out, another try may help.
 *  `unsure`: the connection broke after the text was handed over; it may have arrived. */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused' | 'later' | 'unsure'; readonly error: string }

export interface Transport {
  send(mail: Outbound): Promise<SendResult>
  close(): void
}

export function smtpTransport(url: string, key: MailKey | null = null): Transport {
  const server = createTransport({
    url,
    ...(key
      ? { dkim: { ...signed, domainName: key.domain, keySelector: key.selector, privateKey: key.privateKey } }
      : {}),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        const sent = await server.sendMail({
          from: { ...mail.from },
          to: { ...mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: attachmentsOf(mail),
          ...(mail.passedOn ? passing(mail.passedOn, mail.to.address) : ownHeaders(mail)),
        })
        return { kind: 'sent', messageId: sent.messageId }
      } catch (error) {
        return failure(error as MailError)
      }
    },
    close: () => server.close(),
  }
}

const attachmentsOf = ({ attached, pictures = [] }: Outbound) => [
  ...(attached ? [{ filename: attached.name, contentType: attached.type, content: attached.text }] : []),
  ...pictures.map(({ id, type, bytes }) => ({
    ...{ cid: id, contentType: type, content: Buffer.from(bytes), contentDisposition: 'inline' as const },
    filename: `${id.split('@')[0]}.${type.split('/')[1]}`,
  })),
]

const ownHeaders = (mail: Outbound) => ({
  // The same for every try: a server that got it twice can tell.
  messageId: `<${mail.id}@${mail.from.address.split('@')[1] ?? 'komunigi'}>`,
  ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
  ...(mail.returnTo ? { envelope: { from: mail.returnTo, to: mail.to.address } } : {}),
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(mail.stop
      ? { 'List-Unsubscribe': `<${mail.stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  },
})

const passing = ({ messageId, answers, replyTo, sender, returnTo, headers }: PassedOn, to: string) => ({
  ...{ messageId, replyTo, sender, headers: { ...headers }, references: [...answers] },
  ...(answers.length > 0 ? { inReplyTo: answers.at(-1) as string } : {}),
  envelope: { from: returnTo, to },
})

interface MailError extends Error {
  readonly responseCode?: number
  readonly command?: string
}

function failure(error: MailError): SendResult {
  const code = error.responseCode ?? 0
  if (code >= 500) return { kind: error.command?.startsWith('AUTH') ? 'later' : 'refused', error: error.message }
  if (code >= 400) return { kind: 'later', error: error.message }
  return { kind: error.command === 'DATA' ? 'unsure' : 'later', error: error.message }
}
