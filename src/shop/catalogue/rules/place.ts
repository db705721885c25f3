/** Places on shelves: how one is called, laying many at once, and the order one walks (domain-catalogue 3, Place). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export interface PlaceName {
  readonly zone: string
  readonly aisle: string
  readonly rack: string
  readonly shelf: string
  readonly position: string
}

const parts = ['zone', 'aisle', 'rack', 'shelf', 'position'] as const

/** `Cooled · 3 · B · 2 · 04`: from the large to the small, what is empty left out. */
export const placeText = (place: PlaceName): string =>
  parts
    .map((part) => place[part])
    .filter(Boolean)
    .join(' · ')

/** A rack is what one stands before: zone, aisle and rack. */
export const rackText = ({ zone, aisle, rack }: PlaceName): string => [zone, aisle, rack].filter(Boolean).join(' · ')

export const samePlace = (one: PlaceName, other: PlaceName): boolean => parts.every((part) => one[part] === other[part])

export interface Laying {
  readonly zone: string
  readonly aisle: string
  /** How many of each; 0 means that this part stays empty. */
  readonly racks: number
  readonly shelves: number
  readonly positions: number
}

const numbered = (count: number): string[] =>
  count === 0 ? [''] : Array.from({ length: count }, (_, at) => String(at + 1))

/** Every place of an aisle, in the order one reads a shelf: rack by rack, from above, from the left. */
export const laid = ({ zone, aisle, racks, shelves, positions }: Laying): PlaceName[] =>
  numbered(racks).flatMap((rack) =>
    numbered(shelves).flatMap((shelf) =>
      numbered(positions).map((position) => ({ zone, aisle, rack, shelf, position })),
    ),
  )

/** One product stands at so many places at most. */
export const mostPlaces = 20
/** One laying makes so many at most. */
export const mostLaid = 2000

export const whyNotLay = (laying: Laying): Refusal[] =>
  Math.max(1, laying.racks) * Math.max(1, laying.shelves) * Math.max(1, laying.positions) > mostLaid
    ? [refuse('place.too_many', { limit: mostLaid })]
    : []

/** Places put, in the order given, before another one, or at the end. */
export function movedTo(order: readonly string[], moved: readonly string[], before: string | null): string[] {
  const going = new Set(moved)
  const staying = order.filter((one) => !going.has(one))
  const at = before === null ? staying.length : staying.indexOf(before)
  return staying.toSpliced(at, 0, ...new Set(moved))
}

export const whyNotMove = (moved: readonly string[], before: string | null): Refusal[] =>
  before !== null && moved.includes(before) ? [refuse('place.before_itself')] : []

/** The places a product stands at after some are added and others taken off, those it had first. */
export const placesAfter = (held: readonly string[], add: readonly string[], remove: readonly string[]): string[] => [
  ...new Set([...held.filter((one) => !remove.includes(one)), ...add]),
]
