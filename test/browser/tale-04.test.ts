/** Tale 4: Chloe runs an evening in the cellar without network. She opens the sheet at the door, scans cards, adds a
 *  visitor, marks the rest and validates below; back at the door everything is in the office. On the phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { demoApp, noBrowser } from '../app.ts'
import { openOwnSheet, scan, sheetEvening } from '../sheet.ts'

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-04-${name}.png`, fullPage: true })
}

test('Chloe keeps the sheet without network; at the door everything reaches the office', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { shop, shift, people, visitor } = await sheetEvening(app)
  const [scanned, told, missed] = people
  assert.ok(scanned && told && missed)
  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await openOwnSheet(page, scanned.name)
  await page.getByText('Everything is in the office.').waitFor()
  await shot(page, 'open')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('table').getByText(scanned.name).waitFor()
  assert.ok(await page.getByLabel('Card', { exact: true }).isHidden(), 'paper has no field to type into')
  await shot(page, 'paper')
  await page.emulateMedia({ media: 'screen' })
  // The validation form comes with the page; what the page loaded is kept for the cellar.
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  await page.reload()
  const line = (name: string) => page.getByRole('group', { name: `Mark ${name}` })
  await line(scanned.name).waitFor()
  await scan(page, scanned.code)
  await line(scanned.name).getByRole('button', { name: 'Present', pressed: true }).waitFor()
  await scan(page, visitor.code)
  await page.getByText(`Card ${visitor.code}`, { exact: true }).waitFor()
  await line(told.name).getByRole('button', { name: 'Without a word' }).click()
  await line(told.name).getByRole('button', { name: 'Told us' }).click()
  await page.getByText(/entries wait for the network since/).waitFor()
  await shot(page, 'offline')

  await page.getByRole('button', { name: 'Validate the sheet' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/They will be noted as “Without a word”/).waitFor()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('radio', { name: 'Just right' }).check()
  await dialog.getByLabel(/For the office/).fill('The cellar light is broken.')
  await shot(page, 'validate')
  await dialog.getByRole('button', { name: 'Validate the sheet' }).click()
  await page.getByText(/The validation waits too/).waitFor()
  await page.reload()
  await page.getByText(/The validation waits too/).waitFor()

  await context.setOffline(false)
  await page.getByRole('heading', { name: /^Validated/ }).waitFor()
  await page.getByText('Everything is in the office.').waitFor()
  await page.locator('.sheet-notes').getByText('The cellar light is broken.').waitFor()
  await shot(page, 'validated')
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('komunigi.kept.')))
  assert.deepEqual(kept, [], 'no names stay on the phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the sheet is ${width} px wide on a phone`)
  const found = await rows<{ id: string; state: string; source: string; name: string }>(
    app.house.database.for(shop),
    sql`select seat.id, seat.state, seat.source, who.display_name as name
      from shifts.attendance as seat
      join members.public_member as who on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
      where seat.organisation_id = ${shop} and seat.shift_id = ${shift} and seat.state <> 'cancelled'`,
  )
  const became = new Map(found.map(({ name, state }) => [name, state]))
  assert.equal(became.get(scanned.name), 'done')
  assert.equal(became.get(told.name), 'absent_1')
  assert.equal(became.get(missed.name), 'absent_2')
  assert.deepEqual(
    found.filter(({ source }) => source === 'sheet').map(({ name, state }) => [name, state]),
    [[visitor.name, 'done']],
  )
})
