/** Mails about exchanges. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'exchanges.changed' },
  { code: 'exchanges.released' },
  { code: 'exchanges.swap_off' },
  { code: 'exchanges.swap_expired' },
  { code: 'exchanges.call_expired' },
]
