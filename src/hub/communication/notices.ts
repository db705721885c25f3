/** Mails of communication (domain-hub-governance-communication 5.11, 7, N43, N44). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  // asked for by whoever typed the address, once
  { code: 'communication.confirm', always: true },
  // an address that is known was typed in again: the page says nothing, so the mail does
  { code: 'communication.reads_already', always: true },
  { code: 'communication.helps_already', always: true },
  // somebody must look, or nothing goes on
  { code: 'communication.news_stopped', always: true },
  { code: 'communication.list_waits' },
  { code: 'communication.list_gone' },
  { code: 'communication.list_unwanted' },
  // answers to a mail that somebody sent
  { code: 'communication.list_stranger', always: true },
  { code: 'communication.list_unreadable', always: true },
  { code: 'communication.list_rejected', always: true },
  { code: 'communication.list_returned', always: true },
  // asked for by whoever typed the address, once; and the way in for whoever was invited
  { code: 'communication.contributor_confirm', always: true },
  { code: 'communication.contributor_welcome', always: true },
  // task news (N43)
  { code: 'communication.task_taken' },
  { code: 'communication.task_delivered' },
  { code: 'communication.task_waits' },
  { code: 'communication.task_late' },
  { code: 'communication.task_accepted' },
  { code: 'communication.task_changes' },
  { code: 'communication.task_returned' },
  { code: 'communication.task_classified' },
  { code: 'communication.week_short' },
  { code: 'communication.week_joined' },
  { code: 'communication.week_changed' },
  { code: 'communication.week_cancelled' },
  // to whoever asked for data, at the address given: the way in, and the answer
  { code: 'communication.research_asked', always: true },
  { code: 'communication.research_granted', always: true },
  { code: 'communication.research_refused', always: true },
  { code: 'communication.research_waits' },
  { code: 'communication.research_overdue' },
  // somebody wants to read what this organisation did: its word is needed
  { code: 'communication.research_agree' },
]
