/** What is to be done with the label of one product at one place. Computed from three fingerprints, never stored.
 *  Source: domain catalogue and labels, 4 (table ShelfLabel). */
import type { Instant } from '#platform/values/day.ts'

export type ShelfLabelState = 'none' | 'no_format' | 'to_print' | 'to_place' | 'up_to_date' | 'to_remove'

export interface ShelfLabelFacts {
  /** Of what should hang there; null: the product has no format. */
  readonly wanted: string | null
  /** Of the last run that came out, and of what hangs. */
  readonly printed: Stamp | null
  readonly placed: Stamp | null
  /** Somebody asked to print it again; it counts until what came out since hangs. */
  readonly reprintAsked: Instant | null
  /** The product is sold, and its place is still there. */
  readonly wantedHere: boolean
}
export interface Stamp {
  readonly fingerprint: string
  readonly at: Instant
}

/** `printedIsPlaced` (Obeesdoo, La Louve): what came out counts as hanging. */
export type Placement = 'confirm' | 'printed_is_placed'

export function stateOf(facts: ShelfLabelFacts, placement: Placement): ShelfLabelState {
  const { wanted, printed } = facts
  const placed = hanging(facts, placement)
  if (!facts.wantedHere) return placed ? 'to_remove' : 'none'
  if (wanted === null) return 'no_format'
  const asked = facts.reprintAsked
  const open = asked !== null && (placed === null || placed.at < asked)
  if (!open && placed?.fingerprint === wanted) return 'up_to_date'
  // A print that was asked for is answered by what came out since, although it says the same as what hangs.
  const cameOut = printed?.fingerprint === wanted && (!open || printed.at >= asked)
  return cameOut ? 'to_place' : 'to_print'
}

/** Paper that came out, was never placed and is wrong by now: to be thrown away. */
export function paperToThrowAway(facts: ShelfLabelFacts, placement: Placement): boolean {
  const { printed, wanted, wantedHere } = facts
  if (!printed || printed.at <= (hanging(facts, placement)?.at ?? '')) return false
  return !wantedHere || printed.fingerprint !== wanted
}

function hanging({ printed, placed }: ShelfLabelFacts, placement: Placement): Stamp | null {
  if (placement === 'confirm' || !printed) return placed
  return placed && placed.at > printed.at ? placed : printed
}
