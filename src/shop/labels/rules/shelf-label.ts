/** What is to be done with the label of one product at one place. Computed from three fingerprints, never stored.
 *  Source: domain catalogue and labels, 4 (table ShelfLabel). */
import type { Day, Instant } from '#platform/values/day.ts'

export const shelfLabelStates = ['none', 'no_format', 'to_print', 'to_place', 'up_to_date', 'to_remove'] as const
export type ShelfLabelState = (typeof shelfLabelStates)[number]

export interface ShelfLabelFacts {
  /** Of what should hang there; null: the product has no format. */
  readonly wanted: string | null
  /** Of the last run that came out, and of what hangs. */
  readonly printed: Stamp | null
  readonly placed: Stamp | null
  /** Somebody asked to print it again, and what came out since does not hang yet. Asking forgets what came out before:
   *  whoever asks has no such paper. */
  readonly reprintAsked: boolean
  /** The product is sold, and its place is still there. */
  readonly wantedHere: boolean
  /** The day for which is asked what to do. */
  readonly day: Day
}
export interface Stamp {
  readonly fingerprint: string
  readonly at: Instant
  /** The day whose prices it says: tonight's print may be tomorrow's label. */
  readonly forDay: Day
}

/** `printedIsPlaced` (Obeesdoo, La Louve): what came out counts as hanging. */
export type Placement = 'confirm' | 'printed_is_placed'

export function stateOf(facts: ShelfLabelFacts, placement: Placement): ShelfLabelState {
  const { wanted, printed } = facts
  const placed = hangingOf(facts, placement)
  if (!facts.wantedHere) return placed ? 'to_remove' : 'none'
  if (wanted === null) return 'no_format'
  const right = placed?.fingerprint === wanted
  // Hung the evening before: it is right from that day on, and today nobody changes it back.
  const early = placed !== null && placed.forDay > facts.day
  if (!facts.reprintAsked && (right || early)) return 'up_to_date'
  return printed?.fingerprint === wanted ? 'to_place' : 'to_print'
}

/** Paper that came out, was never placed and is wrong by now: to be thrown away. */
export function paperToThrowAway(facts: ShelfLabelFacts, placement: Placement): boolean {
  const { printed, wanted, wantedHere } = facts
  if (!printed || printed.forDay > facts.day || printed.at <= (hangingOf(facts, placement)?.at ?? '')) return false
  return !wantedHere || printed.fingerprint !== wanted
}

export function hangingOf({ printed, placed }: ShelfLabelFacts, placement: Placement): Stamp | null {
  if (placement === 'confirm' || !printed) return placed
  return placed && placed.at > printed.at ? placed : printed
}
