/** A draft of a proposal, changed by two at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

test('two people change a draft at once: what differs is shown part by part, and one draft comes of it', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page: desk } = await app.visit('frieda', { language: 'en' })
  await desk.goto('/community/proposals/write')
  await desk.getByLabel('What it is about').fill('One jar for all')
  await desk.getByRole('button', { name: 'Keep as a draft' }).click()
  await desk.getByRole('heading', { level: 1, name: 'One jar for all' }).waitFor()
  const { page: other } = await app.visit('frieda', { language: 'en' })
  await other.goto(desk.url())
  for (const [page, cost] of [
    [desk, 'A crate'],
    [other, 'Two crates'],
  ] as const) {
    await page.getByRole('button', { name: 'Change the draft' }).click()
    await page.getByLabel('What it costs').fill(cost)
  }
  await other.getByRole('button', { name: 'Keep as a draft' }).click()
  await other.getByRole('dialog').waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: 'Keep as a draft' }).click()
  await desk.getByText('Both versions are kept.').waitFor()
  assert.equal(await desk.getByRole('deletion').innerText(), 'Two crates')
  assert.equal(await desk.getByRole('insertion').innerText(), 'A crate')
  await desk.getByRole('button', { name: 'Make one text of both' }).click()
  assert.equal(await desk.getByLabel('What it costs').inputValue(), 'Two crates\nA crate')
  await desk.getByLabel('What it costs').fill('Two crates')
  await desk.getByRole('dialog').getByRole('button', { name: 'Keep as a draft' }).click()
  await desk.getByText('Both versions are kept.').waitFor({ state: 'detached' })
})
