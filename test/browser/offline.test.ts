/** Without network: the page still opens, says so, and keeps what somebody typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()

async function visit(as: string) {
  assert.ok(app)
  const { page, context } = await app.visit(as, { phone: true })
  await page.addInitScript(() => localStorage.setItem('komunigi.language', 'en'))
  return { page, context }
}

/** A quiet network does not mean that a busy machine has drawn the page. */
async function drawn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
}

test('a device that was here before opens without network, and says since when it shows what it shows', {
  skip,
}, async () => {
  const { page, context } = await visit('amina')
  await page.goto('/')
  await drawn(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload({ waitUntil: 'networkidle' })
  await drawn(page)
  await page.goto('/shifts', { waitUntil: 'networkidle' })
  await drawn(page)
  await context.setOffline(true)
  await page.getByText('No network. You see what was loaded last').waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('The server cannot be reached').or(page.getByText('you see the state of')).first().waitFor()
  await context.setOffline(false)
  await page.getByText('No network. You see what was loaded last').waitFor({ state: 'detached' })
})

test('what was typed and not sent is there again after the page was loaded again', { skip }, async () => {
  const { page } = await visit('ines')
  await page.goto('/staff/members/new')
  await page.getByLabel('First name').first().fill('Walburga')
  await page.reload()
  await page.getByText('We kept what you typed last time.').waitFor()
  assert.equal(await page.getByLabel('First name').first().inputValue(), 'Walburga')
})

test('the app can be installed: a manifest with its name, icons and colours', { skip }, async () => {
  const { page, context } = await visit('amina')
  await page.goto('/')
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = (await (await context.request.get(href ?? '')).json()) as {
    name: string
    display: string
    icons: { src: string; sizes: string; purpose?: string }[]
  }
  assert.equal(manifest.display, 'standalone')
  assert.ok(manifest.icons.some((icon) => icon.sizes === '512x512' && icon.purpose === 'maskable'))
  for (const icon of manifest.icons) assert.ok((await context.request.get(icon.src)).ok(), icon.src)
})
