/** Proposals, consent, delegations, meetings and events by Tab, Enter, Space and arrows alone; whatever has the focus
 *  shows it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'
import { button, closed, key, pick, type, visitor } from '../keyboard.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()
const visit = visitor(app)

test('by keyboard a paragraph of a proposal is commented', { skip }, async () => {
  const page = await visit('frieda', '/community/proposals')
  await key(page, page.getByRole('link', { name: /Une page commune pour les remplacements/ }))
  await key(page, button(page, 'Comment on paragraph 2'))
  const asked = page.getByRole('dialog')
  await type(page, asked.getByLabel('What you want to say'), 'The same in winter?')
  await key(page, button(asked, 'Comment'))
  await closed(page)
  await page.getByText('The same in winter?').waitFor()
})

test('by keyboard a round of consent is answered', { skip }, async () => {
  const page = await visit('frieda', '/community')
  await key(page, page.getByRole('link', { name: /Les consignes suivent le produit/ }))
  const none = page.getByRole('radio', { name: 'No objection', exact: true })
  await key(page, none, 'Space')
  assert.ok(await none.isChecked())
  await key(page, button(page, 'Answer'))
  await page.getByText('has answered. A new answer counts in its place.').waitFor()
})

test('by keyboard another co-op is asked to answer for a theme', { skip }, async () => {
  const page = await visit('frieda', '/community/vote-delegations')
  const give = 'Let another co-op answer for a theme'
  await key(page, button(page, give))
  const asked = page.getByRole('dialog')
  await pick(page, asked.getByLabel('Who answers for you'), 'Le Panier')
  await pick(page, asked.getByLabel('Theme', { exact: true }), 'Rules')
  await pick(page, asked.getByLabel('Last day'), '12312099')
  await key(page, button(asked, give))
  await closed(page)
  await page.getByText('Le Panier answers for Die Speisekammer').waitFor()
})

test('by keyboard a meeting is planned, its dates are asked for, and its agenda grows', { skip }, async () => {
  const page = await visit('frieda', '/community/meetings')
  await key(page, page.getByRole('link', { name: 'Plan a meeting' }))
  await type(page, page.getByLabel(/^Name/), 'The cold room')
  await key(page, button(page, 'Plan a meeting'))
  await page.getByRole('heading', { level: 1, name: 'The cold room' }).waitFor()
  const asked = page.getByRole('dialog')
  await key(page, button(page, 'Ask for a date'))
  await type(page, asked.getByLabel('Dates, one a line'), '2099-12-03 19:00\n2099-12-04 19:00')
  await key(page, button(asked, 'Ask for a date'))
  await closed(page)
  await key(page, button(page, 'Send my answers'))
  for (const slot of await asked.getByRole('radio', { name: 'Fits' }).all()) await key(page, slot, 'Space')
  await key(page, button(asked, 'Send my answers'))
  await closed(page)
  await page.getByText('2 points').first().waitFor()
  await key(page, button(page, 'Put something on the agenda'))
  await type(page, asked.getByLabel('What', { exact: true }), 'Who has the key')
  await key(page, button(asked, 'Put it on the agenda'))
  await closed(page)
  await page.getByText('Who has the key').waitFor()
})

test('by keyboard somebody registers for an event', { skip }, async () => {
  const page = await visit('nils', '/community/events', true)
  await key(page, page.getByRole('link', { name: 'Rencontre de printemps' }))
  await key(page, button(page, 'Register'))
  await key(page, button(page.getByRole('dialog'), 'Register'))
  await closed(page)
  await page.getByText('Has a place').first().waitFor()
})
