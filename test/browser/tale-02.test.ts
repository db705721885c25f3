/** Tale 2: Bram wants a shift this week, on his phone. And the same by keyboard alone, on a desk. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays, type Day } from '#platform/values/day.ts'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

const rows = (page: Page) => page.locator('main .shift-row')

/** Goes on with the Tab key until this has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`the Tab key never comes to ${wanted}`)
}

test('Bram sees only what he may take, reads why the cheese is closed to him, takes another and finds it in his feed', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('bram', { phone: true, language: 'en' })
  await page.goto('/')
  await page.getByRole('link', { name: 'Find a shift' }).first().click()
  await page.getByRole('heading', { name: 'Find a shift' }).waitFor()
  await rows(page).first().waitFor()
  assert.equal(await rows(page).filter({ hasText: 'Fromage' }).count(), 0)

  await page.getByRole('button', { name: /are not open to you: show/ }).click()
  await rows(page).filter({ hasText: 'Fromage' }).first().click()
  await page.getByText('This needs: Fromage. Ask the office how to learn it.').first().waitFor()
  const closed = page.getByRole('button', { name: 'Take a place' })
  assert.equal(await closed.getAttribute('aria-disabled'), 'true')

  await page.getByText('These near it are open to you:').waitFor()
  await rows(page).first().click()
  await page.getByRole('button', { name: /^Take a place/ }).click()
  await page.getByText('You have a place here').waitFor()
  const shift = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await page.getByRole('link', { name: 'My shifts' }).first().click()
  await page.locator(`main a[href="/shifts/${shift}"]`).first().waitFor()
  await page.getByRole('button', { name: 'Add to my calendar' }).click()
  const address = await page.locator('.calendar-address code').innerText()
  const feed = await context.request.get(new URL(address).pathname)
  const text = (await feed.text()).replace(/\r\n /g, '')
  const { today } = (await (await context.request.get('/api/v1/me')).json()) as { today: string }
  const days = [...text.matchAll(/^DTSTART:(\d{8})/gm)].map(([, day]) => day ?? '')
  assert.equal(days.filter((day) => day >= today.replaceAll('-', '')).length, 1, 'of his shifts only this one is ahead')
})

test('a seat is found, taken and given back by keyboard alone', { skip }, async () => {
  const app = await demoApp()
  const { page } = await app.visit('bram', { language: 'en' })
  // Of today, a place can no longer be given back when its shift is near.
  const { today } = (await (await page.request.get('/api/v1/me')).json()) as { today: Day }
  await page.goto(`/shifts/find?from=${addDays(today, 1)}`)
  await rows(page).first().waitFor()
  await tabTo(page, '.chip input')
  await page.keyboard.press('Space')
  await page.waitForURL(/mine=false/)
  await page.keyboard.press('Space')
  await page.waitForURL((url) => !url.search.includes('mine'))
  await tabTo(page, '.shift-row')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/shifts\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: /^Take a place/ }).waitFor()
  await tabTo(page, '.next-shift button')
  await page.keyboard.press('Enter')
  // Not only the words: until the page was read anew, the button under the key is the one just pressed.
  await page.getByRole('button', { name: 'Give my place back' }).waitFor()
  await tabTo(page, '.next-shift button')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, 'dialog .form-act button')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Take a place/ }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('You have a place here', { exact: true }).waitFor()
})
