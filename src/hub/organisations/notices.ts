/** Mails of a community about membership (domain-hub-funding 7, N1 to N3). Texts are `notice.<code>.*` in the messages. */
import './people.ts'
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'organisations.application' },
  { code: 'organisations.opinion' },
  // money and deadlines of an organisation: its people cannot switch them off
  { code: 'organisations.application_answered', always: true },
  { code: 'organisations.status', always: true },
  { code: 'organisations.status_next', always: true },
  { code: 'organisations.leaving', always: true },
  { code: 'organisations.excluded', always: true },
  { code: 'organisations.new_version', always: true },
]
