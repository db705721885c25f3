/** Who sends this request: a signed-in person, a program with a key, or a registered device.
 *  Reading a session costs 2-3 ms, so the answer is kept for a few seconds; ending a session forgets it at once. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { keyOf } from '#platform/http/sender.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Engine } from './engine.ts'
import { cookieIn, hashOf } from './parts.ts'
import { deviceDays } from './rules/desk.ts'
import { keyStartLength } from './rules/keys.ts'
import { deviceByToken, touchDevice } from './store/devices.ts'
import { keysStarting, touchKey } from './store/keys.ts'
import { touchSession } from './store/sessions.ts'

export interface PersonCaller {
  readonly kind: 'person'
  readonly account: AccountId
  readonly email: string
  readonly name: string
  readonly session: string
  /** A session only stands once the second factor was given. */
  readonly secondFactorPending: false
  readonly language: Language
  readonly lastOrganisation: OrganisationId | null
}

export interface KeyCaller {
  readonly kind: 'key'
  readonly keyId: string
  readonly organisation: OrganisationId
  readonly permissions: readonly string[]
  /** Who made the key. */
  readonly account: AccountId | null
}

/** A shared tablet or till, when nobody is signed in on it. */
export interface DeviceCaller {
  readonly kind: 'device'
  readonly device: string
  readonly name: string
  readonly organisation: OrganisationId
}

export type Caller = PersonCaller | KeyCaller | DeviceCaller

export interface CallerDesk {
  callerOf(request: Request): Promise<Caller | null>
  /** What is kept about this person no longer holds. */
  forget(account: AccountId): void
}

interface Kept {
  readonly caller: PersonCaller | null
  readonly until: number
}

const keptMilliseconds = 3000
const keptAtMost = 5000

export interface DeskParts {
  readonly db: Db
  readonly engine: Engine
  readonly sessionCookie: string
  readonly now: () => Instant
  readonly later: (work: () => Promise<unknown>) => void
}

export function makeCallerDesk(parts: DeskParts): CallerDesk {
  const kept = new Map<string, Kept>()
  // Counts the endings: an answer read before one and arriving after it is not kept.
  let endings = 0

  const person = async (cookie: string): Promise<PersonCaller | null> => {
    const now = Date.parse(parts.now())
    const known = kept.get(cookie)
    if (known && known.until > now) return known.caller
    const endingsBefore = endings
    const caller = await readPerson(parts, cookie)
    if (caller && endings === endingsBefore) {
      if (kept.size >= keptAtMost) kept.clear()
      kept.set(cookie, { caller, until: now + keptMilliseconds })
    } else kept.delete(cookie)
    return caller
  }

  return {
    callerOf: async (request) => {
      const bearer = keyOf(request.headers)
      if (bearer) return readKey(parts, bearer)
      const cookie = cookieIn(request, parts.sessionCookie)
      return (cookie && (await person(cookie))) || readDevice(parts, request)
    },
    forget: (account) => {
      endings += 1
      for (const [cookie, { caller }] of kept) if (caller?.account === account) kept.delete(cookie)
    },
  }
}

async function readPerson(parts: DeskParts, cookie: string): Promise<PersonCaller | null> {
  const headers = new Headers({ cookie: `${parts.sessionCookie}=${cookie}` })
  const found = await parts.engine.api.getSession({ headers, query: { disableRefresh: true } })
  if (!found || found.user.deactivatedAt) return null
  parts.later(() => touchSession(parts.db, found.session.id, parts.now()))
  return {
    kind: 'person',
    account: found.user.id as AccountId,
    email: found.user.email,
    name: found.user.name,
    session: found.session.id,
    secondFactorPending: false,
    language: found.user.language as Language,
    lastOrganisation: (found.user.lastOrganisation as OrganisationId | null | undefined) ?? null,
  }
}

const deviceCookieName = 'komunigi_device'

/** What a registered device keeps: as long as its browser keeps anything, and lengthened by use. */
export const deviceCookie = (publicUrl: string, token: string): string =>
  [
    `${deviceCookieName}=${token}; Path=/; Max-Age=${deviceDays * 86_400}; HttpOnly; SameSite=Lax`,
    ...(publicUrl.startsWith('https://') ? ['Secure'] : []),
  ].join('; ')

/** The credential of the device that sends this, whoever is signed in on it. */
export const deviceToken = (request: Request): string | null => cookieIn(request, deviceCookieName)

async function readDevice(parts: DeskParts, request: Request): Promise<DeviceCaller | null> {
  const token = deviceToken(request)
  const device = token ? await deviceByToken(parts.db, hashOf(token)) : null
  if (!device) return null
  parts.later(() => touchDevice(parts.db, device, parts.now()))
  return { kind: 'device', ...device }
}

async function readKey(parts: DeskParts, bearer: string): Promise<KeyCaller | null> {
  const hash = createHash('sha256').update(bearer).digest()
  const candidates = await keysStarting(parts.db, bearer.slice(0, keyStartLength))
  const key = candidates.find((one) => {
    const known = Buffer.from(one.hash, 'base64url')
    return known.length === hash.length && timingSafeEqual(known, hash)
  })
  if (!key) return null
  parts.later(() => touchKey(parts.db, key, parts.now()))
  return {
    kind: 'key',
    keyId: key.key,
    organisation: key.organisation,
    permissions: key.permissions,
    account: key.account,
  }
}
