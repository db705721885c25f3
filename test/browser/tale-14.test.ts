/** Tale 14: a new format for the cheese counter, made in the editor by keyboard and pointer by somebody who never did it,
 *  chosen for the category, and printed true to a tenth of a millimetre on the sheet of stickers the shop owns. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readPdf } from '../../src/shop/labels/drawing/pdf-reader.testing.ts'
import type { Box } from '../../src/shop/labels/rules/format.ts'
import { demoApp, noBrowser } from '../app.ts'

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-14-${name}.png`, fullPage: true })
}

/** As they are sold: two columns of seven, from the edges of the paper, and from one to the next. */
const sheet = { columns: 2, rows: 7, left: 4.65, top: 15.15, across: 101.6, down: 38.1 }

/** Where the bars begin in each label of the sheet, from the corner where the sticker is punched. */
function barsOnStickers(boxes: readonly Box[]): { readonly x: number; readonly y: number }[] {
  const bars = boxes.filter(({ width, height }) => height > 5 && width < 2)
  const stickers = Array.from({ length: sheet.columns * sheet.rows }, (_, at) => ({
    left: sheet.left + (at % sheet.columns) * sheet.across,
    top: sheet.top + Math.floor(at / sheet.columns) * sheet.down,
  }))
  return stickers.map(({ left, top }) => {
    const own = bars.filter(
      ({ x, y }) => x >= left - 1 && x < left + sheet.across - 1 && y >= top - 1 && y < top + sheet.down - 1,
    )
    return { x: Math.min(...own.map(({ x }) => x)) - left, y: Math.min(...own.map(({ y }) => y)) - top }
  })
}

test('somebody who never did it makes a format for the cheese counter, and it prints true to a tenth of a millimetre on the sheet they own', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('ines', { language: 'en' })
  await page.goto(`${app.address}/staff/labels/formats`)
  await shot(page, 'formats')
  await page
    .getByRole('row', { name: /with 14 labels/ })
    .getByRole('link')
    .click()
  await page.getByRole('button', { name: 'Make an own copy' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Cheese counter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Cheese counter' }).waitFor()
  await page.getByRole('button', { name: /^Price:/ }).waitFor()
  await shot(page, 'copied')

  // What no cheese needs goes; who made it and what one may be allergic to come.
  await page.getByRole('button', { name: /^Place on the shelf:/ }).click()
  await page.getByRole('button', { name: 'Take away: Place on the shelf' }).click()
  await page.getByRole('button', { name: /^Deposit:/ }).click()
  await page.getByRole('button', { name: 'Take away: Deposit' }).click()
  await page.getByRole('button', { name: /^Short code:/ }).click()
  await page.getByRole('button', { name: 'Take away: Short code' }).click()
  await page.getByRole('button', { name: /^Logos:/ }).click()
  const place = page.getByRole('group', { name: 'Place in millimetres' })
  await place.getByLabel('Width', { exact: true }).fill('26')
  await place.getByLabel('Logos at most').fill('4')
  await page.getByText('Nothing is lost: all three invented products fit.').waitFor()
  await page.getByLabel('Add a part').selectOption('Allergens')
  await page.getByText('Price and Allergens share paper: one may be printed over the other.').waitFor()
  await shot(page, 'added')
  for (const [side, value] of [
    ['From the left', '45'],
    ['From the top', '32.5'],
    ['Width', '51'],
    ['Height', '4'],
  ] as const)
    await place.getByLabel(side, { exact: true }).fill(value)
  await page
    .getByRole('button', { name: 'Allergens: 45 mm from the left, 32.5 mm from the top, 51 mm wide, 4 mm high' })
    .waitFor()

  // The price to the right by the pointer, the name narrower by the keyboard.
  const price = page.getByRole('button', { name: /^Price:/ })
  // Brings it into sight, from below the bar at the top too.
  await price.hover({ position: { x: 20, y: 20 } })
  const box = await price.boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 29, box.y + 20, { steps: 4 })
  await page.mouse.up()
  const left = Number(/: ([\d.]+) mm from the left/.exec((await price.getAttribute('aria-label')) ?? '')?.[1])
  assert.ok(left > 48 && left < 51, `the price stands ${left} mm from the left`)
  await page.getByRole('button', { name: /^Name:/ }).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('button', { name: /^Name: 3 mm from the left, 2 mm from the top, 92.5 mm wide/ }).waitFor()
  await shot(page, 'made')
  await page.getByText('Nothing is lost: all three invented products fit.').waitFor()
  await page.getByRole('button', { name: 'Keep this format' }).click()
  await page.locator('.notice-says', { hasText: 'The format is kept.' }).waitFor()

  const used = page.getByRole('region', { name: 'What is printed in it' })
  await used.getByLabel('Category').selectOption({ index: 1 })
  await used.getByRole('button', { name: 'Print this category in it' }).click()
  await used.getByRole('button', { name: /^No longer print .+ in it$/ }).waitFor()
  await shot(page, 'used')

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make a test page' }).click()
  const [printed] = readPdf(readFileSync(await (await saved).path()))
  const found = barsOnStickers(printed?.boxes ?? [])
  assert.equal(found.length, 14)
  for (const [at, one] of found.entries()) {
    // Bars begin 3 mm from the left of the sticker with their quiet zone, and 25.4 mm from its top. Every third of the
    // invented products bears an EAN-8, whose quiet zone is seven modules and not eleven.
    const quiet = at % 3 === 2 ? 7 : 11
    const off = Math.max(Math.abs(one.x - (3 + quiet * 0.33)), Math.abs(one.y - 25.4))
    assert.ok(off < 0.1, `label ${at + 1} is ${off} mm off`)
  }
})
