/** The few mails that signing in sends. Plain words, one link; the mail house lays them out. */
import type { Language } from '#platform/action.ts'
import type { Words } from '#platform/i18n/words.ts'

/** A mail ready to go. */
export interface OutgoingMail {
  /** What it is, `auth.link`: shown in the mailbox. */
  readonly kind: string
  readonly to: string
  readonly language: Language
  readonly subject: string
  /** Plain text; an empty line begins a paragraph. */
  readonly body: string
  readonly link?: { readonly url: string; readonly label: string }
}

/** Which text (`auth.mail.<kind>.…`), to whom, and where its link leads. */
export interface AuthMail {
  readonly to: string
  readonly language: Language
  readonly kind: 'link' | 'address_old' | 'address_new' | 'address_changed' | 'security' | 'connect' | 'password'
  readonly link?: string
  readonly facts?: Readonly<Record<string, string | number>>
}

/** Writes the mail: what it is about, why it came, and the label of its link. */
export function writeMail(words: Words, mail: AuthMail): OutgoingMail {
  const { to, language, kind, link } = mail
  const say = (part: string) => words.say(language, `auth.mail.${kind}.${part}`, mail.facts ?? {})
  const body = [words.say(language, 'auth.mail.greeting'), say('body'), say('why')].join('\n\n')
  const rest = link ? { link: { url: link, label: say('button') } } : {}
  return { kind: `auth.${kind}`, to, language, subject: say('subject'), body, ...rest }
}
