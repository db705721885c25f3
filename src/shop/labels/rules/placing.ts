/** Whether paper that somebody hangs is the right one. What was right when it was hung is right, although the phone tells
 *  of it later. Source: domain catalogue and labels, 4 (ShelfLabel) and 6 (place labels). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { Stamp } from './shelf-label.ts'

export interface PlacingFacts {
  readonly name: string
  readonly here: boolean
  readonly printed: Stamp | null
  /** What should hang, as of the day it was printed for or today, and since when. */
  readonly wanted: string | null
  readonly wantedAt: Instant | null
}
export interface Placing {
  /** The paper in the hand; null: the one that came out last. */
  readonly fingerprint: string | null
  readonly at: Instant
}

export function whyNotPlaced({ name, here, printed, wanted, wantedAt }: PlacingFacts, placing: Placing): Refusal[] {
  if (!here) return [refuse('label.not_here', { name })]
  if (!printed) return [refuse('label.not_printed', { name })]
  if (placing.fingerprint !== null && placing.fingerprint !== printed.fingerprint)
    return [refuse('label.other_print', { name })]
  const wasRight = wantedAt !== null && placing.at < wantedAt
  return printed.fingerprint === wanted || wasRight ? [] : [refuse('label.changed_since', { name })]
}
