/** Tale 6: Inès closes days, sees whom it touches, everybody is told in their language; she takes it back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day, mondayOf } from '#platform/values/day.ts'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser

test('Inès closes a week, reads first whom it touches, and takes it back', { skip }, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('ines')
  await page.addInitScript(() => localStorage.setItem('komunigi.language', 'en'))
  const get = async <T>(path: string): Promise<T> => (await (await context.request.get(`/api/v1${path}`)).json()) as T
  const { today } = await get<{ today: Day }>('/me')
  const [from, until] = [addDays(mondayOf(today), 7), addDays(mondayOf(today), 12)]
  const week = async () =>
    (await get<{ shifts: { state: string; taken: number; people: { member: string }[] }[] }>(`/weeks/${from}?days=6`))
      .shifts
  const before = await week()
  const people = new Set(before.flatMap((shift) => shift.people.map(({ member }) => member))).size
  assert.ok(before.length > 5 && people > 20, 'the demo has a full week ahead')

  await page.goto('/staff/closings')
  await page.getByRole('link', { name: 'Close days' }).click()
  await page.getByLabel('First day').fill(from)
  await page.getByLabel('Last day, included').fill(until)
  await page.getByText(`${before.length} dates`, { exact: true }).waitFor()
  await page.getByText(`${people} people`, { exact: true }).waitFor()
  await page.getByText('One given back').click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('The general meeting decided it.')
  await page.getByRole('button', { name: 'Close these days' }).click()
  await page.getByText(`Dates cancelled: ${before.length}; people told: ${people}.`).first().waitFor()
  assert.deepEqual(new Set((await week()).map(({ state }) => state)), new Set(['cancelled']))

  await page.goto(`/staff/shifts?day=${from}`)
  const closed = page.getByRole('link', { name: 'Closed', exact: true })
  await closed.first().waitFor()
  assert.equal(await closed.count(), 6)
  // Each in their language: the page asks until both have been written.
  await page.waitForFunction(async () => {
    const answer = await fetch('/api/v1/mailbox?of=organisation&code=shifts.shift_cancelled&size=100')
    const { rows } = (await answer.json()) as { rows: { language: string | null }[] }
    return ['fr', 'nl'].every((language) => rows.some((mail) => mail.language === language))
  })

  await page.goto('/staff/closings')
  await page.getByText('One given back').waitFor()
  await page.getByRole('button', { name: /^Take back the closing/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await page.getByText(`Dates restored: ${before.length}`).first().waitFor()
  assert.deepEqual(
    (await week()).map(({ state, taken }) => ({ state, taken })),
    before.map(({ state, taken }) => ({ state, taken })),
  )
})
