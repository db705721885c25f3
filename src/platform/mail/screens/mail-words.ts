/** How mails are spoken of on every page. */
import type { Tone } from '#app/ui/Status.tsx'
import { hasWords, t } from '#app/words.ts'
import type { MailLine, MailState } from '../contract.ts'

/** What a notice is called; a mail of the installation goes by its own kind. */
export const noticeName = (code: string): string => (hasWords(`notice.${code}.name`) ? t(`notice.${code}.name`) : code)

const tones: Readonly<Record<MailState, Tone>> = {
  wanted: 'news',
  sending: 'news',
  unsure: 'attention',
  sent: 'fine',
  switched_off: 'quiet',
  settled: 'quiet',
  gathered: 'news',
  digested: 'fine',
  no_address: 'refused',
  failed: 'refused',
}

const kinds: Readonly<Record<string, string>> = { mailbox: 'kept', push: 'shown' }

/** A mail that only the mailbox has was not sent: it is kept here. One that a device took was shown there. */
export const stateOf = (mail: MailLine): { readonly tone: Tone; readonly says: string } => ({
  tone: tones[mail.state],
  says: t(`mailbox.state.${mail.state === 'sent' ? (kinds[mail.sentBy ?? ''] ?? mail.state) : mail.state}`),
})
