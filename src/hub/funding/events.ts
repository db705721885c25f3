/** Everything that can happen here. */
export const events = [
  'funding.entry_booked',
  'funding.entry_reversed',
  'funding.month_locked',
  'funding.dues_plan_adopted',
  'funding.dues_chosen',
] as const
