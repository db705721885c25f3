/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { callOut } from './actions/call-out.ts'
import { settle } from './actions/settle.ts'
import { matchMorning } from './actions/swap-matching.ts'

export const jobs: readonly Job[] = [
  { name: 'exchanges.settle', at: { everyMinutes: 15 }, run: settle },
  { name: 'exchanges.call_out', at: { everyMinutes: 15 }, run: callOut },
  { name: 'exchanges.match_morning', at: { time: '05:00' }, run: matchMorning },
]
