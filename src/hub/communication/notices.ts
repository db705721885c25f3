/** Mails of communication (domain-hub-governance-communication 7, N44). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  // asked for by whoever typed the address, once
  { code: 'communication.confirm', always: true },
]
