/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { followSuggestions } from './actions/following.ts'

export const jobs: readonly Job[] = [
  { name: 'catalogue.follow_suggestions', at: { time: '03:30' }, run: followSuggestions },
]
