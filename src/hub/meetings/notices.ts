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
  { code: 'meetings.event_changed' },
  { code: 'meetings.event_called_off' },
  { code: 'meetings.event_reminder' },
  { code: 'meetings.registered' },
  // an address that is known was typed in again: the page says nothing, so the mail does
  { code: 'meetings.registered_already', always: true },
  { code: 'meetings.place_offered' },
  { code: 'meetings.registration_ended' },
]
