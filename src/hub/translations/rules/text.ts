/** A text in another language than the one that binds (domain-hub-governance-communication 5.15): how far it is, and
 *  which of its parts still say what the original says. */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Of a text, part by part: `title`, `cost`, `paragraph_2`. */
export type Words = Readonly<Record<string, string>>

/** What is translated: each kind belongs to a module, which says where its words stand. */
export const textKinds = ['proposal', 'decision', 'need'] as const
export type TextKindName = (typeof textKinds)[number]

export const translationStates = ['missing', 'draft', 'reviewed', 'outdated'] as const
export type TranslationState = (typeof translationStates)[number]

export interface Written {
  readonly words: Words
  /** The original as it stood when this was written. */
  readonly original: Words
  readonly reviewedAt: string | null
}

const isSame = (one: Words, other: Words): boolean => {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}

const isEmpty = (words: Words): boolean => Object.values(words).every((word) => word.trim() === '')

/** Outdated: a second person read it, and the original has changed since. What was emptied is missing again. */
export function stateOf(text: Written | undefined, original: Words): TranslationState {
  if (!text || isEmpty(text.words)) return 'missing'
  if (text.reviewedAt === null) return 'draft'
  return isSame(text.original, original) ? 'reviewed' : 'outdated'
}

/** The parts that still say what the original says, wherever they stand now; what was written of other words is left out. */
export function fitting(text: Written | undefined, original: Words): Words {
  if (!text) return {}
  const moved = new Map(Object.entries(text.original).map(([key, said]) => [said, key]))
  return Object.fromEntries(
    Object.entries(original).flatMap(([key, said]) => {
      const at = text.original[key] === said ? key : moved.get(said)
      const word = at === undefined ? '' : (text.words[at] ?? '')
      return word === '' ? [] : [[key, word]]
    }),
  )
}

/** What a translator begins with: what still fits, and where a part changed, what was said in its place before. */
export const begunWith = (text: Written | undefined, original: Words): Words => ({
  ...Object.fromEntries(Object.keys(original).map((key) => [key, text?.words[key] ?? ''])),
  ...fitting(text, original),
})

/** Only what the original has, without blanks around it; nothing in place of what is empty. */
export const tidied = (words: Words, original: Words): Words =>
  Object.fromEntries(
    Object.keys(original).flatMap((key) => {
      const word = (words[key] ?? '').trim()
      return word === '' ? [] : [[key, word]]
    }),
  )

/** Says a part in these words, else as the original says it; nothing where that says nothing. */
export const saidIn =
  (words: Words = {}) =>
  <W extends string | null>(part: string, said: W): W | string =>
    said === null ? said : (words[part] ?? said)

export function whyNotWrite(language: string, of: { readonly language: string }): Refusal[] {
  return language === of.language ? [refuse('translation.original', { language })] : []
}

/** A second person reads it beside the original as it is today, the whole of it. */
export function whyNotReview(text: Written | undefined, original: Words, own: boolean): Refusal[] {
  const state = stateOf(text, original)
  if (!text || state === 'missing') return [refuse('translation.missing')]
  if (state === 'reviewed') return [refuse('translation.reviewed')]
  if (!isSame(text.original, original)) return [refuse('translation.changed')]
  const lacking = Object.keys(original).filter((key) => !text.words[key]).length
  return [
    ...(lacking > 0 ? [refuse('translation.incomplete', { count: lacking })] : []),
    ...(own ? [refuse('translation.own_review')] : []),
  ]
}

/** The order of parts: as their kinds stand in `order`, those with a number by it. */
export function inOrder(keys: readonly string[], order: readonly string[]): string[] {
  const placeOf = (key: string): number => order.findIndex((kind) => key === kind || key.startsWith(`${kind}_`))
  const numberOf = (key: string): number => Number(/_(\d+)$/.exec(key)?.[1] ?? 0)
  return keys.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || numberOf(one) - numberOf(other) || (one < other ? -1 : 1),
  )
}
