/** Mails about meetings (domain-hub-governance-communication 7, N40 and N41). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'meetings.called' },
  { code: 'meetings.changed' },
  { code: 'meetings.called_off' },
  { code: 'meetings.dates' },
  { code: 'meetings.minutes' },
  { code: 'meetings.actions' },
  { code: 'meetings.correction' },
]
