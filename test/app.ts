/** The real app for browser tests: the house of a test world behind a port, and Debian's Chromium in front. */
import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type House, openHouse, projectFolder } from '#compose.ts'
import type { Config } from '#platform/config.ts'
import { builtShell } from '#platform/http/build-shell.ts'
import { systemClock } from '#platform/values/clock.ts'
import type { Instant } from '#platform/values/day.ts'
import { chromiumPath, wholeChromium } from '../scripts/chromium.ts'
import { testDatabase } from './cluster.ts'
import { filledDemo } from './demo-world.ts'
import { patiently, whenAllEnd } from './ending.ts'
import { houseOfTests } from './world.ts'

/** Why browser tests are left out here; false where they run. Continuous integration never leaves them out. */
export const noBrowser: string | false =
  existsSync(wholeChromium) || process.env['CI'] ? false : 'NO CHROMIUM ON THIS MACHINE: browser tests are left out'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
}

export interface RunningApp {
  readonly house: House
  readonly address: string
  /** A new browser profile, signed in as one of the cast (`amina`) or nobody. */
  visit(as: string | null, options?: Visitor): Promise<Visit>
}

/** Starting a browser costs more than most visits: all apps of a process share one, each visit in a profile of its own. */
let shared: Browser | null = null
whenAllEnd(() => shared?.close())

async function sharedBrowser(): Promise<Browser> {
  shared ??= await launch([])
  return shared
}

const launch = (more: readonly string[], executablePath = chromiumPath): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...flags, ...more] })

interface AppOptions {
  /** A mail server; left out, mails are read in the app. */
  readonly smtpUrl?: string
  /** Mail comes in too: letters say where they may be answered. */
  readonly mailIn?: Config['mailIn']
  /** A film (y4m) that the browser takes for its camera. */
  readonly film?: string
  /** A browser with all that surrounds its pages: it shows notices. */
  readonly whole?: boolean
  /** Of the server, where days have to pass while somebody looks. */
  readonly clock?: () => Instant
}

/** Chromium plays the film instead of asking for a camera. */
const filmFlags = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** The demo of both shops, with the clock of the machine. */
export const demoApp = (options: AppOptions = {}): Promise<RunningApp> => openApp(true, options)

/** An installation nobody has set up yet. */
export const emptyApp = (): Promise<RunningApp> => openApp(false, {})

async function openApp(
  demo: boolean,
  { film, whole = film !== undefined, smtpUrl, mailIn, clock = systemClock }: AppOptions,
): Promise<RunningApp> {
  // Whatever breaks on the way, what was opened is closed: the last first.
  const opened: (() => unknown)[] = []
  after(async () => {
    for (const close of opened.reverse()) await patiently(close)
  })
  const { url, close } = await (demo ? filledDemo(systemClock) : testDatabase())
  opened.push(close)
  let answer: ((request: Request) => Response | Promise<Response>) | null = null
  const web = serve({
    fetch: (request) => answer?.(request) ?? new Response('starting', { status: 503 }),
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise<void>((resolve) => web.once('listening', () => resolve()))
  opened.push(() => new Promise((done) => web.close(done)))
  const { port } = web.address() as { port: number }
  const address = `http://127.0.0.1:${port}`
  const house = await openHouse({
    ...houseOfTests,
    clock,
    config: { ...houseOfTests.config, ...(smtpUrl ? { smtpUrl } : {}), ...(mailIn ? { mailIn } : {}) },
    url,
    publicUrl: address,
    shell: await builtShell(projectFolder, () => undefined),
    demo,
  })
  opened.splice(1, 0, () => house.close())
  answer = (request) => house.app.fetch(request)
  await house.workers.start()
  const browser = whole ? await launch(film ? filmFlags(film) : [], wholeChromium) : await sharedBrowser()
  if (whole) opened.push(() => browser.close())
  return {
    house,
    address,
    async visit(as, options = {}) {
      const profile = await newProfile(browser, address, options)
      opened.push(() => profile.close())
      if (as) await become(profile, as)
      return { page: await profile.newPage(), context: profile }
    },
  }
}

interface Visitor {
  readonly phone?: boolean
  readonly language?: string
  readonly dark?: boolean
}

async function newProfile(
  browser: Browser,
  address: string,
  { phone, language, dark }: Visitor,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    hasTouch: phone ?? false,
    locale: language ?? 'en',
    colorScheme: dark ? 'dark' : 'light',
  })
  // On a busy machine a page takes its time; who waits for what never comes learns it later, and as surely.
  context.setDefaultTimeout(120_000)
  // What the visitor chose on this device outranks the language of the account.
  if (language) await context.addInitScript((chosen) => localStorage.setItem('komunigi.language', chosen), language)
  return context
}

async function become(context: BrowserContext, as: string): Promise<void> {
  const people = (await (await context.request.get('/api/v1/demo/people')).json()) as {
    shops: { people: { key: string; account: string }[] }[]
  }
  const account = people.shops.flatMap((shop) => shop.people).find((person) => person.key === as)?.account
  if (!account) throw new Error(`nobody called ${as} in the cast`)
  const signedIn = await context.request.post('/api/v1/sign-in/sessions/demo', { data: { account } })
  if (!signedIn.ok()) throw new Error(`could not become ${as}: ${signedIn.status()} ${await signedIn.text()}`)
}
