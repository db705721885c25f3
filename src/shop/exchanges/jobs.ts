/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { callOut, nextCall } from './actions/call-out.ts'
import { nextSettling, settle } from './actions/settle.ts'
import { matchMorning } from './actions/swap-matching.ts'

export const jobs: readonly Job[] = [
  {
    name: 'exchanges.settle',
    at: { everyMinutes: 15 },
    waits: nextSettling,
    over: ['exchanges.stand_in_call', 'exchanges.swap_proposal', 'exchanges.swap_request'],
    run: settle,
  },
  { name: 'exchanges.call_out', at: { everyMinutes: 15 }, waits: nextCall, run: callOut },
  { name: 'exchanges.match_morning', at: { time: '05:00' }, over: ['exchanges.swap_request'], run: matchMorning },
]
