/** Tale 3: two people tap the last seat at the same moment, each on the own phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { APIRequestContext } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'

interface Found {
  readonly shifts: readonly { readonly id: string; readonly free: number }[]
}

const json = async <T>(asked: Promise<{ ok(): boolean; text(): Promise<string> }>): Promise<T> => {
  const answer = await asked
  const text = await answer.text()
  assert.ok(answer.ok(), text)
  return JSON.parse(text) as T
}

/** The office lets Elif book freely as well, so that two of the cast want the same seat. */
async function letElifBook(office: APIRequestContext, origin: string): Promise<void> {
  const { rows } = await json<{ rows: { id: string }[] }>(office.get('/api/v1/members?q=elif'))
  await json(office.put(`/api/v1/workers/${rows[0]?.id}/mode`, { data: { mode: 'flying' }, headers: { origin } }))
}

test('one has the last seat, the other is told kindly, by no name, and is offered the nearest three', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const office = await app.visit('ines')
  await letElifBook(office.context.request, app.address)
  const people = [
    await app.visit('bram', { phone: true, language: 'en' }),
    await app.visit('elif', { phone: true, language: 'en' }),
  ] as const
  const { shifts } = await json<Found>(people[0].context.request.get('/api/v1/open-shifts?mine=true&all=true'))
  const last = shifts.find(({ free }) => free === 1)?.id
  assert.ok(last)
  const taps = people.map(({ page }) => page.getByRole('button', { name: /^Take a place/ }))
  for (const [index, { page }] of people.entries()) {
    await page.goto(`/shifts/${last}`)
    await taps[index]?.waitFor()
  }
  await Promise.all(taps.map((tap) => tap.click()))

  const kind = 'Somebody was a moment faster'
  for (const { page } of people) await page.getByText(/You have a place here|Somebody was a moment faster/).waitFor()
  const texts = await Promise.all(people.map(({ page }) => page.locator('main').innerText()))
  assert.deepEqual(texts.map((text) => text.includes('You have a place here')).sort(), [false, true])
  const loser = people[texts.findIndex((text) => text.includes(kind))]
  assert.ok(loser)
  const offered = loser.page.locator('main [role=alert] .shift-row')
  await offered.nth(2).waitFor()
  assert.equal(await offered.count(), 3)
  assert.doesNotMatch(await loser.page.locator('main [role=alert]').innerText(), /Bram|Elif/)
  await offered.first().click()
  await loser.page.getByRole('button', { name: /^Take a place/ }).click()
  await loser.page.getByText('You have a place here').waitFor()
})
