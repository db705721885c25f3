/** After adoption only typing errors of a text change (domain-hub-governance-communication 5.2). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { wordsOf } from './versions.ts'

/** Letters that may differ in one word. */
const lettersAtMost = 2
const bare = (word: string): string => word.replace(/[\p{P}\p{S}]/gu, '')
const figures = (word: string): string => word.replace(/\P{Nd}/gu, '')

/** Letters put in, left out or changed to come from one word to the other. */
function lettersBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1]
    for (let at = 0; at < other.length; at++)
      now.push(
        Math.min(
          (before[at] as number) + (letter === other[at] ? 0 : 1),
          (before[at + 1] as number) + 1,
          (now[at] as number) + 1,
        ),
      )
    before = now
  }
  return before[other.length] as number
}

/** The same word but for a slip: capitals and marks aside two letters at most, fewer than half of them, and no figure. */
function isSlip(before: string, after: string): boolean {
  if (figures(before) !== figures(after)) return false
  const [one, other] = [bare(before).toLowerCase(), bare(after).toLowerCase()]
  const changed = lettersBetween(one, other)
  return changed <= lettersAtMost && changed * 2 <= Math.max(one.length, other.length)
}

/** The first word that is more than corrected; words that come or go, and paragraphs too, are no slips. */
export function whyNotCorrect(before: readonly string[], after: readonly string[]): Refusal[] {
  if (before.length !== after.length) return [refuse('proposal.not_typing', { why: 'words', word: '' })]
  for (const [at, text] of before.entries()) {
    const [words, others] = [wordsOf(text), wordsOf(after[at] ?? '')]
    if (words.length !== others.length) return [refuse('proposal.not_typing', { why: 'words', word: '' })]
    const wrong = words.findIndex((word, place) => !isSlip(word, others[place] ?? ''))
    if (wrong >= 0) return [refuse('proposal.not_typing', { why: null, word: others[wrong] ?? '' })]
  }
  return []
}
