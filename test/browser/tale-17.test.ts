/** Tale 17: three shops suffer from the same thing. Told in three languages, merged, backed by five, ranked, analysed and
 *  estimated; a fourth tells another one on a phone, and another co-op says "we too". */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser

test('a need is told in three fields on a phone, and another co-op shares it in two taps', { skip }, async () => {
  const app = await demoApp()
  const problem = 'The door code changes without a word'
  const { page } = await app.visit('mira', { phone: true, language: 'en' })
  await page.goto('/community/needs/tell?area=members')
  await page.getByLabel('Problem').fill(problem)
  await page.getByLabel('Who suffers from it').fill('Whoever opens in the morning')
  await page.getByLabel('How it should be').fill('A message the evening before')
  await page.getByRole('button', { name: 'Hand it in' }).click()
  await page.getByRole('heading', { level: 1, name: problem }).waitFor()
  await page.getByText('Shared by 1 organisation').waitFor()
  await pictured(page, '17-told')
  const address = new URL(page.url()).pathname

  const other = await app.visit('frieda', { phone: true, language: 'en' })
  await other.page.goto(address)
  await other.page.getByRole('button', { name: 'We too, Die Speisekammer' }).click()
  await other.page.getByRole('dialog').getByRole('button', { name: 'We too' }).click()
  await other.page.getByText('Shared by 2 organisations').waitFor()
  await pictured(other.page, '17-we-too')
  await other.page.getByRole('button', { name: 'Put in the ranking' }).click()
  await other.page.getByText('Ranked', { exact: true }).first().waitFor()
})

test('one page shows the whole way of the shelf labels: three tongues, five co-ops, 36 hours, what it cost and whether it helps', {
  skip,
}, async () => {
  const { page } = await (await demoApp()).visit('jo', { language: 'en' })
  await page.goto('/community/needs?q=rayon')
  await page
    .getByRole('link', { name: /étiquettes de rayon/ })
    .first()
    .click()
  await page.getByText('Shared by 5 organisations').waitFor()
  await pictured(page, '17-whole-way')
  for (const language of ['de', 'nl']) assert.equal(await page.locator(`span[lang="${language}"]`).count(), 1)
  await page.getByText('36 h').first().waitFor()
  await page.getByText('Settled', { exact: true }).waitFor()
  await page.getByText('Le Silo does not accept version 1.0').waitFor()
  await page.getByRole('heading', { name: 'Does it help?' }).waitFor()
  await page.getByRole('heading', { name: 'History' }).waitFor()
  await page.getByText(/^Show the \d+ earlier lines$/).click()
  await page.getByText('Léa Rochat, with the power to keep the community going').first().waitFor()
  // of what is over nothing is left to order
  assert.equal(await page.getByRole('heading', { name: 'Its place in the order' }).count(), 0)
})
