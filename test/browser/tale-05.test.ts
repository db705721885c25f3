/** Tale 5: Elif is worried. On her phone she reads why her standing is "alert" and until when she may shop, books the
 *  date that repairs it, and what comes next changes at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

test('Elif reads why she is in alert, books what repairs it, and reads at once that it is put right', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('elif', { phone: true, language: 'en' })
  await page.goto('/')
  await page.getByRole('link', { name: 'See why' }).click()
  await page.getByRole('heading', { name: 'My standing' }).waitFor()
  await page.getByText(/^Work is owed\. Shopping is possible until/).waitFor()
  const why = page.locator('.standing-part', { has: page.getByRole('heading', { name: 'Why', exact: true }) })
  assert.equal(await why.getByRole('listitem').count(), 3)
  await why.getByText(/^Absent on .*, told before$/).waitFor()
  await page.getByText(/^Book 1 .* and come: that puts it right\.$/).waitFor()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/tale-05-a.png`, fullPage: true })

  await page.locator('.repair-row').first().getByRole('button').click()
  await page.getByText(/^What is booked puts it right: on .* all is in order\.$/).waitFor()
  await page.getByText('Enough is booked: come, and it is put right.').waitFor()
  await page.getByRole('heading', { name: 'Book what repairs it' }).waitFor({ state: 'detached' })
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/tale-05-b.png`, fullPage: true })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the page is ${width} px wide on a phone`)
})
