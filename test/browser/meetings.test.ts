/** A meeting as it happens: led at a desk, written by two at once, and the place of a date found on a phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

test('two people write the minutes at once: both versions stay, the difference is shown, and one text comes of it', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page: desk } = await app.visit('frieda', { language: 'en' })
  await desk.goto('/community/meetings')
  await desk.getByRole('link', { name: 'Réunion mensuelle' }).first().click()
  await desk.getByRole('button', { name: 'Begin the meeting' }).click()
  await desk.getByRole('link', { name: 'Lead the meeting' }).click()
  await desk.getByRole('button', { name: 'Begin this line' }).first().click()
  await desk.getByRole('button', { name: 'Stop the timer' }).waitFor()
  const { page: phone } = await app.visit('nils', { phone: true, language: 'en' })
  await phone.goto(desk.url().replace(/\/lead$/, ''))
  for (const [page, text] of [
    [desk, 'All are for it.\nWe stop.'],
    [phone, 'All are for it.\nWe go on.'],
  ] as const) {
    await page.getByRole('button', { name: 'Write the minutes' }).click()
    await page.getByLabel('Text').fill(text)
  }
  await phone.getByRole('button', { name: 'Save the minutes' }).click()
  await phone.getByText('Version 1, by Nils De Wilde').waitFor()
  await desk.getByRole('button', { name: 'Save the minutes' }).click()
  await desk.getByText('Both versions are kept.').waitFor()
  assert.equal(await desk.getByRole('deletion').innerText(), 'We go on.')
  assert.equal(await desk.getByRole('insertion').innerText(), 'We stop.')
  await desk.getByRole('button', { name: 'Make one text of both' }).click()
  assert.equal(await desk.getByLabel('Text').inputValue(), 'All are for it.\nWe go on.\nWe stop.')
  await desk.getByLabel('Text').fill('All are for it.\nWe go on.')
  await desk.getByRole('button', { name: 'Save the minutes' }).click()
  await desk.getByText('Version 3, by Frieda Bach').waitFor()
  assert.equal(await desk.getByText('Both versions are kept.').count(), 0)
})

test('on a phone somebody says in a minute when they can come', { skip }, async () => {
  const { page } = await (await demoApp()).visit('basile', { phone: true, language: 'en' })
  await page.goto('/community')
  await page.getByRole('link', { name: 'Say when you can come:' }).click()
  await page.getByRole('heading', { name: 'When can you come?' }).waitFor()
  await page.getByRole('button', { name: 'Send my answers' }).click()
  const asked = page.getByRole('dialog')
  for (const slot of await asked.getByRole('radio', { name: 'Fits' }).all()) await slot.check()
  await asked.getByRole('button', { name: 'Send my answers' }).click()
  await page.getByText('2 points').first().waitFor()
  // it is chosen by whoever leads
  assert.equal(await page.getByRole('button', { name: 'Choose this date' }).count(), 0)
  await page.goto('/community')
  await page.getByRole('link', { name: 'Réunion mensuelle' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Say when you can come:' }).count(), 0)
})
