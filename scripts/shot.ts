/** Takes a picture of a page: `node scripts/shot.ts URL OUT.png [--phone] [--dark] [--lang fr] [--as ACCOUNT]`.
 *  `--as` signs in as a person of the demo first. Needs a chromium (`chromium.ts`). */
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from './chromium.ts'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    phone: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'en' },
    as: { type: 'string' },
  },
})
const [address, file] = positionals
if (!address || !file) {
  console.error('node scripts/shot.ts URL OUT.png [--phone] [--dark] [--lang fr] [--as ACCOUNT]')
  process.exit(2)
}

/** The demo's own way in, so that the picture shows what this person sees. */
async function signIn(page: Page, account: string): Promise<void> {
  const answer = await page.request.post(new URL('/api/v1/sign-in/sessions/demo', address).href, { data: { account } })
  if (!answer.ok()) throw new Error(`could not sign in as ${account}: ${answer.status()}`)
}

const browser = await chromium.launch({
  executablePath: chromiumPath,
  headless: true,
  args: quiet,
})
try {
  const context = await browser.newContext({
    viewport: values.phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    colorScheme: values.dark ? 'dark' : 'light',
    locale: values.lang,
    hasTouch: values.phone,
    isMobile: values.phone,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', (line) => line.type() === 'error' && console.error(line.text()))
  page.on('pageerror', (error) => console.error(error.message))
  await page.addInitScript((language) => localStorage.setItem('komunigi.language', language), values.lang)
  if (values.as) await signIn(page, values.as)
  await page.goto(address, { waitUntil: 'networkidle' })
  // A quiet network is not yet a drawn page: a slow machine rests between the code of a screen and what it reads.
  await page.locator('h1, p, .skeleton').first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await page.screenshot({ path: file, fullPage: true })
} finally {
  await browser.close()
}
