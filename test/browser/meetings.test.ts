/** A meeting as it happens: led at a desk, written by two at once, and the place of a date found on a phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'
import { axe, look, resize, told, tooWide } from '../eyes.ts'

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

test('a meeting decides: answers come from phones and by word, the missing ones are counted, and the decision is saved', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page: desk } = await app.visit('frieda', { language: 'en' })
  await desk.goto('/community/meetings')
  await desk.getByRole('link', { name: 'Réunion mensuelle' }).first().click()
  await desk.getByRole('button', { name: 'Begin the meeting' }).click()
  await desk.getByRole('link', { name: 'Lead the meeting' }).click()
  const line = desk.getByRole('listitem').filter({ hasText: 'Une page commune pour les remplacements' })
  await line.getByRole('button', { name: 'Begin this line' }).click()
  await line.getByRole('button', { name: 'Decide on it now' }).click()
  const card = desk.getByRole('heading', { name: 'Deciding' })
  await card.waitFor()
  const missing = desk.locator('.status').filter({ hasText: 'more needed' })
  await missing.waitFor()
  // nothing is saved before enough have answered: the button says how many are missing
  assert.equal(await desk.getByRole('button', { name: 'Save the decision' }).getAttribute('aria-disabled'), 'true')
  for (let noted = 0; noted < 6 && (await missing.count()) > 0; noted += 1) {
    await desk.getByRole('button', { name: 'Write down an answer' }).click()
    const asked = desk.getByRole('dialog')
    await asked.getByRole('button', { name: 'Write down an answer' }).click()
    await asked.waitFor({ state: 'detached' })
    await desk
      .locator('.status')
      .filter({ hasText: `${noted + 1} of ` })
      .waitFor()
  }
  await desk.evaluate(axe)
  assert.equal(told(await look(desk, 'deciding', 'desk', false)), '')
  await resize(desk, { width: 320, height: 640 })
  assert.equal(told(await tooWide(desk, 'deciding')), '')
  await resize(desk, { width: 1280, height: 800 })
  await desk.getByRole('button', { name: 'Save the decision' }).press('Enter')
  await desk
    .getByText(/Saved as D-/)
    .first()
    .waitFor()
  await desk.getByRole('main').getByRole('heading', { name: 'Decisions' }).waitFor()
  await desk.getByText(/Not yet in force/).waitFor()
  const { page: phone } = await app.visit('nils', { phone: true, language: 'fr' })
  await phone.goto(desk.url().replace(/\/lead$/, ''))
  await phone.getByRole('main').getByRole('heading', { name: 'Décisions' }).waitFor()
  await phone.evaluate(axe)
  assert.equal(told(await look(phone, 'meeting', 'phone', false)), '')
})
