/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/nightly.ts'

export const jobs: readonly Job[] = [{ name: 'governance.turn_day', at: { time: '00:06' }, run: turnDay }]
