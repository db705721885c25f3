/** What a room brings to scenario files: `scenario.ts` exports `scenario`. The guide of scenarios is written from it. */
import type { z } from 'zod'
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
  /** As somebody of the file sees it. */
  lookAs<I, O>(name: string, read: Read<I, O>, input: I): Promise<O>
  /** The id behind a name of the file. Throws when there is none. */
  idOf(kind: string, name: string): string
  knows(kind: string, name: string): boolean
  remember(kind: string, name: string, id: string): void
  nameOf(id: string): string
  /** Who acts under this name in `as:`. */
  signInAs(name: string, account: AccountId): void
  accountOf(name: string): AccountId | null
  /** Whether an event or a notice came after what is given. */
  inStory(id: string): boolean
}

/** A value of the file, as YAML gives it. */
export type Line = Readonly<Record<string, unknown>>

/** One list under `given:`. `fields` describe themselves: the guide shows what `describe` says. */
export interface ScenarioGiven {
  readonly says: string
  readonly fields: z.ZodObject
  make(world: ScenarioWorld, line: Line): Promise<void>
}

/** A list under `given:`; its lines reach `make` checked. */
export function given<F extends z.ZodObject>(
  says: string,
  fields: F,
  make: (world: ScenarioWorld, line: z.output<F>) => Promise<void>,
): ScenarioGiven {
  return { says, fields, make: (world, line) => make(world, line as z.output<F>) }
}

/** How the id behind a value is found; `beside` are the other fields of the same object, `as` who acts. */
export type Finder = (
  world: ScenarioWorld,
  value: unknown,
  beside: Line,
  as: string | undefined,
) => Promise<unknown> | unknown

/** Fields of actions that hold an id. */
export interface ScenarioName {
  /** What one writes there. */
  readonly says: string
  /** The kind of name, when a name is all there is to write. */
  readonly kind: string
  readonly find?: Finder
  /** Looks for names of what was made without being named by the file: by an import, say. */
  readonly learn?: (world: ScenarioWorld) => Promise<void>
  /** What stands there when the file says nothing. */
  readonly otherwise?: (world: ScenarioWorld, beside: Line, as: string | undefined) => Promise<unknown>
}

/** `expect: { member: Amina, … }`: what can be known of a thing, each fact with its sentence. */
export interface ScenarioFacts {
  readonly facts: Readonly<Record<string, string>>
  read(world: ScenarioWorld, id: string): Promise<Line>
  /** With `for: Amina`: how this person sees it. */
  readonly factsFor?: Readonly<Record<string, string>>
  readFor?(world: ScenarioWorld, id: string, name: string): Promise<Line>
  /** How the thing is found where its name is no name of the file. */
  find?(world: ScenarioWorld, value: unknown): Promise<string>
}

export interface ScenarioRoom {
  /** Lists under `given:`, in the order they are made. */
  readonly given: Readonly<Record<string, ScenarioGiven>>
  readonly names: Readonly<Record<string, ScenarioName>>
  readonly expect: Readonly<Record<string, ScenarioFacts>>
}
