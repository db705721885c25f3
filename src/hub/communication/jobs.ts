/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { clearSubscribers } from './actions/subscribing.ts'

export const jobs: readonly Job[] = [
  { name: 'communication.clear_subscribers', at: { time: '00:20' }, run: clearSubscribers },
]
