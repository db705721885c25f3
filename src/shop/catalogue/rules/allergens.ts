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

export type AllergenWord = (typeof allergenWords)[number]
export type Allergens = Readonly<Record<string, AllergenWord>>

/** Each of the fourteen groups under what is said of it; a group of which nothing is said is unknown. */
export const allergenGroups = (given: Allergens) => {
  const saidAs = (word: AllergenWord) => allergenCodes.filter((code) => (given[code] ?? 'unknown') === word)
  return {
    contains: saidAs('contains'),
    mayContain: saidAs('mayContain'),
    free: saidAs('free'),
    unknown: saidAs('unknown'),
  }
}

/** What a label may print: what it contains, what it may contain, and what nobody knows. */
export const allergensSaid = (given: Allergens) => {
  const { free: _free, ...said } = allergenGroups(given)
  return said
}
