/** Which need comes first (domain-hub-funding 5.4): dots of the cycle, then the strength of all voices, then the older
 *  number; the core group may put one elsewhere and says why. */
import { type Refusal, refuse } from '#platform/refusal.ts'

export interface Ranked {
  readonly id: string
  readonly number: number
  readonly dots: number
  readonly strength: number
  /** Where the core group put it, counted from 1; null: where it falls. */
  readonly placedAt: number | null
}

/** The ids in their order. Those that were placed stand at their place, the others fall around them. */
export function ranked(needs: readonly Ranked[]): string[] {
  const falling = needs
    .filter((one) => one.placedAt === null)
    .sort((one, other) => other.dots - one.dots || other.strength - one.strength || one.number - other.number)
  const placed = needs
    .filter((one) => one.placedAt !== null)
    .sort((one, other) => (one.placedAt ?? 0) - (other.placedAt ?? 0) || one.number - other.number)
  const order = [...falling]
  for (const one of placed) order.splice((one.placedAt ?? 1) - 1, 0, one)
  return order.map(({ id }) => id)
}

export const leastBackings = 2

/** A need is ranked once two organisations share it, or where its author asks for something of its own. */
export const whyNotPrioritise = (backings: number, askedSpecific: boolean): Refusal[] =>
  backings >= leastBackings || askedSpecific
    ? []
    : [refuse('prioritise.few_backings', { backings, least: leastBackings })]

export interface Dots {
  readonly organisation: string
  readonly active: boolean
  /** Whole dots wanted on this need. */
  readonly wanted: number
  /** Dots of the organisation on other needs in this cycle. */
  readonly elsewhere: number
  readonly each: number
}

/** Why these dots cannot be put: only active organisations have some, and all together are no more than each has. */
export function whyNotDots({ organisation, active, wanted, elsewhere, each }: Dots): Refusal[] {
  const no: Refusal[] = []
  if (!active) no.push(refuse('dots.not_active', { organisation }))
  const left = Math.max(0, each - elsewhere)
  if (wanted > left) no.push(refuse('dots.too_many', { left, dots: each }))
  return no
}

/** A place lies among those that are ranked. */
export const whyNotPlace = (place: number | null, rankedNeeds: number): Refusal[] =>
  place === null || (place >= 1 && place <= rankedNeeds) ? [] : [refuse('place.outside', { last: rankedNeeds })]
