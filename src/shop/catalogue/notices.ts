/** Mails about prices and imports. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'catalogue.rate_ahead' },
  { code: 'catalogue.import_finished' },
  { code: 'catalogue.import_failed', always: true },
  { code: 'catalogue.scale_silent', always: true },
]
