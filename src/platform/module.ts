/** What a module may bring to the house. The server looks for these rooms by name in every folder of `modules.ts`. */
import type { Action, Context, Language, Read } from './action.ts'
import type { Db } from './database/connect.ts'
import type { Given, InputOf, ReplyOf, Route } from './route.ts'
import type { SettingDefinition } from './settings/definition.ts'
import type { Day, Instant } from './values/day.ts'
import type { OrganisationId } from './values/ids.ts'

/** A route joined with what it runs: `api.ts` exports a list of these as `api`. */
export interface Served {
  readonly contract: Route
  readonly run: Action<never, unknown> | Read<never, unknown>
}

/** Joins contract and action; the action's input is params, query and body in one flat object. */
export function serve<C extends Route>(
  contract: C,
  run: Action<InputOf<C>, Given<ReplyOf<C>>> | Read<InputOf<C>, Given<ReplyOf<C>>>,
): Served {
  return { contract: contract as unknown as Route, run: run as unknown as Served['run'] }
}

/** `permissions.ts` exports `permissions`: what one may be allowed to do here, and the roles that have it at first. */
export interface PermissionDefinition {
  readonly permission: string
  readonly roles: readonly string[]
}

/** One event as reactions and notices get it, after commit. */
export interface HappenedEvent {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly organisation: OrganisationId
  readonly subject: string | null
  readonly person: string | null
  readonly actor: { readonly kind: string; readonly id: string | null }
  readonly action: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** `reactions.ts` exports `reactions`: actions run after commit when something happened; retried, so they must be idempotent.
 *  `together` takes all events that wait at once: where many changes ask for one reckoning. */
export type Reaction = {
  /** `module.what_it_does`, unique. */
  readonly name: string
  readonly on: readonly string[]
} & (
  | { readonly run: Action<HappenedEvent, unknown>; readonly together?: never }
  | { readonly together: Action<readonly HappenedEvent[], unknown>; readonly run?: never }
)

/** `jobs.ts` exports `jobs`: what happens at night, in each organisation's own zone. A job only calls an action. */
export interface Job {
  readonly name: string
  /** Local time of the organisation's day: `02:00`; or every n minutes. */
  readonly at: { readonly time: string } | { readonly everyMinutes: number }
  /** For jobs of every few minutes: the earliest moment at which there may be something to do while nothing else
   *  happens; null: none. Asked where the clock is moved by hand (scenarios, `jobs run --until`), so that weeks pass
   *  without thousands of runs that find nothing. */
  readonly waits?: (db: Db, organisation: OrganisationId, now: Instant) => Promise<Instant | null>
  /** The tables it goes through: while an organisation has no row in any of them, a run does and records nothing.
   *  Where the clock is moved by hand such runs are passed over. */
  readonly over?: readonly string[]
  readonly run: Action<Record<never, never>, unknown>
}

/** `checks.ts` exports `checks`: invariants as SQL; a row returned is a broken one. Run by `npm run doctor`. */
export interface Check {
  readonly name: string
  readonly says: string
  readonly run: (db: Db, organisation: OrganisationId) => Promise<readonly Record<string, unknown>[]>
}

/** Whom a notice goes to, and how: resolved by the module that knows the person. */
export interface Recipient {
  /** The contact; preferences are kept per person. */
  readonly person: string
  readonly email: string | null
  readonly name: string
  /** Null where the person never chose one: the shop's is taken. */
  readonly language: Language | null
}

/** `notices.ts` exports `notices`: one line of the catalogue. Texts are messages `notice.<code>.subject` and `.body`. */
export interface NoticeDefinition {
  readonly code: string
  /** Service messages that cannot be switched off. */
  readonly always?: boolean
  /** To which kind of people it goes (`registerOwnPerson`), said by the house; absent: to all. */
  readonly to?: string
}

/** `search.ts` exports `searchSources`: what the search box (Ctrl K) finds here. */
export interface SearchSource {
  readonly kind: string
  /** Message key of the group's heading. */
  readonly label: string
  /** Permission needed; null when everybody signed in may. */
  readonly may: string | null
  /** `words` are lower case without accents, two letters or more. */
  find(
    ctx: Context,
    words: string,
    limit: number,
  ): Promise<readonly { readonly title: string; readonly detail: string; readonly href: string }[]>
}

export type SettingDefinitions = readonly SettingDefinition<unknown>[]

/** `seed.ts` exports `seed`: this module's part of the demo cast's life. Called in module order, once per demo organisation. */
export interface Seed {
  readonly run?: (ctx: SeedContext) => Promise<void>
  /** The same for the community of the demo, once its organisations take part. */
  readonly community?: (ctx: CommunitySeed) => Promise<void>
}
export interface CommunitySeed {
  readonly today: Day
  /** Runs an action of the community as the system. */
  act<I, O>(action: Action<I, O>, input: I): Promise<O>
  /** Runs it as this person of the cast did so many days ago, at ten; null: as it came by itself, after midnight.
   *  0 is now, and told to whom it concerns. */
  actThen<I, O>(daysAgo: number, by: string | null, action: Action<I, O>, input: I): Promise<O>
}
export interface SeedCast {
  readonly key: string
  readonly address: string
  readonly members: number
  readonly templates: number
  readonly people: readonly {
    readonly key: string
    readonly first: string
    readonly last: string
    readonly birthDate: string | null
    readonly language: Language
    readonly roles: readonly string[]
    readonly mode: 'regular' | 'flying' | 'exempt' | null
  }[]
}
export interface SeedContext extends Context {
  readonly shopKey: string
  /** How many members and templates, and the named people. */
  readonly cast: SeedCast
  /** Runs an action as the system. */
  act<I, O>(action: Action<I, O>, input: I): Promise<O>
}
