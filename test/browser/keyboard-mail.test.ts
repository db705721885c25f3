/** The help list, the newsletter, tasks, notices and the site by Tab, Enter, Space and arrows alone; whatever has the
 *  focus shows it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Response } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { drawn } from '../eyes.ts'
import { button, closed, goesOn, key, reach, type, visitor } from '../keyboard.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()
const visit = visitor(app)

test('by keyboard somebody asks the help list, another answers, and the answer that helped is marked', {
  skip,
}, async () => {
  const asks = await visit('nils', '/community/list')
  const subject = 'The cold room beeps'
  await key(asks, button(asks, 'Ask the list'))
  const asked = asks.getByRole('dialog')
  await type(asks, asked.getByLabel('Subject'), subject)
  await type(asks, asked.getByLabel('Text'), 'Every ten minutes. Who knows it?')
  await key(asks, button(asked, 'Ask the list'))
  await closed(asks)
  await key(asks, asks.getByRole('link', { name: subject }))
  await asks.getByText('Every ten minutes. Who knows it?').waitFor()

  const helps = await visit('mira', new URL(asks.url()).pathname)
  await type(helps, helps.getByLabel('Your answer'), 'Clean the seal of its door.')
  await key(helps, button(helps, 'Answer'))
  await helps.getByRole('article').getByText('Clean the seal of its door.').waitFor()
  await goesOn(helps)

  await asks.reload()
  await key(asks, button(asks, 'This is the answer that helped'))
  await asks.getByText('Solved, says Nils').waitFor()
  await goesOn(asks)
})

test('by keyboard a mail that waits is let go to the list', { skip }, async () => {
  const page = await visit('frieda', '/community/list/moderation')
  await key(page, page.getByRole('button', { name: /Look and decide/ }).first())
  await key(page, button(page.getByRole('dialog'), 'Let it go to the list'))
  await closed(page)
  await page.getByText('Nothing waits').first().waitFor()
})

test('by keyboard an issue of the newsletter is written and handed in for review', { skip }, async () => {
  const page = await visit('frieda', '/community/news')
  await key(page, page.getByRole('link', { name: 'Issue 1' }))
  await reach(page, page.getByLabel('Text'))
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText('\nThe labels print.')
  await key(page, button(page, 'Keep this text'))
  await page.getByText('The text is kept.').first().waitFor()
  // the form has begun anew with what was kept: the keys go on beside it, not at the top of the page
  await page.waitForFunction(() => document.activeElement?.closest('[role=tabpanel]'))
  await key(page, button(page, 'Hand in for review'))
  await page.getByText('A second person reviews what you wrote.').first().waitFor()
  await goesOn(page)
})

test('by keyboard a student takes a task and delivers it, and the mentor accepts it', { skip }, async () => {
  const page = await visit('lou', '/', true)
  const asked = page.getByRole('dialog')
  await key(page, page.getByRole('link', { name: 'Trier les créneaux libres par distance' }))
  await key(page, button(page, 'Take the task'))
  await key(page, button(asked, 'Agree and take it'))
  await closed(page)
  await page.getByRole('heading', { name: 'Your task' }).waitFor()
  await key(page, button(page, 'Deliver the work'))
  await type(page, asked.getByLabel('Link to the work'), 'https://code.example/changes/78')
  await key(page, button(asked, 'Deliver the work'))
  await closed(page)
  await page.getByText('Waits for the mentor').waitFor()

  const mentor = await visit('frieda', new URL(page.url()).pathname)
  await key(mentor, button(mentor, 'Accept the work'))
  await mentor.getByText('Done', { exact: true }).waitFor()
  await goesOn(mentor)
})

const readAnew = (answer: Response): boolean =>
  answer.request().method() === 'GET' && answer.url().includes('/notice-preferences')

test('by keyboard the arrows choose how often notices come, for a whole subject and for one', { skip }, async () => {
  const page = await visit('mira', '/notices')
  await key(page, page.locator('summary').filter({ hasText: 'Needs' }))
  const choices = page.locator('details[open] select:enabled')
  for (const [choice, arrows] of [
    [choices.first(), ['ArrowDown', 'ArrowDown']],
    [choices.nth(1), ['ArrowUp', 'ArrowDown']],
  ] as const) {
    await reach(page, choice)
    for (const arrow of arrows) {
      const before = await choice.inputValue()
      await Promise.all([page.waitForResponse(readAnew), page.keyboard.press(arrow)])
      await drawn(page)
      assert.notEqual(await choice.inputValue(), before)
      assert.ok(await choice.evaluate((one) => one === document.activeElement))
    }
  }
})

test('by keyboard an editor changes a page of the site and publishes it', { skip }, async () => {
  const page = await visit('frieda', '/community/site')
  await key(page, page.getByRole('link', { name: 'Comment ça marche' }))
  await reach(page, page.getByRole('textbox', { name: 'Text' }))
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText('\n\nEt nous partageons nos recettes.')
  await key(page, button(page, 'Save this version'))
  await page
    .getByText(/^Version \d+ is kept\.$/)
    .first()
    .waitFor()
  await goesOn(page)
  await key(page, button(page, 'Publish the changes'))
  await page.getByText('Everybody can read it now.').first().waitFor()
  await goesOn(page)
})
