/** "I can't be there", every way to its end: from the reminder mail, on the phone, not signed in. At most four taps
 *  until it is done; what each way means stands there before, the last resort and its price from the start. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'
import { axe, drawn, type Finding, light, look, phone, told, tooWide } from '../eyes.ts'

/** Looks at the page as it stands: by day and by night, at 390 and at 320 pixels. With SHOTS set, pictures too. */
async function seen(page: Page, screen: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const folder = process.env['SHOTS']
  const picture = async (how: string): Promise<void> => {
    if (folder) await page.screenshot({ path: `${folder}/${screen}-${how}.png`, fullPage: true })
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await drawn(page)
  await page.evaluate(axe)
  findings.push(...(await look(page, screen, 'phone', false)))
  await picture('day')
  await light(page, 'dark')
  findings.push(...(await look(page, screen, 'phone by night', true)))
  await picture('night')
  await light(page, 'light')
  await page.setViewportSize({ width: 320, height: 640 })
  await drawn(page)
  findings.push(...(await tooWide(page, screen)))
  await picture('320')
  await page.setViewportSize(phone)
  return findings
}

async function openTale(app: RunningApp) {
  const shop = await app.house.organisations.shopByAddress('le-panier')
  assert.ok(shop)
  const db = app.house.database.for(shop.id)
  const seats = await rows<{ id: string; member: string; shift: string }>(
    db,
    sql<{ id: string; member: string; shift: string }>`select seat.id, seat.member_id as member, seat.shift_id as shift
      from shifts.attendance as seat
      join shifts.shift on shift.id = seat.shift_id
      join members.contact on contact.id = seat.member_id and contact.first_name = 'Amina' and contact.last_name = 'Benhaddou'
      where seat.organisation_id = ${shop.id} and seat.state = 'planned' and shift.starts_at > ${app.house.clock()}
      order by shift.starts_at`,
  )
  const link = (path: string, person: string, purpose: string): string => {
    const expires = addMinutes(app.house.clock(), 60 * 24)
    const signed = signedToken({ organisation: shop.id as OrganisationId, person, purpose, expires })
    return `/o/${shop.id}/${path}?signed=${signed}`
  }
  return { shop, db, seats, link }
}

test('from the mail every way is walked to its end in four taps at most, and each page can be read by all', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { seats, link } = await openTale(app)
  const [near, next, far] = seats
  assert.ok(near && next && far, 'Amina has three places ahead')
  const { page } = await app.visit(null, { phone: true, language: 'en' })
  const findings: Finding[] = []
  const looked = async (screen: string): Promise<void> => void findings.push(...(await seen(page, screen)))
  let taps = 0
  const tap = async (role: 'link' | 'button' | 'checkbox', name: string | null, at = 0): Promise<void> => {
    taps += 1
    await page
      .getByRole(role, name ? { name } : {})
      .nth(at)
      .tap()
  }
  const open = async (seat: { shift: string; member: string }): Promise<void> => {
    taps = 0
    await page.goto(link(`shifts/${seat.shift}`, seat.member, 'shifts.reminder'))
    await page.getByRole('link', { name: 'I can’t be there' }).click()
    await page.getByText('Nothing has changed yet.').waitFor()
  }
  const walked = (way: string): void => assert.ok(taps <= 4, `${way} takes ${taps} taps`)

  await open(near)
  await page.getByRole('button', { name: 'Tell the shop' }).waitFor()
  await looked('ways')

  await tap('checkbox', 'I have agreed with somebody')
  await page.getByRole('listitem').filter({ hasText: 'Say with whom' }).filter({ hasText: 'Recommended' }).waitFor()
  await looked('ways-agreed')
  await tap('link', 'Say with whom')
  await page.getByLabel('Member number or e-mail address').fill('nobody@example.org')
  await page.getByLabel('Day of the other place').fill('2030-01-01')
  await tap('button', 'Ask this person')
  await page.getByText('Nobody with this number or address').waitFor()
  await looked('agreed-nobody')
  walked('an agreed exchange')

  await open(near)
  await tap('link', 'Choose days that suit')
  await page.getByText('Which days would suit you instead?').waitFor()
  await tap('checkbox', null, 0)
  await tap('checkbox', null, 1)
  await looked('swap-days')
  await tap('button', 'Ask for these days')
  await page.getByText('Your wish is out.').waitFor()
  walked('an exchange')
  await looked('swap-out')
  await page.getByRole('button', { name: 'Change my wishes' }).tap()
  await page.getByRole('button', { name: 'Other days or times' }).tap()
  await page.getByLabel('Saturday').check()
  await looked('swap-patterns')
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for these days' }).tap()
  await page.getByText('Saturday · until').waitFor()
  await looked('swap-changed')
  await page.getByRole('button', { name: 'Take my request back' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Take my request back' }).tap()
  await page.getByText('Which days would suit you instead?').waitFor()

  await open(near)
  await tap('link', 'Look for somebody')
  await looked('stand-in')
  await tap('button', 'Ask everybody who may', 0)
  await page.getByText('Waiting for somebody').first().waitFor()
  walked('a stand-in')
  await looked('stand-in-out')

  await open(near)
  await looked('ways-with-call')
  await tap('button', 'Tell the shop')
  await looked('tell-asks')
  taps += 1
  await page.getByRole('dialog').getByRole('button', { name: 'Tell the shop' }).tap()
  await page.getByText('The shop knows.').waitFor()
  walked('telling the shop')
  await looked('told')

  await open(next)
  await tap('link', 'Choose another day')
  await page
    .getByRole('button', { name: /^Choose / })
    .first()
    .waitFor()
  await looked('change')
  taps += 1
  await page
    .getByRole('button', { name: /^Choose / })
    .first()
    .tap()
  await looked('change-asks')
  taps += 1
  await page.getByRole('dialog').getByRole('button', { name: 'Take this place' }).tap()
  await page.getByText('You are expected here instead.').waitFor()
  walked('a change')
  await looked('changed')

  await open(far)
  await tap('button', 'Give this date up')
  await looked('release-asks')
  taps += 1
  await page.getByRole('dialog').getByRole('button', { name: 'Give this date up' }).tap()
  await page.getByText('You are no longer expected on this date.').waitFor()
  walked('giving a date up')
  await looked('released')

  // An old link after all that says what became of it, and where to go on.
  await page.goto(link(`seats/${far.id}/cannot-come`, far.member, 'shifts.reminder'))
  await page.getByText('You are no longer expected on this date.').waitFor()
  await looked('old-link')

  assert.equal(told(findings), '')
})

test('signed in, it stands on Home and beside every date: from there another day is taken in four taps', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('amina', { phone: true, language: 'en' })
  const name = 'I can’t be there'
  const takeAnother = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Choose another day' }).tap()
    await page
      .getByRole('button', { name: /^Choose / })
      .first()
      .tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Take this place' }).tap()
    await page.getByText('You are expected here instead.').waitFor()
  }
  await page.goto('/')
  await page.getByRole('region', { name: 'Coming up' }).getByRole('link', { name }).tap()
  await takeAnother()

  await page.goto('/shifts')
  const rows = page.getByRole('region', { name: 'After that' }).getByRole('listitem')
  await rows.first().waitFor()
  for (const row of await rows.all()) {
    const when = await row.locator('time').first().getAttribute('datetime')
    assert.equal(await row.getByRole('link', { name: `${name}: ` }).count(), 1, `once beside ${when}`)
  }
  assert.equal(told(await seen(page, 'my-shifts')), '')
  await rows.last().getByRole('link', { name }).tap()
  await takeAnother()
})

test('the same pages in French, where words are long, can be read on a small phone and by night', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { seats, link } = await openTale(app)
  const [near] = seats
  assert.ok(near)
  const { page } = await app.visit(null, { phone: true, language: 'fr' })
  const findings: Finding[] = []
  for (const screen of ['cannot-come', 'swap', 'change', 'stand-in']) {
    await page.goto(link(`seats/${near.id}/${screen}`, near.member, 'shifts.reminder'), { waitUntil: 'networkidle' })
    findings.push(...(await seen(page, `fr-${screen}`)))
  }
  assert.equal(told(findings), '')
})

test('by keyboard alone the shop is told, and the question can be left with Escape', { skip: noBrowser }, async () => {
  const app = await demoApp()
  const { seats, link } = await openTale(app)
  const [near] = seats
  assert.ok(near)
  const { page } = await app.visit(null, { language: 'en' })
  await page.goto(link(`seats/${near.id}/cannot-come`, near.member, 'shifts.reminder'))
  const button = page.getByRole('button', { name: 'Tell the shop' })
  await button.waitFor()
  const tabTo = async (name: string): Promise<void> => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent])
      if (here[0] === 'BUTTON' && here[1] === name) return
    }
    assert.fail(`no way by keyboard to ${name}`)
  }
  await tabTo('Tell the shop')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  // Left and asked again in the same moment, before the browser tells that it was left.
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
    ;(document.activeElement as HTMLElement).click()
  })
  await page.getByRole('dialog').waitFor()
  await tabTo('Tell the shop')
  await page.keyboard.press('Enter')
  await page.getByText('The shop knows.').waitFor()
})
