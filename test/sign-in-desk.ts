/** Signing in as browsers do it: the routes of sign-in on a fresh database, a mailbox, and browsers with cookies. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { Hono } from 'hono'
import pg from 'pg'
import type { Accounts, OrganisationFacts } from '#platform/action.ts'
import { type Auth, makeAuth } from '#platform/auth/auth.ts'
import type { OutgoingMail } from '#platform/auth/mails.ts'
import { Database } from '#platform/database/connect.ts'
import { appRole } from '#platform/database/migrate.ts'
import { problemOf } from '#platform/http/problem.ts'
import { type Env, serveRoute } from '#platform/http/serve.ts'
import { loadWords } from '#platform/i18n/words.ts'
import type { ReplyOf, Route, SentOf } from '#platform/route.ts'
import { makeRunner, outside } from '#platform/run.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { testDatabase } from './cluster.ts'
import { atTheEnd } from './ending.ts'

export interface Answer<T> {
  readonly status: number
  readonly body: T
  /** Codes of the refusals, when there are any. */
  readonly refused: readonly string[]
}

export interface Browser {
  readonly cookies: Map<string, string>
  call<C extends Route>(contract: C, input: SentOf<C>, headers?: Record<string, string>): Promise<Answer<ReplyOf<C>>>
  /** The request a page of this browser would send. */
  request(): Request
}

export interface Desk {
  readonly auth: Auth
  readonly mails: OutgoingMail[]
  readonly publicUrl: string
  readonly organisation: OrganisationId
  /** Gives the account these permissions in the organisation. */
  allow(account: AccountId, ...permissions: string[]): void
  /** A browser at a network address of its own, unless told otherwise. */
  browser(address?: string): Browser
  /** Waits for what follows answers, then the last mail to this address. */
  mailTo(address: string): Promise<OutgoingMail | undefined>
  /** SQL as the owner. */
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Answers requests, as behind a port. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** Lets time pass for everything that asks our clock. */
  pass(minutes: number): void
}

const authFolder = join(import.meta.dirname, '../src/platform/auth')

export async function signInDesk(options: { demo?: boolean; publicUrl?: string } = {}): Promise<Desk> {
  const { url, close } = await testDatabase()
  loadWords([join(authFolder, 'messages')])
  const publicUrl = options.publicUrl ?? 'https://shop.example'
  const mails: OutgoingMail[] = []
  const permissions = new Map<AccountId, ReadonlySet<string>>()
  const organisation = newId<OrganisationId>()
  let passed = 0
  const clock = () => addMinutes(systemClock(), passed)
  const auth = makeAuth({
    databaseUrl: url,
    secret: 'a secret of the tests, long enough to be one',
    publicUrl,
    sendMail: async (mail) => void mails.push(mail),
    now: clock,
    demo: options.demo ?? false,
    organisations: {
      rolesOf: async (_id, account) => (permissions.has(account) ? ['member'] : []),
      nameOf: async () => 'Le Panier',
    },
    trouble: (message, error) => console.error(message, error ?? ''),
  })
  const database = new Database({ url, role: appRole, poolSize: 4 })
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  owner.on('connect', (client) => client.on('error', () => undefined))
  atTheEnd(async () => {
    await auth.close()
    await database.close()
    await owner.end()
    await close()
  })
  const shop: OrganisationFacts = { ...outside, id: organisation, name: 'Le Panier' }
  const app = new Hono<Env>()
  app.use(async (asked, next) => {
    asked.set('requestId', newId())
    await next()
  })
  app.onError((error, asked) => {
    const problem = problemOf(error, asked.get('requestId'))
    if (!problem) console.error(error)
    return asked.json(problem ?? { status: 500 }, (problem?.status ?? 500) as 500)
  })
  const runner = makeRunner({ database, clock, accounts: nobody, strict: true })
  for (const served of auth.api)
    serveRoute(app, served, {
      runner,
      callerOf: auth.callerOf,
      publicUrl: () => publicUrl,
      pace: () => undefined,
      senderOf: (_remote, forwarded) => forwarded ?? 'unknown',
      organisations: {
        shopOf: async (id) => (id === organisation ? shop : null),
        shopByAddress: async () => null,
        organisationsOf: async (account) => (permissions.has(account) ? [organisation] : []),
        permissionsOf: async (_id, account) => permissions.get(account) ?? new Set(),
        permissionsOfDesk: async () => new Set(['shifts.see_week']),
      },
    })
  auth.serve(app)
  return {
    auth,
    fetch: (request) => app.fetch(request),
    mails,
    publicUrl,
    organisation,
    allow: (account, ...held) => void permissions.set(account, new Set(held)),
    browser: (address = newId()) => makeBrowser(app, publicUrl, address),
    mailTo: async (address) => {
      await auth.settled()
      return mails.findLast((mail) => mail.to === address)
    },
    sql: async (text, values = []) => (await owner.query(text, [...values])).rows,
    pass: (minutes) => {
      passed += minutes
    },
  }
}

/** Signing in asks nobody else for accounts. */
const nobody: Accounts = {
  ensureAccount: () => Promise.reject(new Error('not asked here')),
  accountByEmail: async () => null,
  accountsById: async () => new Map(),
  signIn: async () => undefined,
  renew: async () => undefined,
}

function makeBrowser(app: Hono<Env>, publicUrl: string, address: string): Browser {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const common = () => ({ 'x-forwarded-for': address, ...(cookies.size > 0 ? { cookie: cookie() } : {}) })
  return {
    cookies,
    request: () => new Request(publicUrl, { headers: common() }),
    call: async (contract, input, headers = {}) => {
      const rest: Record<string, unknown> = { ...input }
      const path = contract.path.replace(/:(\w+)/g, (_all, name: string) => {
        const value = String(rest[name])
        delete rest[name]
        return value
      })
      const query = contract.method === 'GET' ? `?${new URLSearchParams(rest as Record<string, string>)}` : ''
      const response = await app.request(`${publicUrl}/api/v1${path}${query}`, {
        method: contract.method,
        headers: { origin: new URL(publicUrl).origin, 'user-agent': firefoxOnAndroid, ...common(), ...headers },
        ...(contract.method === 'GET' ? {} : { body: JSON.stringify(rest) }),
      })
      for (const set of response.headers.getSetCookie()) keepCookie(cookies, set)
      const body = await response.json()
      const refusals = (body as { refusals?: { code: string }[] }).refusals ?? []
      return { status: response.status, body, refused: refusals.map(({ code }) => code) }
    },
  }
}

const firefoxOnAndroid = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'

function keepCookie(cookies: Map<string, string>, set: string): void {
  const [pair = '', ...attributes] = set.split(/;\s*/)
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  if (attributes.some((one) => /^max-age=0$/i.test(one))) cookies.delete(name)
  else cookies.set(name, pair.slice(at + 1))
}

/** The token behind the `#` of a mail's link. */
export const tokenIn = (mail: OutgoingMail | undefined): string => new URL(mail?.link?.url ?? 'none:').hash.slice(1)

/** What the person's app shows at this moment (RFC 6238: SHA-1, 30 seconds, six digits). */
export function appCode(secret: string, at: number = Date.parse(systemClock())): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
