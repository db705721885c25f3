/** Pieces that modules give to the gathering pages: `parts.tsx` of a module may export `home`, `today` and `person`. */
import type { ComponentType } from 'react'

export interface HomePart {
  /** Lower comes first. */
  readonly order: number
  /** The permission needed to see it; every signed-in person when left out. */
  readonly may?: string
  readonly Part: ComponentType
}

/** A piece of a person's file: what another module knows of this contact. */
export interface PersonPart {
  readonly order: number
  readonly may?: string
  readonly Part: ComponentType<{ readonly contact: string }>
}

export interface Parts {
  /** For a member's Home: next shift, standing, what is asked. */
  readonly home?: readonly HomePart[]
  /** For the staff's Today: who is due, holes, what failed. */
  readonly today?: readonly HomePart[]
  /** For the file of a person, below what `members` shows. */
  readonly person?: readonly PersonPart[]
}
