/** Tale 21: a mandate ends. Two warnings, a choice by consent, and at midnight another one holds it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/values/clock.ts'
import { addDays, addMinutes, type Day, minutesBetween, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { demoApp, noBrowser } from '../app.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const day = 24 * 60
const zone = 'Europe/Brussels'

const seat = async (page: Page) => {
  await page.goto('/community/circles')
  await page.getByRole('link', { name: 'Animation' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cercle communication · Animation' }).waitFor()
}

test('a mandate ends: two warnings, somebody is chosen by consent, and another one holds it from midnight on', {
  skip,
}, async () => {
  let ahead = 0
  const app = await demoApp({ clock: () => addMinutes(systemClock(), ahead) })
  const night = async (days: number) => {
    ahead += days * day
    await app.house.workers.runDue()
    await app.house.workers.drain()
  }
  const { page: core } = await app.visit('frieda', { language: 'en' })

  // Who keeps the community going sees it coming; whoever holds it is warned, and warned again.
  await core.goto('/community/clocks')
  await core.getByRole('link', { name: 'Cercle communication · Animation' }).first().waitFor()
  await core.getByText('Report missing').waitFor()
  await pictured(core, '21-clocks')
  await seat(core)
  const holder = await core.getByRole('link', { name: '· Le Panier' }).innerText()
  const days = await core
    .getByText(/^From .* until /)
    .first()
    .innerText()
  const lastDay = days.replace(/^.* until /, '').replace(/ ·.*$/, '')
  const next = addDays(new Date(`${lastDay} UTC`).toISOString().slice(0, 10) as Day, 1)
  await night(1)
  await night(12)
  const { page: held } = await app.visit(holder.startsWith('Jo') ? 'jo' : 'ines', { language: 'en' })
  await core.goto('/mailbox?q=Animation')
  for (const left of [60, 30])
    await core
      .getByText(new RegExp(`${left} .*Animation, Cercle communication`))
      .first()
      .waitFor()

  // Chosen by consent, from the day after the last one on.
  await seat(core)
  await core.getByRole('button', { name: 'Begin to choose' }).click()
  await core.getByLabel('First day').fill(next)
  await core.getByRole('dialog').getByRole('button', { name: 'Begin to choose' }).click()
  const { page: names } = await app.visit('lea', { language: 'en' })
  await seat(names)
  await names.getByRole('button', { name: 'Name somebody' }).click()
  await names.getByLabel('Who', { exact: true }).selectOption({ label: 'Mira Lefort · Le Silo' })
  await names.getByLabel('Why').fill('Knows everybody and answers the same day')
  await names.getByRole('dialog').getByRole('button', { name: 'Name somebody' }).click()
  await names.getByText('Mira Lefort (Le Silo), named by La Gousse').waitFor()
  await seat(core)
  for (const step of ['Questions and information', 'Changes'])
    await Promise.all([
      core.getByRole('button', { name: 'Go on to the next step' }).click(),
      core.getByText(step).first().waitFor(),
    ])
  await core.getByRole('button', { name: 'Propose' }).click()
  await core.getByLabel('Why').fill('The only one who was named')
  await core.getByRole('dialog').getByRole('button', { name: 'Propose' }).click()
  await core.getByText('Mira Lefort (Le Silo) is proposed').waitFor()
  await pictured(core, '21-proposed', core.getByText('Mira Lefort (Le Silo) is proposed'))
  const { page: mira } = await app.visit('mira', { phone: true, language: 'en' })
  for (const page of [core, names, held]) {
    await seat(page)
    await page.getByRole('button', { name: /^No objection/ }).click()
    await page.getByRole('button', { name: /^No objection/ }).waitFor({ state: 'detached' })
  }
  await seat(mira)
  await mira.getByRole('button', { name: 'Yes, I accept' }).click()
  await mira.getByText('Begins later').waitFor()

  // The old one until the last second, the new one from midnight on.
  const state = async () => {
    const { page } = await app.visit('frieda', { language: 'en' })
    await seat(page)
    await page.getByRole('link', { name: 'Mira Lefort' }).waitFor()
    return (await page.getByRole('listitem').filter({ hasText: 'in a row' }).allInnerTexts()).map((line) =>
      line.split('\n').slice(0, 2).join(''),
    )
  }
  const midnight = minutesBetween(addMinutes(systemClock(), ahead), atWallTime(next, '00:00' as TimeOfDay, zone))
  ahead += midnight - 1
  assert.deepEqual(await state(), ['Mira Lefort · Le Silo Begins later', `${holder} Ends soon, report due`])
  ahead += 2
  assert.deepEqual(await state(), ['Mira Lefort · Le Silo Active', `${holder} Ended`])
})
