/** How alike two column headers are, whoever wrote them. */
import { plain } from '../values/text.ts'

/** Words that say nothing about a column, in five languages. */
const fillers = new Set(
  'de du des la le les l d et ou si of the a an and or van het der die das den und oder el los las del y o en en da un une ein eine een'.split(
    ' ',
  ),
)

/** A header cut into the parts of its path, each into its words. A last part `id` says that keys are meant. */
export interface HeaderMeaning {
  readonly parts: readonly (readonly string[])[]
  readonly key: boolean
}

export function meaningOf(header: string): HeaderMeaning {
  const parts = plain(header)
    .split('/')
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const last = parts.at(-1)
  const key = parts.length > 1 && last?.length === 1 && last[0] === 'id'
  return { parts: key ? parts.slice(0, -1) : parts, key }
}

function wordsOf(part: string): string[] {
  const words = part.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const telling = words.filter((word) => !fillers.has(word))
  return telling.length > 0 ? telling : words
}

/** 0 (nothing in common) to 1 (the same). `parent/child` is compared part by part;
 *  a sub-column is not what its last word alone would be: `Supplier/Name` is hardly a `Name`. */
export function likeness(one: HeaderMeaning, other: HeaderMeaning): number {
  const [a, b] = [one.parts, other.parts]
  if (a.length === 0 || b.length === 0) return 0
  const keys = one.key === other.key ? 1 : 0.85
  const last = wordsAlike(a.at(-1) ?? [], b.at(-1) ?? [])
  if (a.length !== b.length) return last * 0.5 * keys
  if (a.length === 1) return last * keys
  const parents = a.slice(0, -1).map((words, at) => wordsAlike(words, b[at] ?? []))
  const worst = Math.min(...parents)
  return (worst < 0.5 ? last * 0.5 : last * 0.6 + worst * 0.4) * keys
}

function wordsAlike(one: readonly string[], other: readonly string[]): number {
  const [first, second] = [spellings(one), spellings(other)]
  if (first.inOrder === second.inOrder) return 1
  if (first.sorted === second.sorted) return 0.97
  const [a, b] = [first.together, second.together]
  if (a === b) return 0.96
  const whole = Math.min(a.length, b.length) > 4 ? lettersAlike(a, b, 0.8) : 0
  return Math.max(sharedWords(one, other), whole > 0.8 ? whole * 0.9 : 0)
}

interface Spellings {
  readonly inOrder: string
  readonly sorted: string
  readonly together: string
}

const spelled = new WeakMap<readonly string[], Spellings>()

function spellings(words: readonly string[]): Spellings {
  const known = spelled.get(words)
  if (known) return known
  const made = { inOrder: words.join(' '), sorted: words.toSorted().join(' '), together: words.join('') }
  spelled.set(words, made)
  return made
}

function sharedWords(one: readonly string[], other: readonly string[]): number {
  const left = [...other]
  let shared = 0
  for (const word of one) {
    const scores = left.map((candidate) => wordAlike(word, candidate))
    const best = Math.max(0, ...scores)
    if (best === 0) continue
    shared += best
    left.splice(scores.indexOf(best), 1)
  }
  return ((2 * shared) / (one.length + other.length)) * 0.95
}

/** The same word, another ending of it, or a slip of the pen. */
function wordAlike(one: string, other: string): number {
  if (one === other) return 1
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length === 3 && long.length === 4 && long.startsWith(short)) return 0.9
  if (short.length >= 4 && long.startsWith(short) && short.length * 1.6 >= long.length) return 0.9
  const alike = short.length >= 4 ? lettersAlike(one, other, 0.75) : 0
  return alike >= 0.75 ? alike * 0.9 : 0
}

/** Share of common pairs of letters (Dice); 0 where their lengths alone say that it is less than `atLeast`. */
function lettersAlike(one: string, other: string, atLeast: number): number {
  const all = one.length - 1 + (other.length - 1)
  if ((2 * (Math.min(one.length, other.length) - 1)) / all < atLeast) return 0
  const [a, b] = [pairs(one), pairs(other)]
  let common = 0
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0)
  return (2 * common) / all
}

/** The same headers and words meet again and again: each is taken apart once. */
const takenApart = new Map<string, ReadonlyMap<string, number>>()
const rememberedAtMost = 20_000

function pairs(text: string): ReadonlyMap<string, number> {
  const known = takenApart.get(text)
  if (known) return known
  const counted = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    counted.set(pair, (counted.get(pair) ?? 0) + 1)
  }
  if (takenApart.size >= rememberedAtMost) takenApart.clear()
  takenApart.set(text, counted)
  return counted
}
