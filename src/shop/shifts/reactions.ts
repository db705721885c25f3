/** What shifts do when something happened to a member. */
import type { Reaction } from '#platform/module.ts'
import { followMembership } from './actions/membership-end.ts'

export const reactions: readonly Reaction[] = [
  {
    name: 'shifts.follow_membership',
    on: ['members.membership_changed'],
    run: followMembership,
  },
]
