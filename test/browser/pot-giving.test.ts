/** Giving on a phone to an item of a pot, where the amount is more than what is missing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { axe, look, told, tooWide } from '../eyes.ts'
import { tabTo } from '../keyboard.ts'

const skip = noBrowser

async function seen(page: Page, what: string): Promise<string> {
  await page.evaluate(axe)
  return told([...(await look(page, what, 'as opened', false)), ...(await tooWide(page, what))])
}

/** By keys alone; inside a dialog where one is open. */
async function press(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const among = (await dialog.count()) > 0 ? dialog : page
  await tabTo(page, among.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

test('whoever gives too much is told what is missing, and gives that with one press', { skip }, async () => {
  const { page } = await (await demoApp()).visit('mira', { phone: true, language: 'en' })
  await page.goto('/community/pots')
  await page.getByRole('link', { name: 'Petits souhaits de l’automne' }).click()
  await page.getByRole('button', { name: 'Give', exact: true }).click()
  await page.getByLabel('Amount').fill('300')
  await page.getByText('Only €250.00 are missing. Give €250.00 instead of €300.00?').first().waitFor()
  await page.getByRole('button', { name: 'Take €250.00 instead' }).click()
  assert.equal(await page.getByLabel('Amount').inputValue(), '250.00')
  await page.getByRole('dialog').getByRole('button', { name: 'Give', exact: true }).click()
  await page.getByText('€800.00 of €800.00 given.').waitFor()
})

test('an invoice is read where it can be saved, and says what Peppol still lacks', { skip }, async () => {
  const { page } = await (await demoApp()).visit('mira', { language: 'en' })
  await page.goto('/community/invoices')
  await page
    .getByRole('link', { name: /-0001$/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /Invoice \d{4}-0001/, level: 1 }).waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  assert.match((await saved).suggestedFilename(), /^\d{4}-0001\.pdf$/)
})

test('everybody reads the page of a community that shows what it builds, without signing in', { skip }, async () => {
  const app = await demoApp()
  const answer = await fetch(new URL('/f/recoltes-communes?lang=en', app.address))
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /what we build together/)
})

test('by keyboard the core group changes a pot, and the treasurer takes out whoever has nothing left', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('frieda', { phone: true, language: 'en' })
  await page.goto('/community/pots')
  await page.getByRole('link', { name: 'Pot commun de la formation' }).click()
  await press(page, 'Change the pot')
  const changing = page.getByRole('dialog', { name: 'Change the pot' })
  await changing.getByText('What was given stays given.').waitFor()
  assert.equal(await seen(page, 'changing a pot'), '')
  await tabTo(page, changing.getByLabel('Name'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Training of the office')
  await tabTo(page, changing.getByLabel('At most from one organisation'))
  await page.keyboard.type('150')
  await press(page, 'Change the pot')
  await page.getByRole('heading', { name: 'Training of the office', level: 1 }).waitFor()
  await page.getByText('€150.00', { exact: true }).waitFor()

  const { page: desk } = await app.visit('jo', { language: 'en' })
  await desk.goto(page.url())
  const leave = 'Take an organisation out'
  await press(desk, leave)
  const leaving = desk.getByRole('dialog', { name: leave })
  await tabTo(desk, leaving.getByLabel('Organisation'))
  await desk.keyboard.type('La Gousse')
  await press(desk, leave)
  await leaving.getByText('This organisation has €200.00 in the pot.').first().waitFor()
  assert.equal(await seen(desk, 'taking somebody out of a pot'), '')
  await desk.keyboard.press('Escape')
  await leaving.waitFor({ state: 'hidden' })
  await press(desk, 'Change a credit')
  const crediting = desk.getByRole('dialog', { name: 'Change a credit' })
  await crediting.getByLabel('For whom').selectOption({ label: 'La Gousse' })
  await crediting.getByLabel('Exactly so much').check()
  await crediting.getByLabel('Amount').fill('0')
  await press(desk, 'Change a credit')
  await crediting.waitFor({ state: 'hidden' })
  await press(desk, leave)
  await press(desk, leave)
  await leaving.waitFor({ state: 'hidden' })
  const table = desk.getByRole('region', { name: 'Who may hand out how much' })
  await table.getByRole('rowheader', { name: 'Le Silo' }).waitFor()
  assert.equal(await table.getByRole('rowheader', { name: 'La Gousse' }).count(), 0)
})

test('by keyboard the treasurer writes an invoice, and reads its VAT before it is issued', { skip }, async () => {
  const { page } = await (await demoApp()).visit('jo', { language: 'en' })
  await page.goto('/community/invoices')
  await tabTo(page, page.getByRole('link', { name: 'Write an invoice' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Write an invoice', level: 1 }).waitFor()
  await tabTo(page, page.getByLabel('To', { exact: true }))
  await page.keyboard.type('Le Panier')
  await tabTo(page, page.getByLabel('What for').first())
  await page.keyboard.type('Room for a day')
  await tabTo(page, page.getByLabel('Without VAT').first())
  await page.keyboard.type('0')
  await press(page, 'Add a line')
  await tabTo(page, page.getByLabel('What for').nth(1))
  await page.keyboard.type('Two loaves')
  await tabTo(page, page.getByLabel('Without VAT').nth(1))
  await page.keyboard.type('10.50')
  await press(page, 'Write an invoice')
  await page.getByText('Every line of an invoice is of more than 0').first().waitFor()
  await page.getByLabel('Without VAT').first().focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('89.50')
  await page.getByText('€100.00', { exact: true }).waitFor()
  assert.equal(await seen(page, 'writing an invoice'), '')
  const total = await page.getByRole('status').locator('dd').last().textContent()
  await press(page, 'Write an invoice')
  await page.getByRole('heading', { name: /^Invoice \d{4}-\d{4}$/, level: 1 }).waitFor()
  await page
    .getByText(total ?? '', { exact: true })
    .first()
    .waitFor()
})
