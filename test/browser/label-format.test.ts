/** A format of labels, copied and changed by pointer and by keyboard, and printed at true size. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readPdf } from '../../src/shop/labels/drawing/pdf-reader.testing.ts'
import { demoApp, noBrowser } from '../app.ts'

test('a copy of a format is changed by dragging and with the arrow keys, kept, and its test page is true to the millimetre', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('ines', { language: 'en' })
  await page.goto(`${app.address}/staff/labels/formats/standard`)
  await page.getByRole('button', { name: 'Make an own copy' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Our shelf')
  await dialog.getByRole('button', { name: 'Make an own copy' }).click()
  await page.getByRole('heading', { name: 'Our shelf' }).waitFor()

  const price = page.getByRole('button', { name: /^Price:/ })
  const place = async () =>
    /: ([\d.]+) mm from the left, ([\d.]+) mm from the top, ([\d.]+) mm/
      .exec((await price.getAttribute('aria-label')) ?? '')
      ?.slice(1)
  const before = await place()
  await price.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const byKeys = await place()
  assert.equal(Number(before?.[0]) - Number(byKeys?.[0]), 1)

  const box = await price.boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + 10, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x - 30, box.y + 10, { steps: 3 })
  await page.mouse.up()
  const dragged = await place()
  assert.ok(Number(dragged?.[0]) < Number(byKeys?.[0]))
  await page.getByRole('button', { name: 'Take the last change back' }).click()
  assert.deepEqual(await place(), byKeys)

  await page.getByRole('button', { name: 'Keep this format' }).click()
  await page.locator('.notice-says', { hasText: 'The format is kept.' }).waitFor()
  await page.reload()
  await price.waitFor()
  assert.deepEqual(await place(), byKeys)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make a test page' }).click()
  const [sheet] = readPdf(readFileSync(await (await saved).path()))
  // Bars are 0.33 mm a module: the narrowest box of the page is one of them, as wide as the norm asks.
  const modules = sheet?.boxes.filter(({ height }) => height > 5).map(({ width }) => width) ?? []
  assert.ok(Math.abs(Math.min(...modules) - 0.33) < 0.001)
})
