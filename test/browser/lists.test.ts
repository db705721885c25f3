/** Lists in a browser: columns, saved views, files, paper; and finding anything by keyboard. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()

const members = async (options: { phone?: boolean } = {}) => {
  assert.ok(app)
  const { page } = await app.visit('ines', { language: 'en', ...options })
  await page.addInitScript(() => localStorage.setItem('komunigi.language', 'en'))
  await page.goto('/staff/members')
  await page.getByRole('row').nth(3).waitFor()
  return page
}

test('the rows of a list have one height, and the members fit a desk of 1280 px', { skip }, async () => {
  const page = await members()
  const heights = await page
    .locator('.table tbody tr')
    .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)))
  assert.ok(Math.max(...heights) - Math.min(...heights) <= 1, heights.join(' '))
  const frame = page.locator('.table-frame')
  assert.deepEqual(await frame.evaluate((one) => one.scrollWidth - one.clientWidth), 0)
})

test('a column somebody asked for is still there after the page was loaded again', { skip }, async () => {
  const page = await members()
  await page.getByRole('button', { name: 'More for this list' }).click()
  await page.getByRole('checkbox', { name: 'Card' }).check()
  await page.reload()
  await page.getByRole('columnheader', { name: 'Card' }).waitFor()
})

test('a view is kept under a name and opens the same list again', { skip }, async () => {
  const page = await members()
  await page.getByRole('combobox', { name: 'Stage' }).selectOption('candidate')
  await page.getByRole('button', { name: 'More for this list' }).click()
  await page.getByLabel('Name of this view').fill('Newcomers')
  await page.getByRole('button', { name: 'Keep this view' }).click()
  await page.getByRole('button', { name: 'Newcomers', exact: true }).waitFor()
  await page.goto('/staff/members')
  await page.getByRole('button', { name: 'More for this list' }).click()
  await page.getByRole('button', { name: 'Newcomers', exact: true }).click()
  await page.waitForURL(/stage=candidate/)
})

test('a list is taken along as CSV and as a workbook, with the filter that is on', { skip }, async () => {
  const page = await members()
  await page.getByLabel('Search this list').fill('bakker')
  await page.waitForURL(/q=bakker/)
  for (const [words, start] of [
    ['Download as CSV', '\ufeff'],
    ['Download as Excel', 'PK'],
  ] as const) {
    await page.getByRole('button', { name: 'More for this list' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words }).click()])
    const text = (await readFile(await file.path())).toString('utf8')
    assert.ok(text.startsWith(start), text.slice(0, 20))
    if (words === 'Download as CSV') assert.ok(/Bakker/.test(text) && !/Fontaine/.test(text))
    await page.keyboard.press('Escape')
  }
})

test('on paper a list has its rows and none of its tools', { skip }, async () => {
  const page = await members()
  await page.emulateMedia({ media: 'print' })
  for (const tool of ['.tools', '.side', '.top', '.pages'])
    assert.equal(await page.locator(tool).first().isVisible(), false)
  assert.ok(await page.locator('.table tbody tr').first().isVisible())
  assert.equal(await page.locator('.table-frame').evaluate((one) => getComputedStyle(one).overflowX), 'visible')
})

test('Ctrl K finds a person, a setting and a page by keyboard alone, and the focus returns', { skip }, async () => {
  const page = await members()
  await page.getByLabel('Search this list').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('aicha bakker')
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Aïcha Bakker/ })
    .waitFor()
  // The first empties the field, as in every field for searching; the second leaves.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('mailbox')
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Mailbox/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/staff\/mailbox/)
})

test('the first Tab leads past the menu to the content', { skip }, async () => {
  const page = await members()
  await page.reload()
  await page.getByRole('row').nth(3).waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Go to the content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content')
})

test('an address that names no id leads nowhere and says so, without blaming the program', { skip }, async () => {
  const page = await members()
  for (const path of ['/staff/shifts/sheet', '/staff/members/nobody', '/shifts/tomorrow']) {
    await page.goto(path)
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  }
})
