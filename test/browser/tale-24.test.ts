/** Tale 24: a student of the Open Week picks a task of a day, finds the folder, delivers; the mentor accepts; the name that
 *  the student asked for shows on the board that everybody reads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { axe, drawn, look, phone, told, tooWide } from '../eyes.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser
const title = 'Trier les créneaux libres par distance'

async function readable(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await drawn(page)
  await page.evaluate(axe)
  const findings = [...(await look(page, screen, 'phone', false))]
  await page.emulateMedia({ colorScheme: 'dark' })
  findings.push(...(await look(page, screen, 'phone by night', true)))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  await drawn(page)
  findings.push(...(await tooWide(page, screen)))
  await page.setViewportSize(phone)
  assert.equal(told(findings), '')
}

test('a student takes a task of a day in three clicks, delivers it, and is thanked under the name asked for', {
  skip,
}, async () => {
  const app = await demoApp()
  const student = (await app.visit('lou', { phone: true, language: 'en' })).page
  await student.goto('/')
  await student.getByRole('heading', { name: 'Tasks', level: 1 }).waitFor()
  await pictured(student, '24-tasks')
  await readable(student, 'tasks')
  // three clicks: the task, taking it, agreeing to the licence
  await student.getByRole('link', { name: title }).tap()
  await student.getByText('src/shop/shifts/rules').waitFor()
  await student.getByText('1 day').first().waitFor()
  await pictured(student, '24-task')
  await readable(student, 'a free task')
  await student.getByRole('button', { name: 'Take the task' }).tap()
  const dialog = student.getByRole('dialog')
  await dialog.getByText('AGPL-3.0-or-later').waitFor()
  await dialog.getByRole('button', { name: 'Agree and take it' }).tap()
  await student.getByRole('heading', { name: 'Your task' }).waitFor()

  await student.getByRole('button', { name: 'Deliver the work' }).tap()
  await dialog.getByLabel('Link to the work').fill('https://code.example/changes/77')
  await dialog.getByRole('button', { name: 'Deliver the work' }).tap()
  await student.getByText('Waits for the mentor').waitFor()
  await readable(student, 'a delivered task')
  const address = student.url()

  const mentor = (await app.visit('frieda', { language: 'en' })).page
  await mentor.goto(address)
  await mentor.getByRole('link', { name: 'https://code.example/changes/77' }).first().waitFor()
  await mentor.getByRole('button', { name: 'Accept the work' }).click()
  await mentor.getByText('Done', { exact: true }).waitFor()

  await student.reload()
  await student.getByText('Accepted. Thank you!').waitFor()
  await student.getByRole('button', { name: 'Thanks in public' }).tap()
  await dialog.getByLabel('Name to thank').fill('Blue Heron')
  await dialog.getByRole('button', { name: 'Keep' }).tap()
  await student.getByText('Noted.').first().waitFor()

  const visitor = await app.visit(null, { phone: true, language: 'en' })
  await visitor.page.goto('/t/recoltes-communes?lang=en')
  await visitor.page.getByText('Blue Heron').waitFor()
  await pictured(visitor.page, '24-thanks', visitor.page.getByText('Blue Heron'))
  assert.equal(await visitor.page.getByRole('link', { name: title }).count(), 1, 'thanked for, and no longer free')
  assert.deepEqual(await visitor.context.cookies(), [])
  await readable(visitor.page, 'the public board')
})

test('whoever knows nobody here finds a task by its skill and asks to help, without script', { skip }, async () => {
  const app = await demoApp()
  const { page } = await app.visit(null, { phone: true, language: 'en' })
  await page.goto('/t/recoltes-communes?lang=en')
  await page.getByLabel('Skill').selectOption('React')
  await page.getByRole('button', { name: 'Show' }).tap()
  await page.getByText('1 task').waitFor()
  await page.getByRole('link', { name: 'Un graphique des pots, lisible par un lecteur d’écran' }).tap()
  await page.getByText('src/hub/funding/screens').waitFor()
  await readable(page, 'a task in public')
  await page.getByRole('link', { name: 'First time here? Leave your e-mail address first' }).tap()
  await page.getByLabel('Name, a pseudonym will do').fill('Robin')
  await page.getByLabel('E-mail').fill('robin@far.example')
  await page.getByLabel('18 or older').check()
  await readable(page, 'asking to help')
  await page.getByRole('button', { name: 'Send me the mail' }).tap()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
})
