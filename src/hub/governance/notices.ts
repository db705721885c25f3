/** Mails about proposals, votes, decisions and mandates (domain-hub-governance-communication 7, N31 to N39). Texts are `notice.<code>.*` in the messages. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'governance.proposal' },
  { code: 'governance.version' },
  { code: 'governance.final_comments' },
  { code: 'governance.initiative' },
  // to whoever commented from outside and left an address: once, and nothing else
  { code: 'governance.outside_judged', always: true },
  { code: 'governance.objection' },
  { code: 'governance.proposal_ended' },
  // votes cannot be switched off
  { code: 'governance.vote_open', always: true },
  { code: 'governance.vote_extended', always: true },
  { code: 'governance.reply_taken', always: true },
  { code: 'governance.reply_refused', always: true },
  { code: 'governance.vote_result', always: true },
  // what a vote came to that did not adopt its proposal
  { code: 'governance.proposal_voted', always: true },
  { code: 'governance.vote_lapsed', always: true },
  { code: 'governance.vote_cancelled', always: true },
  { code: 'governance.decision', always: true },
  // taken in a meeting: whoever was absent has seven days
  { code: 'governance.decision_pending', always: true },
  { code: 'governance.decision_holds', always: true },
  { code: 'governance.decision_stopped', always: true },
  { code: 'governance.review_due' },
  // what holds longer, otherwise, or no more (N36)
  { code: 'governance.decision_renewed', always: true },
  { code: 'governance.decision_ended', always: true },
  { code: 'governance.selection' },
  // one's own mandate is told of always (N39)
  { code: 'governance.nominated', always: true },
  { code: 'governance.mandate_given', always: true },
  { code: 'governance.mandate_started', always: true },
  { code: 'governance.mandate_ending', always: true },
  { code: 'governance.mandate_ended', always: true },
  { code: 'governance.mandate_left', always: true },
  { code: 'governance.mandate_acting', always: true },
]
