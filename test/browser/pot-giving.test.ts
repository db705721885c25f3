/** Giving on a phone to an item of a pot, where the amount is more than what is missing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

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
