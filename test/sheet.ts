/** A sheet that can be looked at now, whatever the hour: the demo's shifts begin when they begin. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { RunningApp } from './app.ts'

/** The shift began ten minutes ago and lasts two hours. */
export async function beganJustNow(app: RunningApp, shift: string): Promise<void> {
  const now = systemClock()
  for (const shop of await app.house.organisations.hosted())
    await sql`update shifts.shift set starts_at = ${addMinutes(now, -10)}, ends_at = ${addMinutes(now, 110)}
      where organisation_id = ${shop} and id = ${shift}`.execute(app.house.database.for(shop))
}

export interface Evening {
  readonly shop: OrganisationId
  readonly shift: string
  readonly people: readonly { readonly name: string; readonly code: string; readonly attendance: string }[]
  readonly visitor: { readonly name: string; readonly code: string }
}

/** A shift of Chloe's that began ten minutes ago, with three people or more who have cards. */
export async function sheetEvening(app: RunningApp): Promise<Evening> {
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
        where shift.organisation_id = ${shop} and shift.starts_at > ${app.house.clock()}::timestamptz + interval '3 days'
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

/** Opens the sheet of the evening from the list, as its lead does at the door. */
export async function openOwnSheet(page: Page, expected: string): Promise<void> {
  await page.goto('/')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.goto('/staff/sheets')
  // A row whose sheet is made is itself the link; one whose sheet is not holds the button that makes it.
  const row = page.locator('.sheet-row').first()
  await row.waitFor()
  const make = row.getByRole('button', { name: /^Make this sheet/ })
  await ((await make.count()) ? make : row).click()
  await page.getByRole('group', { name: `Mark ${expected}` }).waitFor()
}

export const scan = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Card', { exact: true }).fill(code)
  await page.keyboard.press('Enter')
}
