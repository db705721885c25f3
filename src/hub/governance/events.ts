/** Everything that can happen here. */
export const events = [] as const
