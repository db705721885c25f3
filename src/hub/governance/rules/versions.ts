/** How two versions of a text differ, and where a comment on the older one belongs now
 *  (domain-hub-governance-communication 4 and 5.2). */

/** Blank lines part one paragraph from the next. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** How many stand in both, in the same order. */
function inBoth(one: readonly string[], other: readonly string[]): number {
  let before = new Array<number>(other.length + 1).fill(0)
  for (const word of one) {
    const now = [0]
    for (let at = 0; at < other.length; at++)
      now.push(word === other[at] ? (before[at] as number) + 1 : Math.max(before[at + 1] as number, now[at] as number))
    before = now
  }
  return before[other.length] as number
}

/** Words added and words removed, together. What is alike at both ends is not compared again. */
export function changedWords(before: readonly string[], after: readonly string[]): number {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const one = before.slice(head, before.length - tail)
  const other = after.slice(head, after.length - tail)
  return one.length + other.length - 2 * inBoth(one, other)
}

/** Declared so, or more of the words before were touched than allowed (in ten thousandths). */
export const isSubstantive = (declared: boolean, changed: number, wordsBefore: number, mostBp: number): boolean =>
  declared || BigInt(changed) * 10_000n > BigInt(mostBp) * BigInt(wordsBefore)

/** The same paragraph, though not word for word: half of all their words stand in both. */
function isAlike(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return 4 * inBoth(words, others) >= words.length + others.length
}

/** For each paragraph of the older version its place in the newer one, from 0; null where it is gone. */
export function placesIn(older: readonly string[], newer: readonly string[]): (number | null)[] {
  const places = new Array<number | null>(older.length).fill(null)
  let from = 0
  for (const [at, text] of older.entries()) {
    const same = newer.indexOf(text, from)
    if (same < 0) continue
    places[at] = same
    from = same + 1
  }
  for (const [at, text] of older.entries()) {
    if (places[at] !== null) continue
    const last = places.slice(0, at).findLast((place) => place !== null) ?? -1
    const next = places.slice(at + 1).find((place) => place !== null) ?? newer.length
    const found = newer.findIndex((other, place) => place > last && place < next && isAlike(text, other))
    if (found >= 0) places[at] = found
  }
  return places
}

/** Where a comment on a paragraph (from 1) of a version stands in the newest; null: "older", its words are gone. */
export function placeNow(versions: readonly (readonly string[])[], version: number, paragraph: number): number | null {
  let at: number | null = paragraph - 1
  for (let n = version; n < versions.length && at !== null; n++)
    at = placesIn(versions[n - 1] ?? [], versions[n] ?? [])[at] ?? null
  return at === null ? null : at + 1
}

export interface Difference {
  readonly paragraph: number | null
  readonly before: string | null
  readonly after: string | null
}

/** What differs, paragraph by paragraph: changed, gone, or new. */
export function differences(older: readonly string[], newer: readonly string[]): Difference[] {
  const places = placesIn(older, newer)
  const gone = older.flatMap((text, at) =>
    places[at] === null ? [{ paragraph: null, before: text, after: null }] : [],
  )
  const others = newer.flatMap((after, at): Difference[] => {
    const from = places.indexOf(at)
    const before = from < 0 ? null : (older[from] ?? null)
    return before === after ? [] : [{ paragraph: at + 1, before, after }]
  })
  return [...others, ...gone]
}
