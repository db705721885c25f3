/** The community on a phone and at a desk: a newcomer answers what waits, and somebody with two hats goes from one to the other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

test('a newcomer reads what waits and accepts the booklet and the dues on a phone', { skip }, async () => {
  const { page } = await (await demoApp()).visit('pau', { phone: true, language: 'en' })
  await page.goto('/community')
  await page.getByRole('link', { name: 'Open its page' }).click()
  await page.getByRole('heading', { name: 'El Huerto Común', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Accept to pay dues' }).click()
  await page.getByText('Dues accepted on').waitFor()
  await page.getByRole('button', { name: 'Read the booklet' }).click()
  for (const chapter of ['What it is', 'Who is in', 'What it brings', 'Conditions', 'How it works'])
    await page.getByRole('checkbox', { name: chapter }).check()
  await page.getByRole('button', { name: 'Accept these chapters' }).click()
  const welcome = page.getByRole('listitem').filter({ hasText: 'Five chapters of the booklet accepted' })
  await welcome.getByRole('img', { name: 'done' }).waitFor()
  assert.equal(await page.getByText('Accept the five chapters of the booklet').count(), 0)
})

test('the core group sees why an application cannot be answered yet', { skip }, async () => {
  const { page } = await (await demoApp()).visit('frieda', { language: 'en' })
  await page.goto('/community')
  await page.getByRole('link', { name: 'L’Épi' }).click()
  const admit = page.getByRole('button', { name: 'Admit' })
  await admit.waitFor()
  assert.equal(await admit.getAttribute('aria-disabled'), 'true')
  await page.getByText('Members may look at this application until').waitFor()
})

test('somebody of a shop and of the community goes from one to the other by the hats at the top', {
  skip,
}, async () => {
  const { page } = await (await demoApp()).visit('jo', { language: 'en' })
  await page.goto('/')
  const hats = page.getByRole('navigation', { name: 'My places' })
  await hats.getByRole('link', { name: 'Community' }).click()
  await page.getByRole('heading', { name: 'What waits for us' }).waitFor()
  await page.getByRole('heading', { name: 'Le Panier' }).waitFor()
  await hats.getByRole('link', { name: 'As a member' }).click()
  await page.getByRole('heading', { name: 'Hello Jo' }).waitFor()
})
