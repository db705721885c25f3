/** Everything that can happen here. */
export const events = [
  'funding.entry_booked',
  'funding.entry_reversed',
  'funding.month_locked',
  'funding.dues_plan_adopted',
  'funding.dues_chosen',
  'funding.round_opened',
  'funding.pledge_given',
  'funding.pledge_withdrawn',
  'funding.round_met',
  'funding.round_failed',
  'funding.invoice_issued',
  'funding.credit_note_issued',
  'funding.billing_changed',
  'funding.rounds_exported',
] as const
