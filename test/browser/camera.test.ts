/** Cards read by the camera of a phone whose browser reads no codes itself, without network; and by a picture, where
 *  the browser films for nobody. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/database/sql.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'
import { barcodePicture, pictureFile, qrPicture, writeFilm } from '../camera.ts'
import { openOwnSheet, sheetEvening } from '../sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'komunigi-film-'))
after(() => rmSync(folder, { recursive: true }))
const film = join(folder, 'cards.y4m')
const [barcode, qr] = ['0420000123002', 'CARD-QR.17']

/** The first two of the evening hold the cards of the film. */
async function giveCards(app: RunningApp, evening: Awaited<ReturnType<typeof sheetEvening>>): Promise<void> {
  const { shop, people } = evening
  for (const [place, code] of [barcode, qr].entries())
    await sql`update members.card set code = ${code} where organisation_id = ${shop}
      and code = ${people[place]?.code}`.execute(app.house.database.for(shop))
}

const present = (page: Page, name: string) =>
  page.getByRole('group', { name: `Mark ${name}` }).getByRole('button', { name: 'Present', pressed: true })

test('barcodes and QR codes held before the camera mark their people, without network', {
  skip: noBrowser,
}, async () => {
  writeFilm(film, [barcodePicture(barcode), qrPicture(qr)])
  const app = await demoApp({ film })
  const evening = await sheetEvening(app)
  await giveCards(app, evening)
  const [first, second, third] = evening.people
  assert.ok(first && second && third)
  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openOwnSheet(page, first.name)
  await page.waitForLoadState('networkidle')
  assert.ok(!(await page.evaluate(() => 'BarcodeDetector' in globalThis)), 'this browser reads codes by itself')
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await present(page, first.name).waitFor()
  await present(page, second.name).waitFor()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/camera.png`, fullPage: true })
  assert.equal(await present(page, third.name).count(), 0)
  await page.getByRole('button', { name: 'Stop the camera' }).click()
  // The film goes round: on a slow machine a card that comes again may be one entry more.
  await page.getByText(/^\d+ entries wait for the network/).waitFor()
  await context.setOffline(false)
  await page.getByText('Everything is in the office.').waitFor()
  const elsewhere = asked.filter((address) => !address.startsWith(app.address) && !address.startsWith('data:'))
  assert.deepEqual(elsewhere, [], 'the reader is served by us')

  // Where the browser films for nobody, because the address has no https, a picture does.
  await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }))
  await page.reload()
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByText('only to addresses with https').waitFor()
  const take = (picture: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: 'card.bmp', mimeType: 'image/bmp', buffer: picture })
  await take(pictureFile({ width: 640, height: 480, light: new Uint8Array(640 * 480).fill(90) }))
  await page.getByText('No code was found in the picture').waitFor()
  await page
    .getByRole('group', { name: `Mark ${first.name}` })
    .getByRole('button', { name: 'Present' })
    .click()
  await take(pictureFile(barcodePicture(barcode)))
  await present(page, first.name).waitFor()
})
