/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'proposal.state': ['why', 'state'],
  'proposal.incomplete': ['parts'],
  'proposal.review_passed': [],
  'proposal.not_active': ['organisation'],
  'proposal.paragraph': ['paragraph', 'last'],
  'comment.reason_missing': [],
  'objection.harm': ['least', 'most', 'length'],
  'objection.help': ['least', 'most', 'length'],
  'objection.over': [],
  'rfc.not_ready': ['open', 'missing', 'objections', 'day'],
} as const
