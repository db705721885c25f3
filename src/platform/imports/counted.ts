/** In which order the counts of an import are told: what was brought first, then each proof as one: what the file adds
 *  up to, what is here, the difference. The database keeps no order of its own. */
const proof = ['_in_file', '_here', '_difference'] as const

const partOf = (word: string): readonly [string, number] => {
  const at = proof.findIndex((suffix) => word.endsWith(suffix))
  return at < 0 ? ['', 0] : [word.slice(0, -(proof[at]?.length ?? 0)), at]
}

export const inTellingOrder = (counts: Iterable<readonly [string, number]>): (readonly [string, number])[] =>
  [...counts].toSorted(([one], [other]) => {
    const [[group, at], [otherGroup, otherAt]] = [partOf(one), partOf(other)]
    if (group !== otherGroup) return group < otherGroup ? -1 : 1
    if (at !== otherAt) return at - otherAt
    return one < other ? -1 : 1
  })
