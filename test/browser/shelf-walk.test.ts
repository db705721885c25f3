/** The order of the walk: a rack is moved by keyboard, step by step, and the order is kept; lifted and put down, too. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

test('a rack is moved with the arrow keys, or lifted and put down, and the order is kept', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('ines', { language: 'en' })
  await page.goto(`${app.address}/staff/shelf-walk`)
  const handles = page.getByRole('list', { name: 'Order of the walk' }).getByRole('button', { name: /^Move / })
  await handles.nth(2).waitFor()
  const names = () => handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const [first = '', second = '', third = '', ...rest] = await names()
  const at = (place: number, name: string) =>
    page.waitForFunction(
      ([index, label]) =>
        document
          .querySelectorAll('.movable > .movable-row > .movable-handle')
          [Number(index)]?.getAttribute('aria-label') === label,
      [place, name] as const,
    )

  await handles.nth(0).focus()
  await page.keyboard.press('ArrowDown')
  await at(1, first)
  // The handle keeps the focus: the next press moves the same rack on.
  await page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, first)
  await page.keyboard.press('ArrowDown')
  await at(2, first)
  assert.deepEqual(await names(), [second, third, first, ...rest])
  await page.reload()
  await at(2, first)

  await handles.nth(2).focus()
  await page.keyboard.press('Space')
  const here = page.getByRole('button', { name: /^Here: .+, place 1$/ })
  await here.focus()
  await page.keyboard.press('Enter')
  await at(0, first)
  await page.reload()
  await at(0, first)
  assert.deepEqual(await names(), [first, second, third, ...rest])
})
