/** A round of speech: everybody who is there speaks once, in turn, before anybody speaks twice (domain-hub-governance 6). */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** In the order of joining; each round of a meeting begins one further on, so that nobody is always first or last. */
export function orderOfSpeech(present: readonly string[], roundsBefore: number): string[] {
  if (present.length === 0) return []
  const from = roundsBefore % present.length
  return [...present.slice(from), ...present.slice(0, from)]
}

export interface Speech {
  readonly order: readonly string[] | null
  readonly spoken: number
}

/** Whose turn it is; null: no round runs, or everybody has spoken. */
export const speaking = ({ order, spoken }: Speech): string | null => order?.[spoken] ?? null

export const whyNotSpeech = (present: readonly string[]): Refusal[] =>
  present.length > 0 ? [] : [refuse('speech.nobody')]

export const whyNotNext = (speech: Speech): Refusal[] => (speaking(speech) === null ? [refuse('speech.over')] : [])
