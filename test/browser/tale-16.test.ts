/** Tale 16: a shop that keeps Odoo connects it, sees its products an hour later, and prints its labels. In the morning
 *  Odoo has three other prices: exactly their labels are wanted again. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readPdf } from '../../src/shop/labels/drawing/pdf-reader.testing.ts'
import { emptyApp, noBrowser } from '../app.ts'
import { access, replay } from '../odoo-replay.ts'

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-16-${name}.png`, fullPage: true })
}

/** Reads, and brings in all that was read, with the answers that are proposed. */
async function bringIn(page: Page, products: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Read what changed' }).click()
  await page.getByText(products).first().waitFor()
  await page.getByText('Waits for you', { exact: true }).waitFor()
  await shot(page, 'read')
  await page.getByRole('link', { name: 'Look at it and bring it in' }).click()
  await page.getByRole('heading', { name: 'Files handed in together' }).waitFor()
  await shot(page, 'together')
  await page.getByRole('button', { name: /^Import \d+ files?$/ }).click()
  await page.getByRole('heading', { name: 'All is in' }).waitFor()
  await shot(page, 'in')
}

/** Prints all labels that are wanted; answers how many texts stand on the sheets. */
async function printAll(page: Page): Promise<number> {
  await page.getByRole('button', { name: /^Print \d+ labels?$/ }).click()
  await page.getByRole('heading', { name: /^Print \d+$/, level: 1 }).waitFor()
  await shot(page, 'draft')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Make the file with \d+ labels?$/ }).click()
  const pages = readPdf(readFileSync(await (await saved).path()))
  await page.getByRole('button', { name: 'It came out' }).click()
  await page.getByRole('heading', { name: 'Hang them' }).waitFor()
  return pages.reduce((sum, { texts }) => sum + texts.length, 0)
}

test('a shop that keeps Odoo connects it, sees its products, and prints their labels; what changes there is printed again', {
  skip: noBrowser,
}, async () => {
  const odoo = await replay(24)
  const app = await emptyApp()
  const { page, context } = await app.visit(null, { language: 'en' })
  const made = await context.request.post('/api/v1/organisations', {
    data: { name: 'La Ruche', country: 'BE', language: 'en', email: 'ines@ruche.example' },
  })
  assert.ok(made.ok(), await made.text())

  await page.goto('/staff/products-from-odoo')
  await page.getByRole('button', { name: 'Connect an Odoo' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Address').fill(odoo.url)
  await form.getByLabel('Database').fill(access.database)
  await form.getByLabel('Login').fill(access.login)
  await form.getByLabel('Key or password').fill('mistyped')
  await form.getByRole('button', { name: 'Connect an Odoo' }).click()
  await form.getByText('does not know this login with this key').waitFor()
  await shot(page, 'mistyped')
  await form.getByLabel('Key or password').fill(access.key)
  await form.getByRole('button', { name: 'Connect an Odoo' }).click()
  await page.getByRole('heading', { name: odoo.url }).waitFor()
  await bringIn(page, /23 products/)

  await page.goto('/staff/products')
  await page.getByText('Flocons d’avoine').or(page.getByText('Épinards surgelés Ô Vert')).first().waitFor()
  await shot(page, 'products')
  // Which labels are wanted follows after the commit.
  await app.house.workers.drain()
  await page.goto('/staff/labels')
  assert.ok((await printAll(page)) > 23 * 3, 'name, price and unit price of each')

  odoo.change()
  await page.goto('/staff/products-from-odoo')
  await bringIn(page, /4 products/)
  await app.house.workers.drain()
  await page.goto('/staff/labels')
  await page.getByRole('button', { name: 'To print 3', exact: true }).waitFor()
  await shot(page, 'stale')
  await printAll(page)
})
