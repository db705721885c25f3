/** What exchanges do when something happened to seats. */
import type { Reaction } from '#platform/module.ts'
import { settle } from './actions/settle.ts'
import { matchSwaps } from './actions/swap-matching.ts'

/** Everything by which a seat may be gone, or somebody else's. */
const seatsMayBeGone = [
  'shifts.seat_cancelled',
  'shifts.stand_in_set',
  'shifts.shift_cancelled',
  'shifts.shift_edited',
  'shifts.days_closed',
  'shifts.template_edited',
  'shifts.template_ended',
  'shifts.template_split',
  'shifts.fixed_seat_given',
  'shifts.fixed_seat_moved',
  'shifts.mode_changed',
  'shifts.leave_granted',
  'shifts.leave_approved',
  'shifts.leave_moved',
  'shifts.standing_changed',
  'shifts.seat_lost',
  'shifts.unsubscribed',
  'shifts.resignation_set',
  'shifts.outcome_marked',
  'shifts.sheet_validated',
  'members.contacts_merged',
]

export const reactions: readonly Reaction[] = [
  { name: 'exchanges.settle', on: seatsMayBeGone, run: settle },
  { name: 'exchanges.match', on: ['exchanges.swap_requested'], run: matchSwaps },
]
