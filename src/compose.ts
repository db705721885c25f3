/** Puts the house together: database, sign-in, words, modules, workers and the web app. Nothing else constructs these. */
import type { Agent } from 'node:https'
import { dirname } from 'node:path'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { noteSignInAddress, openOrganisationDoor, type RememberingDoor } from '#hub/organisations/public.ts'
import { demoRoutes } from './demo-people.ts'
import { messageFolders, migrationSources, type Rooms, readHouse, sourceFolder } from './house.ts'
import { laterKinds } from './later.ts'
import type { Accounts } from './platform/action.ts'
import { authApi } from './platform/auth/api.ts'
import { type Auth, makeAuth } from './platform/auth/auth.ts'
import type { Config } from './platform/config.ts'
import { Database, sql } from './platform/database/connect.ts'
import { appRole, migrate } from './platform/database/migrate.ts'
import { exportRoutes } from './platform/export/export.ts'
import { makeApp } from './platform/http/app.ts'
import { system } from './platform/http/asking.ts'
import { makeFigures } from './platform/http/figures.ts'
import { makePace } from './platform/http/pace.ts'
import { senderThrough } from './platform/http/sender.ts'
import type { Env } from './platform/http/serve.ts'
import type { Shell } from './platform/http/shell.ts'
import { loadWords, type Words } from './platform/i18n/words.ts'
import { registerImports } from './platform/imports/registry.ts'
import { installation } from './platform/installation.ts'
import { installJobs } from './platform/jobs/install.ts'
import { makeWorkers, type Workers } from './platform/jobs/workers.ts'
import { makePost, type Post } from './platform/mail/post.ts'
import type { MailKey } from './platform/mail/signing.ts'
import type { Served } from './platform/module.ts'
import { declarePermissions } from './platform/permissions.ts'
import { dropGone } from './platform/push/actions.ts'
import { outsideAgent } from './platform/push/outside.ts'
import { renewalRoutes } from './platform/push/renewal.ts'
import { makeRunner, type Runner } from './platform/run.ts'
import { keepSealSecret } from './platform/sealed.ts'
import { declareSettings } from './platform/settings/known.ts'
import type { Instant } from './platform/values/day.ts'
import { type AccountId, newId } from './platform/values/ids.ts'
import { version } from './platform/version.ts'
import { searchRoutes } from './search.ts'

export interface House {
  readonly database: Database
  readonly rooms: readonly Rooms[]
  readonly routes: readonly Served[]
  readonly runner: Runner
  readonly organisations: RememberingDoor
  readonly auth: Auth
  readonly accounts: Accounts
  readonly words: Words
  readonly post: Post
  readonly workers: Workers
  readonly app: Hono<Env>
  readonly clock: () => Instant
  readonly close: () => Promise<void>
}

export interface HouseParts {
  /** The owner's connection string; the application itself takes on the plain role. */
  readonly url: string
  readonly config: Pick<Config, 'secret' | 'smtpUrl' | 'mailFrom' | 'trustedProxy'> & {
    /** Signs what goes out; absent: nothing is signed. */
    readonly mailKey?: MailKey | null
    readonly mailIn?: Config['mailIn']
  }
  readonly publicUrl: string
  readonly clock: () => Instant
  readonly log: Logger
  readonly shell?: Shell | null
  /** How push services are reached; absent: by their names, and never a machine of this house. */
  readonly pushAgent?: Agent
  /** Started with the demo cast: anybody may choose whom to be. */
  readonly demo?: boolean
  /** Tests and development: a write that records nothing is an error. */
  readonly strict?: boolean
  readonly poolSize?: number
}

export const projectFolder = dirname(sourceFolder)
export { version }

/** Brings a database up to date: our migrations, then the queue's tables. Safe to run at every start. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const ran = await migrate(url, migrationSources())
  await installJobs(url)
  return ran
}

export async function openHouse(parts: HouseParts): Promise<House> {
  const rooms = await readHouse()
  declarePermissions(rooms.flatMap((one) => one.permissions))
  declareSettings(rooms.flatMap((one) => one.settings))
  registerImports(
    rooms.flatMap((one) => one.imports),
    laterKinds,
  )
  installation.demo = parts.demo ?? false
  keepSealSecret(parts.config.secret)
  const { clock, log } = parts
  const database = new Database({ url: parts.url, role: appRole, poolSize: parts.poolSize ?? 12 })
  const organisations = openOrganisationDoor(database, clock)
  const words = loadWords(messageFolders())
  const post = makePost({
    database,
    words,
    config: parts.config,
    publicUrl: parts.publicUrl,
    notices: rooms.flatMap((one) => one.notices),
    shopOf: organisations.shopOf,
    shopIds: organisations.hosted,
    clock,
    log,
    push: {
      agent: parts.pushAgent ?? outsideAgent(),
      gone: (shop, devices) =>
        runner.act(dropGone, { devices }, { shop, actor: system, language: shop.language, requestId: newId() }),
    },
  })
  const auth = makeAuth({
    databaseUrl: parts.url,
    secret: parts.config.secret,
    publicUrl: parts.publicUrl,
    sendMail: (mail) => post.sendMail(mail),
    now: clock,
    demo: parts.demo ?? false,
    organisations: {
      rolesOf: organisations.rolesOf,
      nameOf: async (id) => (await organisations.shopOf(id))?.name ?? null,
    },
    trouble: (message, error) => log.warn({ err: error }, message),
    emailChanged: async (account) => {
      for (const id of await organisations.organisationsOf(account)) {
        const shop = await organisations.shopOf(id)
        if (!shop) continue
        await runner.act(
          noteSignInAddress,
          { account },
          { shop, actor: system, language: shop.language, requestId: newId() },
        )
      }
    },
  })
  const accounts = accountsOf(auth)
  const workers = makeWorkers({
    database,
    url: parts.url,
    jobs: rooms.flatMap((one) => one.jobs),
    reactions: rooms.flatMap((one) => one.reactions),
    runner: () => runner,
    post,
    shopIds: organisations.hosted,
    shopOf: organisations.shopOf,
    clock,
    log,
  })
  const runner = makeRunner({
    database,
    clock,
    accounts,
    strict: parts.strict ?? false,
    async deliver(db, outgoing) {
      await workers.deliver(db, outgoing)
    },
    wake: workers.wake,
    committed: (events) => {
      if (events.some((event) => event.name.startsWith('organisations.'))) organisations.forget()
    },
  })
  const routes = routesOf(rooms, [
    ...auth.api,
    ...exportRoutes({ database, version }),
    ...renewalRoutes({ database, shopOf: organisations.shopOf, runner: () => runner }),
  ])
  const app = makeApp({
    runner,
    organisations,
    callerOf: auth.callerOf,
    publicUrl: () => parts.publicUrl,
    senderOf: senderThrough(parts.config.trustedProxy),
    pace: makePace(clock),
    routes,
    log,
    figures: makeFigures(),
    version,
    ready: () => answers(database),
    shell: parts.shell ?? null,
    more: auth.serve,
  })
  return {
    database,
    rooms,
    routes,
    runner,
    organisations,
    auth,
    accounts,
    words,
    post,
    workers,
    app,
    clock,
    async close() {
      await workers.stop()
      await auth.close()
      await database.close()
    },
  }
}

function routesOf(rooms: readonly Rooms[], floor: readonly Served[]): readonly Served[] {
  const sources = rooms.flatMap((one) => one.search)
  return [...rooms.flatMap((one) => one.api), ...floor, ...demoRoutes, ...searchRoutes(sources)]
}

/** Every route there is, for the description of the API: nothing is opened, so nothing can be called. */
export async function allRoutes(): Promise<readonly Served[]> {
  const auth = authApi({} as Parameters<typeof authApi>[0])
  return routesOf(await readHouse(), [
    ...auth,
    ...exportRoutes({} as Parameters<typeof exportRoutes>[0]),
    ...renewalRoutes({} as Parameters<typeof renewalRoutes>[0]),
  ])
}

function accountsOf(auth: Auth): Accounts {
  return {
    ensureAccount: auth.ensureAccount,
    accountByEmail: async (email) => (await auth.accountByEmail(email))?.account ?? null,
    accountsById: async (ids) =>
      new Map((await auth.accountsById(ids)).map((one): [AccountId, typeof one] => [one.account, one])),
    async signIn(account, http) {
      for (const cookie of await auth.createSession(account, http.request)) http.setCookie(cookie)
    },
    async renew(http) {
      for (const cookie of await auth.renew(http.request)) http.setCookie(cookie)
    },
  }
}

async function answers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.installation)
    return true
  } catch {
    return false
  }
}
