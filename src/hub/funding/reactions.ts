/** What funding does when needs go on. */
import type { Reaction } from '#platform/module.ts'
import { followNeeds } from './actions/calls.ts'

export const reactions: readonly Reaction[] = [
  { name: 'funding.follow_needs', on: ['needs.released', 'needs.delivered'], run: followNeeds },
]
