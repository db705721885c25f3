/** What exchanges do when something happened to seats. */
import type { Reaction } from '#platform/module.ts'
import { callOut } from './actions/call-out.ts'
import { settle, tellHolder } from './actions/settle.ts'
import { endStandbyOfLeavers } from './actions/standby.ts'
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
  'shifts.membership_followed',
  'shifts.unsubscribed',
  'shifts.resignation_set',
  'shifts.outcome_marked',
  'shifts.sheet_validated',
  'members.contacts_merged',
]

export const reactions: readonly Reaction[] = [
  { name: 'exchanges.settle', on: seatsMayBeGone, run: settle },
  { name: 'exchanges.match', on: ['exchanges.swap_requested', 'exchanges.wishes_changed'], run: matchSwaps },
  { name: 'exchanges.tell_holder', on: ['shifts.stand_in_set'], run: tellHolder },
  {
    name: 'exchanges.call_out',
    on: [
      ...seatsMayBeGone,
      'shifts.seat_booked',
      'exchanges.call_opened',
      'exchanges.call_ended',
      'exchanges.call_filled',
      'exchanges.shop_told',
    ],
    run: callOut,
  },
  {
    name: 'exchanges.end_standby',
    on: [
      'shifts.standing_changed',
      'shifts.unsubscribed',
      'shifts.resignation_set',
      'shifts.membership_followed',
      'members.membership_changed',
    ],
    run: endStandbyOfLeavers,
  },
]
