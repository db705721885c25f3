/** Mails about meetings (domain-hub-governance-communication 7, N40 to N42). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'meetings.called' },
  { code: 'meetings.changed' },
  { code: 'meetings.called_off' },
  { code: 'meetings.dates' },
  { code: 'meetings.minutes' },
  { code: 'meetings.actions' },
  { code: 'meetings.correction' },
  { code: 'meetings.reminder' },
  { code: 'meetings.event_announced' },
  { code: 'meetings.event_changed', always: true },
  { code: 'meetings.event_called_off', always: true },
  { code: 'meetings.event_reminder' },
  // whoever registered waits for an answer, and an offer ends
  { code: 'meetings.registered', always: true },
  { code: 'meetings.registered_already', always: true },
  { code: 'meetings.place_offered', always: true },
  { code: 'meetings.registration_ended', always: true },
]
