/** The pot and the place that is given back, each way to its end: on a phone with one thumb, and by keyboard alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'
import { axe, drawn, look, phone, told, tooWide } from '../eyes.ts'

/** Three that others gave from their counters. */
async function filledPot(app: RunningApp) {
  const shop = await app.house.organisations.shopByAddress('le-panier')
  assert.ok(shop)
  const db = app.house.database.for(shop.id)
  const now = systemClock()
  await sql`insert into exchanges.pot_offer
      (organisation_id, id, member_id, sort, state, made_at, validated_at, validated_on)
    select ${shop.id}, gen_random_uuid(), who.contact_id, 'credit', 'validated', ${now}::timestamptz, ${now}::timestamptz,
      ${addDays(dayIn(now, shop.zone), -1)}::date
    from members.public_member as who where who.organisation_id = ${shop.id}
    order by who.contact_id limit 3`.execute(db)
  const places = (first: string) =>
    rows<{ shift: string; state: string }>(
      db,
      sql<{ shift: string; state: string }>`select seat.shift_id as shift, seat.state
        from shifts.attendance as seat join members.contact on contact.id = seat.member_id
        join shifts.shift on shift.id = seat.shift_id
        where seat.organisation_id = ${shop.id} and contact.first_name = ${first} and shift.starts_at > ${now}
        order by shift.starts_at, seat.id`,
    )
  return { places }
}

async function readable(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await drawn(page)
  await page.evaluate(axe)
  const findings = [...(await look(page, screen, 'phone', false))]
  await page.setViewportSize({ width: 320, height: 640 })
  await drawn(page)
  findings.push(...(await tooWide(page, screen)))
  await page.setViewportSize(phone)
  assert.equal(told(findings), '')
}

test('on a phone a free place is worked for others, stands among the gifts, and is taken back', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  await filledPot(app)
  const { page } = await app.visit('bram', { phone: true, language: 'en' })
  await page.goto('/shifts/pot')
  await page.getByText('to give').waitFor()
  await page.getByRole('link', { name: 'Find a free place' }).tap()
  // Of today, a place can no longer be taken back when its shift is near.
  const { today } = (await (await page.request.get('/api/v1/me')).json()) as { today: Day }
  const ahead = `from=${addDays(today, 1)}&mine=true&all=true`
  const { shifts } = (await (await page.request.get(`/api/v1/open-shifts?${ahead}`)).json()) as {
    shifts: { id: string }[]
  }
  const given = shifts[0]?.id ?? ''
  await page.goto(`/shifts/${given}`)
  await page.getByRole('button', { name: 'Work this one for others' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Your own counters do not move').waitFor()
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByRole('button', { name: 'Give', exact: true }).tap()
  await page.getByText('Thank you. The place is yours, for others.').first().waitFor()

  await page.goto('/shifts/pot')
  const gifts = page.getByRole('region', { name: 'What I gave' })
  const gift = gifts.getByRole('listitem').filter({ hasText: 'Noted, still to come' })
  await gift.waitFor()
  await readable(page, 'pot')
  await gift.getByRole('button', { name: 'Take back' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).tap()
  await gifts.getByText('Taken back').waitFor()
})

test('by keyboard the pot frees a place, and the place is back once the request is taken back', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { places } = await filledPot(app)
  const planned = async () => (await places('Amina')).filter(({ state }) => state === 'planned').length
  const before = await planned()
  const { page } = await app.visit('amina', { language: 'en' })
  await page.goto('/shifts/pot')
  await page.getByRole('button', { name: 'Ask the others' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().press('Space')
  await dialog.getByRole('textbox', { name: 'Why' }).fill('My mother is ill')
  await dialog.getByRole('button', { name: 'Ask the others' }).press('Enter')
  await page.getByText('Granted. Others gave, so that this is possible.').first().waitFor()
  assert.equal(await planned(), before - 1)

  const asked = page.getByRole('region', { name: 'What I asked for' })
  await asked.getByText('Granted').waitFor()
  await asked.getByRole('button', { name: 'Take back' }).press('Enter')
  await page.getByRole('dialog').getByText('You are expected again.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).press('Enter')
  await asked.getByText('Taken back').waitFor()
  assert.equal(await planned(), before)
})

test('whoever books freely gives the place back on a phone and by keyboard, and is no longer expected', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { places } = await filledPot(app)
  for (const handed of [true, false]) {
    const { page } = await app.visit('bram', { phone: handed, language: 'en' })
    // Of today, a place can no longer be taken back when its shift is near.
    const { today } = (await (await page.request.get('/api/v1/me')).json()) as { today: Day }
    const ahead = `from=${addDays(today, 1)}&mine=true&all=true`
    const { shifts } = (await (await page.request.get(`/api/v1/open-shifts?${ahead}`)).json()) as {
      shifts: { id: string }[]
    }
    const shift = shifts.at(-1)?.id ?? ''
    const answer = await page.request.post(`/api/v1/shifts/${shift}/attendances`, { data: { warningsAccepted: true } })
    assert.ok(answer.ok(), await answer.text())
    const held = async () => (await places('Bram')).some((one) => one.shift === shift && one.state === 'planned')
    assert.ok(await held())
    await page.goto(`/shifts/${shift}`)
    const way = page.getByRole('link', { name: 'I can’t be there' })
    const back = page.getByRole('button', { name: 'Give my place back' })
    await (handed ? way.tap() : way.press('Enter'))
    await page.getByText('Nothing has changed yet.').waitFor()
    await (handed ? back.tap() : back.press('Enter'))
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Give my place back' })
    await (handed ? sure.tap() : sure.press('Enter'))
    await page.getByRole('heading', { name: 'Done' }).waitFor()
    assert.equal(await held(), false)
  }
})
