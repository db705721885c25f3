/** A sixth shop joins a year later: it pays its part, and the five others get back exactly what is fair. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const development = 'Étiquettes de rayon\u00a0: codes-barres'

async function openRound(page: Page): Promise<void> {
  await page.goto('/community/funding')
  await page.getByRole('link', { name: development }).click()
  await page.getByRole('heading', { name: development, level: 1 }).waitFor()
}

test('a shop joins a year later, and the five that paid get back exactly what is fair', { skip }, async () => {
  const app = await demoApp()

  // Five paid 720.00 each, a year ago. Of six it would have been 600.00, and a third has faded.
  const { page: phone } = await app.visit('nils', { phone: true, language: 'en' })
  await openRound(phone)
  await phone.getByRole('button', { name: 'Ask to join for De Moestuin' }).click()
  await phone.getByRole('button', { name: 'See what it costs' }).click()
  await phone.getByText('Pays €400.00.').waitFor()
  await phone.getByText('Its part from the start would have been €600.00; delivered 12 months ago.').waitFor()
  assert.equal(await phone.getByText('gets €80.00 back.').count(), 5)
  await pictured(phone, '19-price', phone.getByText('Pays €400.00.'))
  await phone.getByRole('button', { name: 'Confirm and join' }).click()
  await phone.getByText('Confirmed', { exact: true }).waitFor()

  // The treasurer calls it and books what came.
  const { page: desk } = await app.visit('jo', { language: 'en' })
  await desk.goto('/')
  await desk.getByRole('navigation', { name: 'My places' }).getByRole('link', { name: 'Community' }).click()
  await desk.getByRole('heading', { name: 'What waits for us' }).waitFor()
  await openRound(desk)
  await desk.getByRole('button', { name: 'Call what it owes' }).click()
  await desk.getByRole('button', { name: 'Book a payment: De Moestuin' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Book a payment' }).click()
  await desk.getByText('Is in', { exact: true }).waitFor()

  // What each bears now: together as much as before, nobody more than before.
  const rows = desk.getByRole('table', { name: 'What each bears today' }).getByRole('row')
  await pictured(desk, '19-borne', desk.getByRole('table', { name: 'What each bears today' }))
  const cells = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => [row.children[0]?.textContent ?? '', row.children[1]?.textContent ?? '']),
  )
  const borne = new Map(cells.map(([name = '', amount = '']) => [name, Number(amount.replace(/[^0-9]/g, ''))]))
  for (const payer of ['Le Panier', 'La Gousse', 'Le Silo', 'Die Speisekammer', 'Le Grenier'])
    assert.equal(borne.get(payer), 64_000, payer)
  assert.equal(borne.get('De Moestuin'), 40_000)
  assert.equal(borne.get('Together'), 360_000)
})
