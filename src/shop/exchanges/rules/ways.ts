/** Every kind of arrangement the office sees in its list. */
export const ways = ['change', 'swap', 'stand_in', 'tell_shop', 'release', 'gift', 'pot', 'call_out'] as const
export type Way = (typeof ways)[number]
