/** Everything that can happen to exchanges. Facts are ids, days and states. */
export const events = [
  'exchanges.seat_changed',
  'exchanges.seat_returned',
  'exchanges.seat_released',
  'exchanges.swap_requested',
  'exchanges.ask_declined',
  'exchanges.proposal_made',
  'exchanges.proposal_consented',
  'exchanges.proposal_done',
  'exchanges.request_ended',
  'exchanges.request_reopened',
  'exchanges.proposal_off',
  'exchanges.call_ended',
] as const
