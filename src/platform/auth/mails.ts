/** The few mails that signing in sends. Plain words, one link, no pictures. */
import type { Language } from '#platform/action.ts'
import type { Words } from '#platform/i18n/words.ts'

/** A mail ready to go. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: Language
}

/** Which text (`auth.mail.<kind>.…`), to whom, and where its link leads. */
export interface AuthMail {
  readonly to: string
  readonly language: Language
  readonly kind: 'link' | 'address_old' | 'address_new' | 'address_changed' | 'security'
  readonly link?: string
  readonly facts?: Readonly<Record<string, string | number>>
}

/** Writes the mail: subject, paragraphs, the link with its label, and why it came. */
export function writeMail(words: Words, mail: AuthMail): OutgoingMail {
  const say = (part: string) => words.say(mail.language, `auth.mail.${mail.kind}.${part}`, mail.facts ?? {})
  const above = [words.say(mail.language, 'auth.mail.greeting'), say('body')]
  const below = [say('why')]
  const label = mail.link ? say('button') : ''
  return {
    to: mail.to,
    language: mail.language,
    subject: say('subject'),
    text: [...above, ...(mail.link ? [`${label}:\n${mail.link}`] : []), ...below].join('\n\n'),
    html: [
      ...above.map(paragraph),
      ...(mail.link ? [`<p><a href="${escaped(mail.link)}" style="${buttonStyle}">${escaped(label)}</a></p>`] : []),
      ...below.map(paragraph),
    ].join('\n'),
  }
}

const buttonStyle =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#2F6B3A;color:#FFFFFF;text-decoration:none'

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
