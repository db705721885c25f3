/** What people do. An action is one transaction with one actor and one clock:
 *  load facts, ask the rules, write, record. Reads have the same shape without the transaction. */
import type { Db } from './database/connect.ts'
import type { Facts } from './refusal.ts'
import type { SettingDefinition } from './settings/definition.ts'
import type { Day, Instant } from './values/day.ts'
import type { AccountId, OrganisationId } from './values/ids.ts'
import { type Language, languages } from './values/languages.ts'

export { type Language, languages }

/** Who acts. `system` is the nightly run and reactions; `device` a registered shared tablet. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'device' | 'system' | 'visitor'
  readonly account: AccountId | null
  /** The shared tablet that acts, when it is one. */
  readonly device?: ActingDevice
  /** The key that acts, when it is a program. */
  readonly key?: string
  /** Permissions held in this organisation today. */
  readonly permissions: ReadonlySet<string>
  may(permission: string): boolean
}

export interface ActingDevice {
  readonly id: string
  readonly name: string
  readonly organisation: OrganisationId
}

/** Whom history names: a person, for a program whoever made its key, or a device. */
export const idOfActor = ({ account, device }: Actor): string | null => account ?? device?.id ?? null

/** What an event tells: ids only, never names or addresses. */
export interface EventFacts {
  /** The thing it happened to. */
  readonly subject?: string | null
  /** The contact it concerns, when there is one. */
  readonly person?: string | null
  /** Only where an action runs outside organisations: whose history this belongs to. */
  readonly organisation?: OrganisationId
  readonly [fact: string]: unknown
}

/** The organisation a request is for, as the floor needs to know it. */
export interface OrganisationFacts {
  readonly id: OrganisationId
  readonly name: string
  readonly zone: string
  readonly currency: 'EUR' | 'CHF'
  readonly country: string
  readonly language: Language
  readonly languages: readonly Language[]
  /** Term overrides per language: `{ fr: { shift: 'service' } }`. */
  readonly terms: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>
}

export interface HttpDoor {
  readonly request: Request
  /** Address of the caller, behind a trusted proxy the forwarded one. */
  readonly address: string
  setCookie(header: string): void
}

/** Sign-ins of the installation, as modules may use them. One account serves every shop of its person. */
export interface Accounts {
  /** The account of this e-mail, made (unverified, invited) when there is none. Idempotent. */
  ensureAccount(email: string, name: string, language: Language): Promise<AccountId>
  accountByEmail(email: string): Promise<AccountId | null>
  accountsById(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountFacts>>
  /** Starts a session and sets its cookie on the answer: set-up and the demo's choice of people. */
  signIn(account: AccountId, http: HttpDoor): Promise<void>
  /** Lengthens the session of this request when it is time: asked once per visit. */
  renew(http: HttpDoor): Promise<void>
}
export interface AccountFacts {
  readonly email: string
  readonly name: string
  readonly language: Language | null
}

/** An uploaded file as the action gets it: `input.file` of a route with `upload`. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Context {
  readonly db: Db
  readonly now: Instant
  /** The shop-local day of `now`. */
  readonly today: Day
  readonly organisation: OrganisationId
  readonly shop: OrganisationFacts
  readonly actor: Actor
  /** Language of the person asking. */
  readonly language: Language
  readonly requestId: string
  readonly accounts: Accounts
  /** The request itself, for the few that read or set cookies; absent in jobs and reactions. */
  readonly http?: HttpDoor
  /** The value of a setting here: the shop's own, or the default. */
  setting<T>(definition: SettingDefinition<T>): Promise<T>
}

export interface ActionContext extends Context {
  /** Writes one event in the same transaction. Names are `module.thing_happened`. */
  record(name: string, facts: EventFacts): void
  /** The same, where nobody may learn at what time of the day: only the day is kept, in its id too. */
  recordDay(name: string, facts: EventFacts): void
  /** Tells a person after commit: `code` is a line of the notice catalogue, `facts` fill its text.
   *  `link` is the page of its main answer, `about` the thing it is about, whose page can list the mails that went out. Nothing is sent when the action fails. */
  notify(code: string, person: string, facts: NoticeFacts): void
}

export type NoticeFacts = Readonly<Record<string, string | number | boolean | null>> & {
  readonly link?: string
  readonly about?: string | null
}

/** Content that is not JSON: a calendar, a table, a page. Routes with `sends` reply with one. */
export interface Content {
  readonly type: string
  /** File name offered for saving; absent means shown in place. */
  readonly name?: string
  /** Names what this content is: whoever has it already is told so (304) instead of getting it again. */
  readonly etag?: string
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

export interface Action<I, O> {
  readonly kind: 'action'
  readonly name: string
  /** Asks other machines, before the transaction begins: nobody waits for them under locks. */
  readonly ask?: (ctx: Context, input: I) => Promise<unknown>
  readonly run: (ctx: ActionContext, input: I, asked?: unknown) => Promise<O>
  /** The answer holds a secret that is shown once: it is not kept for a repeated Idempotency-Key, which is refused. */
  readonly secretAnswer?: true
  /** What a repeated Idempotency-Key gets in place of the answer, of which nothing is kept. */
  readonly keptAnswer?: unknown
  /** What was sent is kept nowhere, not even as a hash by which it could be guessed. */
  readonly secretInput?: true
}

export interface Read<I, O> {
  readonly kind: 'read'
  readonly name: string
  readonly run: (ctx: Context, input: I) => Promise<O>
}

/** Something people do: writes, and records what happened. `name` is `module.verb`. */
export function action<I, O>(name: string, run: (ctx: ActionContext, input: I) => Promise<O>): Action<I, O> {
  return { kind: 'action', name, run }
}

/** Something another machine has a part in: `ask` looks, and asks it, without a transaction; `run` then writes what came
 *  of it, and looks once more at whatever may have changed meanwhile. It never runs inside another action. */
export function errand<I, A, O>(
  name: string,
  ask: (ctx: Context, input: I) => Promise<A>,
  run: (ctx: ActionContext, input: I, asked: A) => Promise<O>,
): Action<I, O> {
  return { kind: 'action', name, ask, run: (ctx, input, asked) => run(ctx, input, asked as A) }
}

/** Something people look at: writes nothing. */
export function read<I, O>(name: string, run: (ctx: Context, input: I) => Promise<O>): Read<I, O> {
  return { kind: 'read', name, run }
}

export type { Facts }
