/** Pieces that modules give to the gathering pages: `parts.tsx` of a module may export `home`, `today`, `person`, `product`, `seat`, `openShifts`, `openShift`, `aroundShifts`, `community` and `steps`. */
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

/** A tab on the page of a product: what another module knows of it. */
export interface ProductPart {
  readonly order: number
  readonly may?: string
  /** Its word in the address, and the message above it. */
  readonly tab: string
  readonly title: string
  readonly Part: ComponentType<{ readonly product: string }>
}

/** A piece beside the own seat on a shift that is still to come: on its page, on Home, in the list of one's shifts,
 *  and where the link of a mail leads. */
export interface SeatPart {
  readonly order: number
  readonly may?: string
  readonly Part: ComponentType<SeatPartProps>
}

export interface SeatPartProps extends OwnSeatProps {
  /** In a list, where the same words stand in many rows: what the shift is, for whoever listens. */
  readonly row?: string
}

export interface OwnSeatProps {
  readonly attendance: string
  /** By the link of a mail: whose organisation, and its signature. Otherwise the person is signed in. */
  readonly link?: { readonly organisation: string; readonly signed: string }
}

/** A piece beside booking, on the page of a shift on which one has no seat. */
export interface OpenShiftPart {
  readonly order: number
  readonly may?: string
  readonly Part: ComponentType<{ readonly shift: string }>
}

/** One step of a new shop's first days, on the staff's Today until all are done. */
export interface FirstStep {
  readonly order: number
  readonly may?: string
  /** Message keys: the act, and why in one sentence. */
  readonly title: string
  readonly says: string
  readonly href: string
  /** A hook: whether it is done, by the facts; undefined until they are read. */
  readonly useDone: () => boolean | undefined
}

/** A piece of a need's page: what another module knows of the money behind it. */
export interface NeedPart {
  readonly order: number
  readonly may?: string
  readonly Part: ComponentType<{
    readonly need: string
    readonly estimate: string | null
    readonly round: string | null
  }>
}

/** What somebody noted on this device without network: signing out asks before it is lost. */
export interface Unsent {
  /** How many entries of this person have not been sent. */
  readonly count: () => number
  /** Tries all of them once. */
  readonly send: () => Promise<void>
}

export interface Parts {
  /** For a member's Home: next shift, standing, what is asked. */
  readonly home?: readonly HomePart[]
  /** For the staff's Today: who is due, holes, what failed. */
  readonly today?: readonly HomePart[]
  /** For the home of a community: what waits for the organisations one acts for. */
  readonly community?: readonly HomePart[]
  /** For the file of a person, below what `members` shows. */
  readonly person?: readonly PersonPart[]
  /** On the page of a need, between its estimates and its delivery. */
  readonly need?: readonly NeedPart[]
  /** Tabs on the page of a product. */
  readonly product?: readonly ProductPart[]
  /** Beside the own seat on a shift. */
  readonly seat?: readonly SeatPart[]
  /** Above the open shifts. */
  readonly openShifts?: readonly HomePart[]
  /** Beside booking a shift. */
  readonly openShift?: readonly OpenShiftPart[]
  /** Ways to go on from one's own shifts, one button each. */
  readonly aroundShifts?: readonly HomePart[]
  /** What a new shop does first. */
  readonly steps?: readonly FirstStep[]
  readonly unsent?: Unsent
  /** A hook: how the person who is signed in wishes to be called; the module that knows people has it. */
  readonly useCalledName?: () => string | null
}
