/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'subscriber.state': ['why', 'state'],
  'subscriber.email_missing': [],
  'subscriber.proof_missing': [],
  'subscriber.proof_ahead': ['day'],
  'subscriber.ended': ['why', 'state'],
  'issue.state': ['why', 'state'],
  'issue.empty': ['language'],
  'issue.unfinished': ['language'],
  'issue.own_review': [],
  'issue.past': [],
  'issue.not_unsure': [],
} as const
