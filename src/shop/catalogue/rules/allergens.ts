/** The fourteen groups of EU regulation 1169/2011, and what may be said of each. Unknown is never printed as free. */
export const allergenCodes = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soya',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphite',
  'lupin',
  'molluscs',
] as const
export const allergenWords = ['contains', 'mayContain', 'free', 'unknown'] as const

export type Allergens = Readonly<Record<string, (typeof allergenWords)[number]>>

/** What a label may print: what it contains, what it may contain, and what nobody knows. */
export const allergensSaid = (given: Allergens) => ({
  contains: allergenCodes.filter((code) => given[code] === 'contains'),
  mayContain: allergenCodes.filter((code) => given[code] === 'mayContain'),
  unknown: allergenCodes.filter((code) => (given[code] ?? 'unknown') === 'unknown'),
})
