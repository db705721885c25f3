/** What a module brings to scenario files: `scenario.ts` exports `scenario`. */
import type { Action, OrganisationFacts, Read } from './action.ts'
import type { Day, Instant } from './values/day.ts'
import type { AccountId } from './values/ids.ts'

export interface ScenarioWorld {
  readonly shop: OrganisationFacts
  now(): Instant
  today(): Day
  /** Runs an action as the system. */
  act<I, O>(action: Action<I, O>, input: I): Promise<O>
  look<I, O>(read: Read<I, O>, input: I): Promise<O>
  /** The id behind a name of the file. Throws when there is none. */
  idOf(kind: string, name: string): string
  remember(kind: string, name: string, id: string): void
  nameOf(id: string): string
  /** Who acts under this name in `as:`. */
  signInAs(name: string, account: AccountId): void
}

/** A value of the file, as YAML gives it. */
export type Line = Readonly<Record<string, unknown>>

export interface ScenarioRoom {
  /** Lists under `given:`, in the order they are made. */
  readonly given: Readonly<Record<string, (world: ScenarioWorld, line: Line) => Promise<void>>>
  /** Fields of actions that hold an id: the kind of name written there, or how to find the id. */
  readonly fields: Readonly<Record<string, string | ((world: ScenarioWorld, value: unknown) => Promise<string>)>>
  /** `expect: { member: Amina, ... }`: what can be known of the thing. */
  readonly expect: Readonly<Record<string, (world: ScenarioWorld, id: string) => Promise<Line>>>
}
