/** Mails of communication (domain-hub-governance-communication 5.11, 7, N44). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  // asked for by whoever typed the address, once
  { code: 'communication.confirm', always: true },
  // somebody must look, or nothing goes on
  { code: 'communication.news_stopped', always: true },
  { code: 'communication.list_waits' },
  { code: 'communication.list_gone' },
  // answers to a mail that somebody sent
  { code: 'communication.list_stranger', always: true },
  { code: 'communication.list_unreadable', always: true },
  { code: 'communication.list_rejected', always: true },
  { code: 'communication.list_returned', always: true },
]
