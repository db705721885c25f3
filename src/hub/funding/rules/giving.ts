/** What stands of everything that was given: mirrors take each other away. */
import type { Cents } from '#platform/values/money.ts'
import { type Gift, quadraticMatch } from './matching.ts'

export interface Given {
  readonly id: string
  readonly item: string
  readonly participant: string
  readonly amount: Cents
  readonly reverses: string | null
}

/** Contributions that no mirror takes back. */
export function stillGiven<G extends Given>(all: readonly G[]): G[] {
  const back = new Set(all.flatMap(({ reverses }) => reverses ?? []))
  return all.filter(({ id, reverses }) => reverses === null && !back.has(id))
}

export interface GivenPart {
  readonly item: string
  readonly participant: string
  readonly amount: Cents
}

export const whatIsGiven = (all: readonly Given[]): GivenPart[] =>
  stillGiven(all).map(({ item, participant, amount }) => ({ item, participant, amount }))

/** What a pot adds to each of these items; nothing without a pot. */
export function matchesOf(
  items: readonly { readonly id: string }[],
  given: readonly GivenPart[],
  pot: Cents,
  turn: number,
): Map<string, Cents> {
  if (pot === 0) return new Map()
  const ids = items.map(({ id }) => id)
  const gifts = given.map(({ item, participant, amount }): Gift => ({ item, organisation: participant, amount }))
  const matches = quadraticMatch(
    ids,
    gifts.filter(({ item }) => ids.includes(item)),
    pot,
    turn,
  )
  return new Map(ids.map((id, at) => [id, matches[at] as Cents]))
}
