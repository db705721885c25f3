/** Everything that can happen to exchanges. Facts are ids, days and states. */
export const events = [
  'exchanges.seat_changed',
  'exchanges.seat_returned',
  'exchanges.seat_released',
  'exchanges.request_ended',
  'exchanges.request_reopened',
  'exchanges.proposal_off',
  'exchanges.call_ended',
] as const
