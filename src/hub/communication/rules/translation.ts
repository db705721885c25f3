/** How far a translation is, and what its reader is told (domain-hub-governance-communication 5.15). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'

export const translationStates = ['original', 'missing', 'draft', 'reviewed', 'outdated'] as const
export type TranslationState = (typeof translationStates)[number]

export interface Translated {
  readonly language: string
  readonly writtenAt: Instant
  readonly reviewedAt: Instant | null
}

/** Outdated: the original was changed after it was last written or reviewed. */
export function textState(texts: readonly Translated[], language: string, original: string): TranslationState {
  const text = texts.find((one) => one.language === language)
  if (!text) return 'missing'
  if (language === original) return 'original'
  const first = texts.find((one) => one.language === original)
  if (first && (text.reviewedAt ?? text.writtenAt) < first.writtenAt) return 'outdated'
  return text.reviewedAt === null ? 'draft' : 'reviewed'
}

/** What stands above a text: that it is not in the language one reads, or that the original counts. */
export type ReaderNote = 'other_language' | 'not_reviewed' | 'outdated'

export function readerNote(wished: string, language: string, state: TranslationState): ReaderNote | null {
  if (wished !== language) return 'other_language'
  if (state === 'outdated') return 'outdated'
  return state === 'draft' ? 'not_reviewed' : null
}

/** A second person reviews a translation; the original is reviewed with the whole issue. */
export function whyNotReviewText(state: TranslationState, own: boolean, language: string): Refusal[] {
  if (state === 'missing') return [refuse('text.missing', { language })]
  const no: Refusal[] = []
  if (state === 'original') no.push(refuse('text.original', { language }))
  if (state === 'reviewed') no.push(refuse('text.reviewed', { language }))
  if (own) no.push(refuse('issue.own_review'))
  return no
}
