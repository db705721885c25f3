/** How komunigi says no: a refusal is a value with a code and the facts that explain it.
 *  Rules return refusals; an action throws them all at once; the screen shows the same ones. */

export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface Refusal {
  readonly code: string
  readonly facts: Facts
}

/** One reason to say no. The sentence lives in the module's messages under `refusal.<code>`. */
export const refuse = (code: string, facts: Facts = {}): Refusal => ({ code, facts })

/** Thrown by actions; the HTTP layer answers 409 with all reasons. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((one) => one.code).join(', '))
    this.name = 'Refused'
    this.refusals = refusals
  }
}

/** Stops the action when there is at least one reason; does nothing for an empty list. */
export function refuseWith(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}

/** The thing asked for is not here, or not for this person to see: both look alike on purpose. */
export class NotFound extends Error {
  readonly thing: string
  constructor(thing: string) {
    super(`${thing} not found`)
    this.name = 'NotFound'
    this.thing = thing
  }
}

/** The caller has no right to do this; `permission` names what is missing. */
export class NotAllowed extends Error {
  readonly permission: string
  constructor(permission: string) {
    super(`needs ${permission}`)
    this.name = 'NotAllowed'
    this.permission = permission
  }
}

/** The value, or NotFound. */
export function found<T>(value: T | null | undefined, thing: string): T {
  if (value === null || value === undefined) throw new NotFound(thing)
  return value
}
