/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'subscriber.state': ['why', 'state'],
} as const
