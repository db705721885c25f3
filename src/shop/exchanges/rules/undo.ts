/** Whether the office may undo a change or a swap: everybody goes back to the place given, and nobody loses one.
 *  Source: domain-shifts 5.10 (everyone consents; rules re-checked) and 4 (Attendance). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { againstReturn } from './returning.ts'
import type { GivenSeat } from './seat.ts'

export interface UndonePlace {
  readonly member: string
  /** The place that came of it, as it is by now. */
  readonly got: Pick<GivenSeat, 'state' | 'shiftState' | 'startsAt' | 'standIn'> & { readonly member: string }
  /** The place that was given for it. */
  readonly gave: { readonly shiftState: string; readonly startsAt: Instant; readonly cancelReason: string | null }
  /** Every reason of a booking why this person may not sit on the given place again. */
  readonly booking: readonly Refusal[]
}

export interface UndoFacts {
  readonly now: Instant
  readonly way: 'change' | 'swap'
  readonly undone: boolean
  readonly places: readonly UndonePlace[]
  /** Who said yes to going back. */
  readonly agreed: readonly string[]
}

/** Empty means it may be undone. Each reason once, whomever it concerns. */
export function whyNotUndo(facts: UndoFacts): Refusal[] {
  if (facts.undone) return [refuse('undo.undone')]
  const missing = facts.places.filter(({ member }) => !facts.agreed.includes(member))
  const no = facts.places.flatMap((place) => againstPlace(facts, place))
  if (missing.length > 0) no.push(refuse('undo.consent', { count: missing.length }))
  return [...new Map(no.map((reason) => [reason.code, reason])).values()]
}

function againstPlace({ now, way }: UndoFacts, { member, got, gave, booking }: UndonePlace): Refusal[] {
  const [first] = [got.startsAt, gave.startsAt].toSorted()
  if (first !== undefined && now >= first) return [refuse('shift.past', { startedAt: first })]
  if (got.shiftState === 'cancelled' || gave.shiftState === 'cancelled') return [refuse('shift.cancelled')]
  if (got.state !== 'planned' || got.member !== member) return [refuse('undo.moved_on')]
  const no: Refusal[] = []
  if (got.standIn !== null) no.push(refuse('undo.replaced'))
  if (gave.cancelReason !== way) no.push(refuse('undo.lost'))
  return [...no, ...againstReturn(booking)]
}
