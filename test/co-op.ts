/** Organisations of a community for tests that need some: all alike but for their name, and for what a test is about. */
export const coOp = (name: string, country = 'BE') => ({
  id: null,
  name,
  kind: 'shop',
  country,
  city: 'Namur',
  state: 'active' as const,
  days: 100,
  turnover: 1000,
  people: [],
})
