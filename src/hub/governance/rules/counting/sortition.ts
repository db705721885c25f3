/** Choice by lot (domain-hub-governance 5.6): who is in the pool, and in which order the lot names them. */
import type { Content } from './terms.ts'

/** In the order of SHA-256 of the seed, a colon and the number; anybody computes it again once the seed is known. */
export const orderByLot = (seed: string, numbers: readonly number[], sha256: (words: string) => string): number[] =>
  numbers
    .map((number) => ({ number, drawn: sha256(`${seed}:${number}`) }))
    .sort((one, other) => (one.drawn < other.drawn ? -1 : 1))
    .map(({ number }) => number)

export interface Drawable {
  /** Fixed at the opening, in the order of joining. */
  readonly number: number
  readonly conflict: string | null
  readonly isInside: boolean
  /** Null: nothing so far. */
  readonly says: Content['says'] | null
}

/** Whoever says nothing stays in; out are those who said no, who have an interest, and who left. */
export const poolOf = (electors: readonly Drawable[]): number[] =>
  electors
    .filter(({ conflict, isInside, says }) => conflict === null && isInside && says !== 'no')
    .map(({ number }) => number)
