/** Tale 13, from the labels on: they print in the order of the shelves; in the morning a volunteer walks with the phone,
 *  scans and taps, without network among the freezers, and at the end none is missing. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readPdf } from '../../src/shop/labels/drawing/pdf-reader.testing.ts'
import { demoApp, noBrowser } from '../app.ts'

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-13-${name}.png`, fullPage: true })
}

test('labels are printed in the order of the shelves, and hung with the phone, without network too, until none is missing', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page: desk } = await app.visit('ines', { language: 'en' })
  await desk.goto(`${app.address}/staff/labels`)
  await desk.getByRole('button', { name: /^Print \d+ labels$/ }).click()
  await desk.getByRole('heading', { name: /^Print \d+$/, level: 1 }).waitFor()
  await shot(desk, 'draft')
  const saved = desk.waitForEvent('download')
  await desk.getByRole('button', { name: /^Make the file with \d+ labels$/ }).click()
  const [sheet] = readPdf(readFileSync(await (await saved).path()))
  assert.ok(sheet && sheet.texts.length > 20, 'the first sheet is full of labels')
  await desk.getByRole('button', { name: 'It came out' }).click()
  await desk.getByRole('heading', { name: 'Hang them' }).waitFor()
  await shot(desk, 'came-out')

  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await page.goto(`${app.address}/staff/labels/walk`)
  const left = page.getByText(/^\d+ left/)
  await left.waitFor()
  await shot(page, 'walk')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the walk is ${width} px wide on a phone`)
  const count = async (): Promise<number> => Number(/\d+/.exec((await left.textContent()) ?? '')?.[0])
  const all = await count()
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  const first = page.getByRole('button', { name: / hangs at / }).first()
  await first.click()
  await page.getByText('1 waits for the network').waitFor()
  assert.equal(await count(), all - 1)
  await page.reload()
  await page.getByText('1 waits for the network').waitFor()
  await shot(page, 'offline')
  await context.setOffline(false)
  await page.getByText('1 waits for the network').waitFor({ state: 'detached' })

  const act = page.locator('.walk-row').first().getByRole('button')
  for (let rest = await count(); rest > 0; rest -= 1) {
    await page.getByText(new RegExp(`^${rest} left`)).waitFor()
    await act.click()
  }
  await page.getByText('Nothing to place: every label hangs.').waitFor()
  await shot(page, 'done')
  await page.getByText(/for the network/).waitFor({ state: 'detached' })
  await desk.goto(`${app.address}/staff/labels`)
  for (const what of ['To print', 'To place', 'To remove'])
    await desk.getByRole('button', { name: `${what} 0`, exact: true }).waitFor()
})
