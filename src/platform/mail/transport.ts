/** The way out: a mail server, or none (then mails are read in the app). */
import { createTransport } from 'nodemailer'

export interface MailAttachment {
  readonly name: string
  readonly type: string
  readonly text: string
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
  /** Address that stops this kind of mail at once (RFC 8058). */
  readonly stop?: string
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

export function smtpTransport(url: string): Transport {
  const server = createTransport({
    url,
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
          ...(mail.attached
            ? {
                attachments: [
                  { filename: mail.attached.name, contentType: mail.attached.type, content: mail.attached.text },
                ],
              }
            : {}),
          // The same for every try: a server that got it twice can tell.
          messageId: `<${mail.id}@${mail.from.address.split('@')[1] ?? 'komunigi'}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(mail.stop
              ? { 'List-Unsubscribe': `<${mail.stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
              : {}),
          },
        })
        return { kind: 'sent', messageId: sent.messageId }
      } catch (error) {
        return failure(error as MailError)
      }
    },
    close: () => server.close(),
  }
}

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

/** `Le Panier <mail@coop.example>` or a bare address, in its parts. */
export function senderOf(text: string): { name: string; address: string } {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text)
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: text.trim() }
}
