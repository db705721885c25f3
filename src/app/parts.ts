/** Pieces that modules give to the gathering pages: `parts.tsx` of a module may export `home` and `today`. */
import type { ComponentType } from 'react'

export interface HomePart {
  /** Lower comes first. */
  readonly order: number
  /** The permission needed to see it; every signed-in person when left out. */
  readonly may?: string
  readonly Part: ComponentType
}

export interface Parts {
  /** For a member's Home: next shift, standing, what is asked. */
  readonly home?: readonly HomePart[]
  /** For the staff's Today: who is due, holes, what failed. */
  readonly today?: readonly HomePart[]
}
