/** Signing in, put together: the library, the people and their sessions, and the routes in front. */
import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Env } from '#platform/http/serve.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { Served } from '#platform/module.ts'
import type { Instant } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { tellPerson } from './actions/telling.ts'
import { authApi } from './api.ts'
import { type Caller, deviceCookie, deviceToken, makeCallerDesk } from './callers.ts'
import { makeEngine } from './engine.ts'
import { type OutgoingMail, writeMail } from './mails.ts'
import { serveOpenId } from './openid-provider.ts'
import { headersFor, type KnownOrganisations, type Parts } from './parts.ts'
import { linkUrl } from './rules/link.ts'
import {
  type Account,
  ensurePerson,
  keepLastOrganisation,
  peopleById,
  personByEmail,
  setDeactivated,
} from './store/people.ts'
import {
  clearOld,
  clearSecondFactor,
  endSession,
  endSessions,
  noteEvent,
  type OpenSession,
  openSessions,
} from './store/sessions.ts'

export interface AuthSettings {
  readonly databaseUrl: string
  /** The installation's secret; signs cookies, encrypts what the second factor keeps. */
  readonly secret: string
  readonly publicUrl: string
  readonly sendMail: (mail: OutgoingMail) => Promise<void>
  readonly now: () => Instant
  /** Lets anybody choose whom to be: only for an installation started with invented people. */
  readonly demo: boolean
  readonly organisations: KnownOrganisations
  /** The address of an account changed: others may keep it too. */
  readonly emailChanged?: (account: AccountId, email: string) => Promise<void>
  /** Told what went wrong after the answer was given. */
  readonly trouble?: (message: string, error?: unknown) => void
}

export interface Auth {
  /** Who sends this request; null when nobody is signed in. */
  callerOf(request: Request): Promise<Caller | null>
  /** Cookies that lengthen the session of this request, when it is time; empty otherwise. */
  renew(request: Request): Promise<readonly string[]>
  /** The account of this address, made when there is none. Somebody invited: may ask for a link. */
  ensureAccount(email: string, name: string, language: Language): Promise<AccountId>
  accountByEmail(email: string): Promise<Account | null>
  accountsById(accounts: readonly AccountId[]): Promise<Account[]>
  /** Opens a session for somebody recognised elsewhere (set-up, demo): the Set-Cookie headers of the answer.
   *  With a second factor switched on they begin its step, not a session. */
  createSession(account: AccountId, request: Request): Promise<readonly string[]>
  listSessions(account: AccountId): Promise<OpenSession[]>
  revokeSession(account: AccountId, session: string): Promise<boolean>
  revokeAll(account: AccountId): Promise<void>
  /** No sign-in from now on, all sessions ended. API keys belong to the organisation and stay. */
  deactivate(account: AccountId): Promise<void>
  reactivate(account: AccountId): Promise<void>
  /** For somebody whose phone and recovery codes are gone, after the office has seen them: switches the second
   *  factor off, ends all sessions, and tells them by mail. */
  resetSecondFactor(account: AccountId): Promise<void>
  /** Where the next visit of this person starts. */
  rememberOrganisation(account: AccountId, organisation: OrganisationId): Promise<void>
  /** Routes to serve. */
  readonly api: readonly Served[]
  /** Addresses that programs call when they sign people in through us. */
  serve(app: Hono<Env>): void
  /** Clears away what has run out; runs by itself every hour. */
  tidy(): Promise<void>
  /** Waits for what runs after answers (mails, notes). */
  settled(): Promise<void>
  close(): Promise<void>
}

const tidyMilliseconds = 3_600_000

export function makeAuth(settings: AuthSettings): Auth {
  const trouble = settings.trouble ?? (() => undefined)
  const pool = openPool(settings.databaseUrl)
  const db: Db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const { later, settled } = makeLater(trouble)
  const send: Parts['send'] = (mail) => later(() => settings.sendMail(writeMail(currentWords(), mail)))
  // The library's key is not the installation's secret itself: what signs cookies signs nothing else.
  const secret = createHash('sha256').update(`sign-in ${settings.secret}`).digest('base64url')
  const engine = makeEngine({
    pool,
    secret,
    publicUrl: settings.publicUrl,
    trouble,
    sendLink: async ({ email, token, language, next }) =>
      send({ to: email, language, kind: 'link', link: linkUrl(settings.publicUrl, 'open', token, next) }),
  })
  const sessionCookie = `${settings.publicUrl.startsWith('https://') ? '__Secure-' : ''}komunigi.session_token`
  const callers = makeCallerDesk({ db, engine, sessionCookie, now: settings.now, later })
  const parts: Parts = {
    db,
    engine,
    callers,
    secret,
    publicUrl: settings.publicUrl,
    demo: settings.demo,
    now: settings.now,
    send,
    say: (language, key) => currentWords().say(language, key),
    later,
    organisations: settings.organisations,
    emailChanged: settings.emailChanged ?? (async () => undefined),
  }
  const tidy = () => clearOld(db, settings.now())
  const timer = setInterval(() => later(tidy), tidyMilliseconds).unref()
  return {
    ...doors(parts),
    api: authApi(parts),
    serve: (app) => serveOpenId(app, parts),
    tidy,
    settled,
    close: async () => {
      clearInterval(timer)
      await settled()
      await pool.end()
    },
  }
}

type Doors = Omit<Auth, 'api' | 'serve' | 'tidy' | 'settled' | 'close'>

function doors(parts: Parts): Doors {
  const { db, engine, callers, now } = parts
  return {
    callerOf: callers.callerOf,
    renew: async (request) => {
      const headers = headersFor(request)
      if (!headers.has('cookie')) return []
      const token = deviceToken(request)
      if (token && (await callers.callerOf(request))?.kind === 'device') return [deviceCookie(parts.publicUrl, token)]
      return (await engine.api.getSession({ headers, asResponse: true })).headers.getSetCookie()
    },
    ensureAccount: (email, name, language) => ensurePerson(db, { id: newId(), email, name, language, now: now() }),
    accountByEmail: (email) => personByEmail(db, email),
    accountsById: (accounts) => peopleById(db, accounts),
    createSession: async (account, request) => {
      const response = await engine.api.signInKnown({
        body: { person: account },
        headers: headersFor(request),
        asResponse: true,
      })
      await noteEvent(db, { name: 'auth.signed_in', account, now: now(), facts: { way: 'known' } })
      return response.headers.getSetCookie()
    },
    listSessions: (account) => openSessions(db, account, now()),
    revokeSession: async (account, session) => {
      const ended = await endSession(db, account, session)
      callers.forget(account)
      return ended > 0
    },
    revokeAll: async (account) => {
      await endSessions(db, account, null)
      callers.forget(account)
    },
    deactivate: async (account) => {
      await setDeactivated(db, account, now())
      await endSessions(db, account, null)
      callers.forget(account)
      await noteEvent(db, { name: 'auth.deactivated', account, now: now() })
    },
    reactivate: async (account) => {
      await setDeactivated(db, account, null)
      await noteEvent(db, { name: 'auth.reactivated', account, now: now() })
    },
    resetSecondFactor: async (account) => {
      await clearSecondFactor(db, account)
      await endSessions(db, account, null)
      callers.forget(account)
      await noteEvent(db, { name: 'auth.second_factor_removed', account, now: now(), facts: { by: 'office' } })
      await tellPerson(parts, account, 'auth.second_factor_removed')
    },
    rememberOrganisation: async (account, organisation) => {
      if ((await keepLastOrganisation(db, account, organisation)) > 0) callers.forget(account)
    },
  }
}

/** The owner of the schema: the plain role of the application reads nothing of signing in. */
function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 6,
    options: '-c search_path=auth -c timezone=UTC',
    application_name: 'komunigi sign-in',
  })
  pool.on('error', () => {
    // An idle connection died (server restart): the pool drops it and opens another.
  })
  // One in use dies with its query, which is told there; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Work that the answer does not wait for: it takes no measurable time for an unknown address either. */
function makeLater(trouble: (message: string, error?: unknown) => void) {
  const running = new Set<Promise<void>>()
  return {
    later: (work: () => Promise<unknown>): void => {
      const done: Promise<void> = Promise.resolve()
        .then(work)
        .then(
          () => undefined,
          (error) => trouble('work after sign-in failed', error),
        )
        .finally(() => running.delete(done))
      running.add(done)
    },
    settled: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
