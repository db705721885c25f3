/** Everything that can happen here. */
export const events = [
  'governance.proposal_written',
  'governance.proposal_changed',
  'governance.proposal_published',
  'governance.version_written',
  'governance.commented',
  'governance.comment_answered',
  'governance.proposal_read',
  'governance.final_comments_started',
  'governance.clock_stopped',
  'governance.final_comments_over',
  'governance.objection_raised',
  'governance.objection_withdrawn',
  'governance.proposal_withdrawn',
  'governance.proposal_postponed',
  'governance.proposal_resumed',
] as const
