/** Tale 1: Amina cannot come. From the reminder mail, on the phone, not signed in: she ticks two days that suit her, a
 *  colleague accepts from his mail, she says yes, and both calendars change. Four taps until her wish is out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/tale-01-${name}.png`, fullPage: true })
}

async function openTale(app: RunningApp) {
  const shop = await app.house.organisations.shopByAddress('le-panier')
  assert.ok(shop)
  const db = app.house.database.for(shop.id)
  const [seat] = await rows<{ id: string; member: string; shift: string }>(
    db,
    sql<{ id: string; member: string; shift: string }>`select seat.id, seat.member_id as member, seat.shift_id as shift
      from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      join members.contact on contact.id = seat.member_id and contact.first_name = 'Amina' and contact.last_name = 'Benhaddou'
      where seat.organisation_id = ${shop.id} and seat.state = 'planned' and shift.starts_at > ${app.house.clock()}
      order by shift.starts_at limit 1`,
  )
  assert.ok(seat)
  const link = (path: string, person: string, purpose: string): string => {
    const expires = addMinutes(app.house.clock(), 60 * 24)
    const signed = signedToken({ organisation: shop.id as OrganisationId, person, purpose, expires })
    return `/o/${shop.id}/${path}?signed=${signed}`
  }
  const sits = (member: string, shift: string) =>
    rows(
      db,
      sql`select id from shifts.attendance where organisation_id = ${shop.id} and member_id = ${member}
        and shift_id = ${shift} and state = 'planned'`,
    ).then((found) => found.length === 1)
  return { shop, db, seat, link, sits }
}

test('Amina cannot come: two days ticked from the mail, a colleague accepts from his, she says yes, both calendars change', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { shop, db, seat, link, sits } = await openTale(app)
  const { page } = await app.visit(null, { phone: true, language: 'en' })
  await page.goto(link(`shifts/${seat.shift}`, seat.member, 'shifts.reminder'))
  await page.getByRole('link', { name: 'I can’t be there' }).click()

  await page.getByText('Nothing has changed yet.').waitFor()
  await page.getByText('Your counters stay as they are.').first().waitFor()
  await page.getByRole('link', { name: 'Choose days that suit' }).tap()
  await page.getByRole('checkbox').nth(0).tap()
  await page.getByRole('checkbox').nth(1).tap()
  await picture(page, 'days')
  await page.getByRole('button', { name: 'Ask for these days' }).tap()
  await page.getByText('Your wish is out.').waitFor()
  await page.getByText('Waiting for somebody').waitFor()
  await picture(page, 'out')
  assert.ok(await sits(seat.member, seat.shift), 'until somebody accepts she keeps her place')

  await app.house.workers.drain()
  const [asked] = await rows<{ member: string; request: string; shift: string }>(
    db,
    sql<{ member: string; request: string; shift: string }>`select ask.member_id as member, ask.request_id as request,
        seat.shift_id as shift
      from exchanges.swap_ask as ask join shifts.attendance as seat on seat.id = ask.attendance_id
      where ask.organisation_id = ${shop.id} order by ask.attendance_id limit 1`,
  )
  assert.ok(asked)
  const { page: his } = await app.visit(null, { phone: true, language: 'en' })
  await his.goto(link(`swap-asks/${asked.request}`, asked.member, 'exchanges.swap_asked'))
  await his.getByRole('heading', { name: 'Amina asks' }).waitFor()
  await picture(his, 'asked')
  await his.getByRole('button', { name: 'Accept' }).tap()
  await his.getByText('You said yes.').waitFor()

  const [offer] = await rows<{ proposal: string }>(
    db,
    sql<{ proposal: string }>`select proposal_id as proposal from exchanges.swap_leg
      where organisation_id = ${shop.id} and member_id = ${seat.member} and pending`,
  )
  assert.ok(offer)
  await page.goto(link(`swaps/${offer.proposal}`, seat.member, 'exchanges.swap_offer'))
  await page.getByRole('button', { name: 'Say yes' }).waitFor()
  await picture(page, 'answer')
  assert.ok(await sits(seat.member, seat.shift), 'opening the mail changes nothing')
  await page.getByRole('button', { name: 'Say yes' }).tap()
  await page.getByText('The places have crossed.').waitFor()
  await picture(page, 'done')

  assert.deepEqual(
    [await sits(seat.member, seat.shift), await sits(asked.member, seat.shift), await sits(asked.member, asked.shift)],
    [false, true, false],
  )
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the page is ${width} px wide on a phone`)

  // Whoever is late reads that it is settled, and can do nothing.
  await his.goto(link(`swap-asks/${asked.request}`, asked.member, 'exchanges.swap_asked'))
  await his.getByText('This is settled').waitFor()
})

test('a colleague says that it is not for him, Amina says no to another: all keep their places, and old links say so', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { shop, db, seat, link, sits } = await openTale(app)
  const { page } = await app.visit(null, { phone: true, language: 'en' })
  await page.goto(link(`seats/${seat.id}/swap`, seat.member, 'shifts.reminder'))
  for (const place of [0, 1]) await page.getByRole('checkbox').nth(place).tap()
  await page.getByRole('button', { name: 'Ask for these days' }).tap()
  await page.getByText('Waiting for somebody').waitFor()
  const asked = await rows<{ member: string; request: string; shift: string }>(
    db,
    sql<{ member: string; request: string; shift: string }>`select ask.member_id as member, ask.request_id as request,
        seat.shift_id as shift
      from exchanges.swap_ask as ask join shifts.attendance as seat on seat.id = ask.attendance_id
      where ask.organisation_id = ${shop.id} order by ask.attendance_id limit 2`,
  )
  const [first, second] = asked
  assert.ok(first && second)
  const { page: his } = await app.visit(null, { phone: true, language: 'en' })
  const ask = (one: typeof first) => link(`swap-asks/${one.request}`, one.member, 'exchanges.swap_asked')

  await his.goto(ask(first))
  await his.getByRole('button', { name: 'Not for me' }).tap()
  await his.getByText('You would rather not').waitFor()
  await picture(his, 'not-for-me')
  await his.goto(ask(first))
  await his.getByText('You would rather not').waitFor()
  assert.equal(await his.getByRole('button', { name: 'Accept' }).count(), 0)

  await his.goto(ask(second))
  await his.getByRole('button', { name: 'Accept' }).tap()
  await his.getByText('You said yes.').waitFor()
  const [offer] = await rows<{ proposal: string }>(
    db,
    sql<{ proposal: string }>`select proposal_id as proposal from exchanges.swap_leg
      where organisation_id = ${shop.id} and member_id = ${seat.member} and pending`,
  )
  assert.ok(offer)
  const answer = (member: string) => link(`swaps/${offer.proposal}`, member, 'exchanges.swap_offer')
  await page.goto(answer(seat.member))
  await page.getByRole('button', { name: 'Say no' }).tap()
  await page.getByText('Somebody said no. You keep your place.').waitFor()
  await picture(page, 'said-no')
  assert.deepEqual(
    [await sits(seat.member, seat.shift), await sits(second.member, second.shift)],
    [true, true],
    'everybody keeps the place',
  )
  await his.goto(answer(second.member))
  await his.getByText('Somebody said no. You keep your place.').waitFor()
  assert.equal(await his.getByRole('button', { name: 'Say yes' }).count(), 0)

  // She takes her request back: whoever opens the mail later reads that nobody needs an answer.
  await page.goto(link(`seats/${seat.id}/swap`, seat.member, 'shifts.reminder'))
  await page.getByRole('button', { name: 'Take my request back' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Take my request back' }).tap()
  await page.getByText('Which days would suit you instead?').waitFor()
  await his.goto(ask(second))
  await his.getByText('This is settled').waitFor()
  await picture(his, 'settled')
})
