/** The office opens one exchange as a story, notes what somebody said on the phone, and undoes a change: by keyboard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'
import { axe, drawn, look } from '../eyes.ts'

interface Mine {
  readonly shifts: readonly { readonly attendance: string; readonly shiftState: string; readonly state: string }[]
}

/** Amina looks for somebody to come instead, and leaves another place for a free one. */
async function arranged(app: RunningApp): Promise<void> {
  const { page, context } = await app.visit('amina', { language: 'en' })
  const api = async <T>(method: 'get' | 'post', path: string, data: object = {}): Promise<T> => {
    const answer =
      method === 'get' ? await page.request.get(`/api/v1${path}`) : await page.request.post(`/api/v1${path}`, { data })
    assert.ok(answer.ok(), await answer.text())
    return (await answer.json()) as T
  }
  const { shifts } = await api<Mine>('get', '/me/shifts?past=false&all=true')
  const [near, far] = shifts
    .filter(({ shiftState, state }) => shiftState === 'planned' && state === 'planned')
    .slice(-2)
  assert.ok(near && far, 'Amina has two places ahead')
  await api('post', `/me/seats/${near.attendance}/stand-in`)
  const { places } = await api<{ places: { id: string }[] }>('get', `/me/seats/${far.attendance}/places`)
  await api('post', `/me/seats/${far.attendance}/change`, { shift: places[0]?.id, warningsAccepted: true })
  await context.close()
}

/** Opens the newest exchange of Amina of this way from the list, by keyboard. */
async function open(page: Page, way: string): Promise<void> {
  await page.goto(`/staff/exchanges?way=${way}&q=amina`)
  await page.getByRole('link', { name: /Amina/ }).first().press('Enter')
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
}

async function noteAndSend(page: Page, submit: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByRole('radio', { name: 'By phone' }).isChecked(), true)
  await dialog.getByLabel('What was said').fill('she phoned at noon')
  await dialog.getByRole('button', { name: submit }).press('Enter')
}

test('Ines opens an exchange as a story, notes what Amina said on the phone, and undoes a change, by keyboard', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  await arranged(app)
  const { page } = await app.visit('ines', { language: 'en' })

  await open(page, 'stand_in')
  await page.getByText('looks for somebody to come instead').waitFor()
  await page.evaluate(axe)
  const findings = await look(page, 'story', 'desktop', false)
  await page.getByRole('button', { name: /^Take it back for Amina/ }).press('Enter')
  await noteAndSend(page, 'Take it back for Amina Benhaddou')
  await page.getByText('no longer looks for anybody').waitFor()
  await page.getByText('on behalf of Amina Benhaddou, by phone: “she phoned at noon”').waitFor()

  await open(page, 'change')
  await page.getByRole('button', { name: 'Undo the exchange' }).press('Enter')
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Amina Benhaddou' }).press('Space')
  await noteAndSend(page, 'Undo the exchange')
  await page.getByText('The exchange was undone.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Undo the exchange' }).count(), 0)

  await page.setViewportSize({ width: 320, height: 640 })
  await drawn(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 320, `the story is ${width} px wide`)
  assert.deepEqual(findings, [])
})
