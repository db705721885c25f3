/** A sheet on several pages at once: a double press, a scanner that types, an old tab without network, and two leads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { openOwnSheet, sheetEvening } from '../sheet.ts'

const answer = (page: Page, name: string, words: string, pressed?: boolean) =>
  page
    .getByRole('group', { name: `Mark ${name}` })
    .getByRole('button', { name: words, ...(pressed === undefined ? {} : { pressed }) })

/** The row of this sheet in a list that holds others of the day, too. */
const rowOf = (page: Page, sheet: string) => page.locator(`a.sheet-row[href="${sheet}"]`)

test('two presses are one, a scanner types anywhere, an old tab loses nothing, and two phones end up alike', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { people } = await sheetEvening(app)
  const [first, second, third] = people
  assert.ok(first && second && third)
  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await openOwnSheet(page, first.name)
  const sheet = new URL(page.url()).pathname

  await answer(page, first.name, 'Excused').dblclick()
  await answer(page, first.name, 'Excused', true).waitFor()
  // The focus is on a button: the scanner types its code and Enter.
  await page.keyboard.type(second.code)
  await page.keyboard.press('Enter')
  await answer(page, second.name, 'Present', true).waitFor()
  await page.getByText('Everything is in the office.').waitFor()

  // An old tab of the same phone, both without network, then one is killed.
  await page.waitForLoadState('networkidle')
  const old = await context.newPage()
  await old.goto(page.url())
  await answer(old, third.name, 'Present').waitFor()
  await context.setOffline(true)
  await answer(old, third.name, 'Told us').click()
  await answer(page, third.name, 'Told us', true).waitFor()
  await answer(page, first.name, 'Present').click()
  await page.getByText('2 entries wait for the network').waitFor()
  await old.close()
  await page.close()
  await context.setOffline(false)
  // Not the sheet itself: the list of sheets sends what waits, too.
  const later = await context.newPage()
  await later.goto('/staff/sheets')
  const office = await app.visit('ines', { language: 'en' })
  await office.page.goto('/staff/sheets')
  await rowOf(office.page, sheet).click()
  await answer(office.page, third.name, 'Told us', true).waitFor()
  await answer(office.page, first.name, 'Present', true).waitFor()
  await later.getByText('Waiting on this device').waitFor({ state: 'detached' })

  // The office marks; the lead, who has not seen it yet, marks after it: the latest wins on both.
  await rowOf(later, sheet).click()
  await answer(later, first.name, 'Present', true).waitFor()
  await answer(office.page, first.name, 'Without a word').click()
  await answer(later, first.name, 'Without a word', true).waitFor()
  await answer(later, first.name, 'Present').click()
  await answer(office.page, first.name, 'Present', true).waitFor()
})

test('whoever signs out with entries that wait is asked first, and may send them before', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { people } = await sheetEvening(app)
  const [first] = people
  assert.ok(first)
  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await openOwnSheet(page, first.name)
  const sheet = new URL(page.url()).pathname
  await context.setOffline(true)
  await answer(page, first.name, 'Excused').click()
  await page.getByText('One entry waits for the network').waitFor()
  const signOut = async () => {
    await page.getByRole('button', { name: /Chloé/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
  }
  await signOut()
  const asks = page.getByRole('dialog', { name: 'Not everything has been sent' })
  await asks.getByText('One entry waits on this device').waitFor()
  await asks.getByRole('button', { name: 'Send and sign out' }).click()
  await asks.getByRole('alert').waitFor()
  await context.setOffline(false)
  await asks.getByRole('button', { name: 'Send and sign out' }).click()
  await page.waitForURL(/sign-in/)
  const office = await app.visit('ines', { language: 'en' })
  await office.page.goto('/staff/sheets')
  await rowOf(office.page, sheet).click()
  await answer(office.page, first.name, 'Excused', true).waitFor()
})
