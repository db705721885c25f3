/** Tale 4: Chloe runs an evening in the cellar without network. She opens the sheet at the door, scans cards, adds a
 *  visitor, marks the rest and validates below; back at the door everything is in the office. On the phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'
import { beganJustNow } from '../sheet.ts'

interface Evening {
  readonly shop: OrganisationId
  readonly shift: string
  readonly people: readonly { readonly name: string; readonly code: string; readonly attendance: string }[]
  readonly visitor: { readonly name: string; readonly code: string }
}

/** A shift of Chloe's that began ten minutes ago, with three people or more who have cards. */
async function evening(app: RunningApp): Promise<Evening> {
  for (const shop of await app.house.organisations.hosted()) {
    const db = app.house.database.for(shop)
    const [chloe] = await rows<{ id: string }>(
      db,
      sql`select contact_id as id from members.public_member
        where organisation_id = ${shop} and email like 'chloe@%'`,
    )
    if (!chloe) continue
    const [shift] = await rows<{ id: string }>(
      db,
      sql`select shift.id from shifts.shift
        join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
          and seat.state <> 'cancelled' and seat.member_id <> ${chloe.id}
        where shift.organisation_id = ${shop} and shift.starts_at > now() + interval '3 days'
        group by shift.id having count(*) >= 3 order by count(*), shift.id limit 1`,
    )
    assert.ok(shift, 'the demo has no shift with three people')
    await beganJustNow(app, shift.id)
    await sql`update shifts.shift set lead_id = ${chloe.id}
      where organisation_id = ${shop} and id = ${shift.id}`.execute(db)
    const people = await rows<Evening['people'][number]>(
      db,
      sql`select who.display_name as name, card.code, seat.id as attendance
        from shifts.attendance as seat
        join members.public_member as who on who.organisation_id = ${shop} and who.contact_id = seat.member_id
        join members.card on card.organisation_id = ${shop} and card.contact_id = seat.member_id and card.state <> 'ended'
        where seat.organisation_id = ${shop} and seat.shift_id = ${shift.id} and seat.state <> 'cancelled'
        order by who.sort_name, seat.id`,
    )
    const [visitor] = await rows<Evening['visitor']>(
      db,
      sql`select who.display_name as name, card.code from members.public_member as who
        join members.card on card.organisation_id = ${shop} and card.contact_id = who.contact_id and card.state <> 'ended'
        join shifts.worker on worker.organisation_id = ${shop} and worker.member_id = who.contact_id
          and worker.mode = 'flying'
        where who.organisation_id = ${shop} and who.role = 'worker' and not who.archived
          and not exists (select 1 from shifts.attendance as seat where seat.organisation_id = ${shop}
            and seat.shift_id = ${shift.id} and seat.member_id = who.contact_id)
        order by who.sort_name limit 1`,
    )
    assert.ok(visitor)
    return { shop, shift: shift.id, people, visitor }
  }
  throw new Error('Chloe is in no shop of the demo')
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-04-${name}.png`, fullPage: true })
}

const scan = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Card', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}

test('Chloe keeps the sheet without network; at the door everything reaches the office', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { shop, people, visitor } = await evening(app)
  const [scanned, told, missed] = people
  assert.ok(scanned && told && missed)
  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await page.goto('/')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.goto('/staff/sheets')
  await page.locator('.sheet-row').first().click()
  const make = page.getByRole('button', { name: /^Make this sheet/ })
  if (await make.count()) await make.first().click()
  await page.getByRole('group', { name: `Mark ${scanned.name}` }).waitFor()
  await page.getByText('Everything is in the office.').waitFor()
  await shot(page, 'open')
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
  await page.getByText('The cellar light is broken.').waitFor()
  await shot(page, 'validated')
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('komunigi.kept.')))
  assert.deepEqual(kept, [], 'no names stay on the phone')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the sheet is ${width} px wide on a phone`)
  const found = await rows<{ id: string; state: string; source: string; name: string }>(
    app.house.database.for(shop),
    sql`select seat.id, seat.state, seat.source, who.display_name as name
      from shifts.sheet
      join shifts.shift on shift.organisation_id = sheet.organisation_id and shift.starts_at = sheet.starts_at
      join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
        and seat.state <> 'cancelled'
      join members.public_member as who on who.organisation_id = sheet.organisation_id and who.contact_id = seat.member_id
      where sheet.organisation_id = ${shop} and sheet.state = 'validated'`,
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
