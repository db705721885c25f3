/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { closeOverdue } from './actions/closing.ts'
import { turnDues } from './actions/periods.ts'
import { nextEnd } from './store/rounds.ts'

export const jobs: readonly Job[] = [
  {
    name: 'funding.close_rounds',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextEnd(db, organisation),
    run: closeOverdue,
  },
  { name: 'funding.turn_dues', at: { time: '00:20' }, run: turnDues },
]
