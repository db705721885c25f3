/** Mails about needs (domain-hub-funding 7, N10 to N16). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'needs.received' },
  { code: 'needs.merged' },
  { code: 'needs.sent_back' },
  { code: 'needs.side_exit' },
  { code: 'needs.going_on' },
  // deadlines of an organisation: its people cannot switch them off
  { code: 'needs.consultation', always: true },
  { code: 'needs.estimate_wanted', always: true },
  { code: 'needs.estimate_in' },
  { code: 'needs.ready_for_test', always: true },
  { code: 'needs.not_accepted' },
  { code: 'needs.delivered' },
  { code: 'needs.feedback', always: true },
  { code: 'needs.feedback_reminder', always: true },
  { code: 'needs.closed' },
]
