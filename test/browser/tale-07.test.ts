/** Tale 7: the general meeting softens a rule. An admin drafts it, rehearses it on the past, shows who would have been
 *  spared, and sets its start; nothing in the past moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, sql } from '#platform/database/sql.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'

/** Three people in fixed places who stayed away without a word sixty days ago. */
async function threeAbsent(app: RunningApp, organisation: OrganisationId, today: Day): Promise<string[]> {
  const db = app.house.database.for(organisation)
  const day = addDays(today, -60)
  const people = await rows<{ member: string; name: string }>(
    db,
    sql<{ member: string; name: string }>`select worker.member_id as member, who.display_name as name
      from shifts.worker join members.public_member as who
        on who.organisation_id = worker.organisation_id and who.contact_id = worker.member_id
      where worker.organisation_id = ${organisation} and worker.mode = 'regular' order by who.sort_name limit 3`,
  )
  await sql`update shifts.worker set counted_from = ${addDays(today, -200)}
    where organisation_id = ${organisation}`.execute(db)
  await sql`with made as (
      insert into shifts.shift (organisation_id, id, kind_id, name, day, local_start, local_end, starts_at, ends_at)
      select ${organisation}, gen_random_uuid(), id, 'Long ago', ${day}, '10:00', '12:00',
        ${day}::date + time '10:00', ${day}::date + time '12:00'
      from shifts.kind where organisation_id = ${organisation} order by id limit 1 returning id
    ), grouped as (
      insert into shifts.shift_group (organisation_id, shift_id, group_id, role, seats)
      select ${organisation}, id, gen_random_uuid(), 'any', 5 from made returning shift_id, group_id
    )
    insert into shifts.attendance
      (organisation_id, id, shift_id, group_id, member_id, purpose, state, source, booked_at)
    select ${organisation}, gen_random_uuid(), shift_id, group_id, member, 'regular', 'absent_2', 'office', ${systemClock()}::timestamptz
    from grouped, unnest(${people.map(({ member }) => member)}::uuid[]) as member`.execute(db)
  return people.map(({ name }) => name)
}

const pastOf = async (app: RunningApp, organisation: OrganisationId) => {
  const db = app.house.database.for(organisation)
  return JSON.stringify([
    await rows(db, sql`select * from shifts.ledger_entry order by id`),
    await rows(db, sql`select * from shifts.standing_span order by member_id, from_day`),
  ])
}

test('the meeting softens a rule: rehearsed on the past, the spared are named, and it begins tomorrow', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const shop = await app.house.organisations.shopByAddress('le-panier')
  assert.ok(shop)
  const { page } = await app.visit('ines', { language: 'en' })
  const me = (await (await page.request.get('/api/v1/me')).json()) as { today: Day }
  const names = await threeAbsent(app, shop.id, me.today)
  const before = await pastOf(app, shop.id)

  await page.goto('/staff/shifts/policy')
  await page.getByRole('link', { name: 'Write new rules' }).click()
  await page.locator('form summary', { hasText: /^Leave$/ }).click()
  await page.getByLabel('Name of a new kind').fill('Study leave')
  await page.getByRole('button', { name: 'Add this kind' }).click()
  await page.getByText(/study_leave: own name: Study leave/).waitFor()
  await page.getByRole('button', { name: 'Remove the kind: study_leave' }).click()
  await page.getByText('Nothing changes.', { exact: true }).waitFor()
  const line = page.locator('summary', { hasText: /^Suspended: / })
  await page.getByRole('button', { name: /^Down: Suspended: / }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Line 9 of the standing').waitFor()
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /^Up: Suspended: / }).press('Enter')
  await page.getByText('Nothing changes.', { exact: true }).waitFor()
  await line.click()
  const days = page.getByRole('textbox', { name: 'Days', exact: true })
  await days.fill('400')
  await page.getByRole('button', { name: 'Rehearse this draft' }).click()
  await page.getByRole('alert').getByText(/365/).waitFor()
  await days.fill('90')
  await page.getByText(/more than 90 days of alert are over instead of/).waitFor()
  await page.getByRole('button', { name: 'Rehearse this draft' }).click()

  await page.getByText(/^Could shop on more days: \d/).waitFor()
  await page.goto(`${page.url()}?effect=spared`)
  for (const name of names) await page.getByRole('link', { name, exact: true }).waitFor()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/tale-07.png`, fullPage: true })
  await page.getByRole('button', { name: 'More for this list' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  assert.match(file.suggestedFilename(), /\.csv$/)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Schedule these rules' }).click()
  await page.getByText('Scheduled', { exact: true }).waitFor()
  await page.getByText(/more than 90 days of alert are over instead of/).waitFor()
  assert.equal(await pastOf(app, shop.id), before, 'no entry and no standing of the past moved')
})
