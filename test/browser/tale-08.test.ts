/** Tale 8: Ines rearranges the week. Five seats less on weekday mornings; the preview shows who loses a seat,
 *  she chooses, and everybody concerned is told. By keyboard on the desktop, and read again on a phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { rows, sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { addMinutes } from '#platform/values/day.ts'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'

interface Template {
  readonly id: string
  readonly name: string
  readonly week: number | null
  readonly starts: string
  readonly seats: number
  readonly held: number
  readonly version: number
  readonly groups: readonly {
    readonly id: string
    readonly role: string
    readonly seats: number
    readonly minSeats: number
  }[]
}

const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`/api/v1${path}`)).json()) as T

/** The five fullest templates of the first week, raised or lowered by the office until nobody more fits. */
async function fullMornings(page: Page): Promise<{ rota: string; templates: readonly Template[] }> {
  const { rotas } = await read<{ rotas: { id: string }[] }>(page, '/rotas')
  const rota = rotas[0]?.id ?? ''
  const list = async () =>
    (await read<{ templates: Template[] }>(page, `/shift-templates?rota=${rota}`)).templates.filter(
      ({ week, held }) => week === 1 && held > 2,
    )
  const chosen = (await list()).slice(0, 5)
  const changes = chosen.map(({ id, groups, held }) => ({
    do: 'edit',
    template: id,
    fields: { groups: groups.map((group) => ({ ...group, seats: held, minSeats: 0 })) },
  }))
  const answer = await page.request.post('/api/v1/shift-template-changes', { data: { changes } })
  assert.ok(answer.ok(), await answer.text())
  const ids = new Set(chosen.map(({ id }) => id))
  return { rota, templates: (await list()).filter(({ id }) => ids.has(id)) }
}

async function unseated(app: RunningApp): Promise<number> {
  const shops = await app.house.organisations.hosted()
  let told = 0
  for (const id of shops) {
    const found = await rows<{ people: number }>(
      app.house.database.for(id),
      sql`select count(distinct person_id) as people from platform.notice
        where organisation_id = ${id} and code = 'shifts.unseated'`,
    )
    told += found[0]?.people ?? 0
  }
  return told
}

/** Whoever gives the place up settles it, unless somebody else stands in for them on one of the dates: then the next. */
async function settle(crowd: Locator): Promise<void> {
  const settled = crowd.getByText('Settled')
  for (const box of await crowd.getByRole('checkbox').all()) {
    await box.press('Space')
    if (
      await settled.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      )
    )
      return
    await box.press('Space')
  }
  assert.fail('nobody settles it alone')
}

/** Where the mail of somebody who lost a place leads, with the signature the mail carries. */
async function mailLinks(app: RunningApp): Promise<string[]> {
  const links: string[] = []
  for (const organisation of await app.house.organisations.hosted()) {
    const found = await rows<{ person: string; link: string }>(
      app.house.database.for(organisation),
      sql<{ person: string; link: string }>`select person_id as person, facts->>'link' as link from platform.notice
        where organisation_id = ${organisation} and code = 'shifts.unseated' order by id`,
    )
    const expires = addMinutes(app.house.clock(), 60 * 24)
    for (const { person, link } of found)
      links.push(`${link}?signed=${signedToken({ organisation, person, purpose: 'shifts.unseated', expires })}`)
  }
  return links
}

/** Day and hour of each shift that is named there, in order. */
const momentsIn = async (where: Locator): Promise<string[]> =>
  (await where.locator('time').evaluateAll((times) => times.map((one) => one.getAttribute('datetime') ?? ''))).flatMap(
    (moment) => moment.split('T'),
  )

test('Ines takes five places from the week: she sees who would lose one, chooses, and all are told', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('ines', { language: 'en' })
  const { rota, templates } = await fullMornings(page)
  assert.equal(templates.length, 5)
  await page.goto(`/staff/weeks/${rota}?week=1`)

  await page.getByRole('button', { name: 'Choose several' }).press('Enter')
  for (const { name } of templates) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).press('Space')
  await page.getByText('5 chosen').waitFor()
  await page.getByRole('button', { name: 'Change what is chosen' }).press('Enter')
  const dialog = page.getByRole('dialog')
  assert.equal(await dialog.getByRole('radio', { name: 'More or fewer places' }).isChecked(), true)
  await dialog.getByRole('textbox', { name: /How many more/ }).fill('-1')
  await dialog.getByRole('button', { name: 'Show what this changes' }).press('Enter')

  await dialog.getByText('More people than places').first().waitFor()
  const sure = dialog.getByRole('button', { name: 'Change the week like this' })
  assert.equal(await sure.getAttribute('aria-disabled'), 'true')
  await sure.press('Enter')
  assert.equal(await unseated(app), 0, 'a refused button does nothing')

  for (const { name } of templates) {
    const crowd = dialog.getByRole('region', { name: new RegExp(`^${name}:`) })
    await settle(crowd)
  }
  await dialog.getByText('5 people lose a place.').waitFor()
  await dialog.getByText('Each of them is told once, by mail.').waitFor()
  await dialog.getByText('Whoever loses a place gets two proposals').waitFor()
  const losing = dialog.getByRole('table', { name: 'People concerned' }).getByRole('row').filter({ hasText: 'loses' })
  await losing.nth(4).getByRole('listitem').nth(1).waitFor()
  const promised: string[] = []
  for (const row of await losing.all()) promised.push((await momentsIn(row.getByRole('listitem'))).join(' '))
  assert.equal(promised.length, 5)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/tale-08.png` })
  await sure.press('Enter')
  await page.getByText('Done. Everybody concerned is told.').first().waitFor()

  const after = (await read<{ templates: Template[] }>(page, `/shift-templates?rota=${rota}`)).templates
  for (const before of templates) {
    const now = after.find(({ id }) => id === before.id)
    assert.deepEqual([now?.seats, now?.held], [before.seats - 1, before.held - 1], before.name)
  }
  assert.equal(await unseated(app), 5)

  const phone = await app.visit('ines', { phone: true, language: 'en' })
  await phone.page.goto(`/staff/weeks/${rota}?week=1`)
  await phone.page.getByRole('heading', { name: 'Monday' }).waitFor()
  const width = await phone.page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the week is ${width} px wide on a phone`)

  // Each of the five gets two proposals from the mail, without signing in; one of them takes the first.
  const { page: lost } = await app.visit(null, { phone: true, language: 'en' })
  const proposed: string[] = []
  for (const link of await mailLinks(app)) {
    await lost.goto(link)
    await lost.getByText('The plan changed: this place is gone').waitFor()
    await lost.getByRole('button', { name: 'Take this place' }).nth(1).waitFor()
    assert.equal(await lost.getByRole('button', { name: 'Take this place' }).count(), 2)
    const [_goneDay, _goneFrom, ...offered] = await momentsIn(lost.locator('.swap-slot'))
    proposed.push(offered.join(' '))
  }
  assert.deepEqual(proposed.sort(), promised.sort(), 'the preview named the places that the mails offer')
  if (process.env['SHOTS']) await lost.screenshot({ path: `${process.env['SHOTS']}/tale-08-two.png` })
  await lost.getByRole('button', { name: 'Take this place' }).first().tap()
  await lost.getByText('You are expected here instead.').waitFor()
})
