/** Mails about prices. Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [{ code: 'catalogue.rate_ahead' }]
