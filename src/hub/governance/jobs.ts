/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/nightly.ts'
import { turnVotes } from './actions/turning.ts'
import { nextVoteMoment } from './store/votes-due.ts'

export const jobs: readonly Job[] = [
  {
    name: 'governance.turn_day',
    at: { time: '00:06' },
    over: ['governance.decision', 'governance.initiative', 'governance.proposal', 'governance.term', 'governance.vote'],
    run: turnDay,
  },
  {
    name: 'governance.turn_votes',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextVoteMoment(db, organisation),
    over: ['governance.decision', 'governance.objection', 'governance.vote'],
    run: turnVotes,
  },
]
