/** What meetings do when something happened elsewhere: agendas follow what is open. */
import type { Reaction } from '#platform/module.ts'
import { followAgendas } from './actions/nightly.ts'

export const reactions: readonly Reaction[] = [
  {
    name: 'meetings.follow_agendas',
    on: [
      'needs.submitted',
      'needs.merged',
      'needs.analysed',
      'needs.classified',
      'needs.estimated',
      'needs.released',
      'needs.delivered',
      'needs.declined',
      'needs.withdrawn',
      'governance.proposal_published',
      'governance.proposal_resumed',
      'governance.proposal_withdrawn',
      'governance.proposal_postponed',
      'governance.proposal_put_off',
      'governance.proposal_decided',
      'governance.final_comments_over',
      'funding.round_opened',
      'funding.round_met',
      'funding.round_failed',
      'funding.round_cancelled',
    ],
    together: followAgendas,
  },
]
