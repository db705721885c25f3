/** Mails about money of a community (domain-hub-funding 7). Money and deadlines of an organisation cannot be switched off. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'funding.dues_issued', always: true },
  { code: 'funding.payment', always: true },
  { code: 'funding.dues_waived', always: true },
  { code: 'funding.dues_written_off', always: true },
  { code: 'funding.dues_reminder', always: true },
]
