/** What votes and proposals are about: a delegation may be for all of one theme. */
export const themes = ['funding', 'software', 'products', 'rules', 'people', 'other'] as const
export type Theme = (typeof themes)[number]
