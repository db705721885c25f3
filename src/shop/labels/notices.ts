/** Mails about labels. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'labels.digest' },
  { code: 'labels.tomorrow' },
  { code: 'labels.gateway_silent', always: true },
]
