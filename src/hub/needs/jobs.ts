/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/nightly.ts'

export const jobs: readonly Job[] = [
  { name: 'needs.turn_day', at: { time: '00:04' }, over: ['needs.estimate', 'needs.need'], run: turnDay },
]
