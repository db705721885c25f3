/** Dues are chosen on a phone, and a co-op drafts a round of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

test('a co-op chooses what it gives on a phone, and less than the least is refused with the least', {
  skip,
}, async () => {
  const { page } = await (await demoApp()).visit('frieda', { phone: true, language: 'en' })
  await page.goto('/community/money/dues')
  await page.getByRole('link', { name: 'All about these dues' }).click()
  await page.getByText('€25.00 a month without VAT.').waitFor()
  await page.getByRole('button', { name: 'Choose what we give' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('A month, without VAT').fill('24.99')
  await sheet.getByRole('button', { name: 'Choose what we give' }).click()
  await sheet.getByText(/€25\.00/).waitFor()
  await sheet.getByLabel('A month, without VAT').fill('41.50')
  await sheet.getByRole('button', { name: 'Choose what we give' }).click()
  await page.getByText('€41.50 a month without VAT.').waitFor()
})

test('whoever speaks for a co-op drafts a round, and reads how it opens', { skip }, async () => {
  const { page } = await (await demoApp()).visit('nils', { phone: true, language: 'en' })
  await page.goto('/community/funding')
  await page.getByRole('link', { name: 'Draft a round' }).click()
  await page.getByRole('heading', { name: 'Draft a round' }).waitFor()
  await page.getByText('It opens once three active organisations ask for it').waitFor()
  await page.getByLabel('What for').fill('Scales that remember')
  await page.getByLabel('Cost to share').fill('900')
  await page.getByRole('button', { name: 'Draft a round' }).click()
  await page.getByRole('heading', { name: 'Scales that remember' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Ask for it to be opened' }).count(), 1)
})
