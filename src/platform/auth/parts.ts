/** What every part of signing in works with. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ActionContext, Context, HttpDoor, Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { NotAllowed, Refused, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Caller, CallerDesk } from './callers.ts'
import type { Engine } from './engine.ts'
import type { AuthMail } from './mails.ts'
import { type LimitName, limits } from './rules/limits.ts'
import { countAttempt } from './store/changes.ts'

/** What signing in must know of organisations: whose people somebody is. */
export interface KnownOrganisations {
  rolesOf(organisation: OrganisationId, account: AccountId): Promise<readonly string[]>
  nameOf(organisation: OrganisationId): Promise<string | null>
}

export interface Parts {
  readonly db: Db
  readonly engine: Engine
  readonly callers: CallerDesk
  readonly secret: string
  readonly publicUrl: string
  readonly demo: boolean
  readonly now: () => Instant
  readonly send: (mail: AuthMail) => void
  readonly say: (language: Language, key: string) => string
  /** Runs after the answer was given; trouble is told, not thrown. */
  readonly later: (work: () => Promise<unknown>) => void
  readonly emailChanged: (account: AccountId, email: string) => Promise<void>
  readonly organisations: KnownOrganisations
}

/** The request behind an action. Signing in makes no sense without one. */
export function doorOf(ctx: Context | ActionContext): HttpDoor {
  if (!ctx.http) throw new Error('signing in needs a request')
  return ctx.http
}

/** The signed-in person. An API key is nobody here: it has no sessions, passkeys or password. */
export function myAccount(ctx: Context | ActionContext): AccountId {
  if (ctx.actor.kind !== 'person' || !ctx.actor.account) throw new NotAllowed('signed_in')
  return ctx.actor.account
}

/** The session this request belongs to. */
export async function mySession(parts: Parts, ctx: Context | ActionContext): Promise<string | null> {
  const caller: Caller | null = await parts.callers.callerOf(doorOf(ctx).request)
  return caller?.kind === 'person' ? caller.session : null
}

/** Counts a try and refuses when there were too many. Addresses and places are kept as keyed hashes only. */
export async function atMost(parts: Parts, limit: LimitName, whoOrWhere: string): Promise<void> {
  const { times, minutes } = limits[limit]
  const now = parts.now()
  const bucket = `${limit}:${createHmac('sha256', parts.secret).update(whoOrWhere).digest('base64url')}`
  const { count, endsAt } = await countAttempt(parts.db, bucket, minutes, now)
  if (count <= times) return
  const waitMinutes = Math.max(1, Math.ceil((endsAt.getTime() - Date.parse(now)) / 60_000))
  throw new Refused([refuse('auth.too_often', { minutes: waitMinutes })])
}

export function cookieIn(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** Only the cookies and the browser's name reach the library. */
export function headersFor(request: Request): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  return headers
}

/** Hands the library's cookies to the browser, and says how it went. */
export async function passOn(
  response: Response,
  door: HttpDoor,
): Promise<{ ok: boolean; code: string | null; body: unknown }> {
  for (const cookie of response.headers.getSetCookie()) door.setCookie(cookie)
  const body: unknown = await response.json().catch(() => null)
  const code = body && typeof body === 'object' && 'code' in body ? String(body.code) : null
  return { ok: response.ok, code, body }
}

export const refused = (code: string, facts = {}): Refused => new Refused([refuse(code, facts)])

/** A secret for a link or a key: 32 random bytes. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
