/** Tale 15: the VAT on plants changes tomorrow, and the net price is kept: exactly the labels of plants are wanted for
 *  that day, and none else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/values/clock.ts'
import { addDays, type Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { demoApp, noBrowser } from '../app.ts'

/** What the screens call, as whoever is signed in on this page. */
const send = (page: Page, method: string, path: string, body: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    async ([how, where, text]) => {
      const answer = await fetch(`/api/v1${where}`, {
        method: how ?? 'GET',
        headers: { 'content-type': 'application/json' },
        ...(how === 'GET' ? {} : { body: text ?? '' }),
      })
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Record<string, unknown>
    },
    [method, path, JSON.stringify(body)],
  )

test('a change of VAT wants the labels that show another price, as of its day, and none else', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page } = await app.visit('ines', { language: 'en' })
  const tomorrow = addDays(dayIn(systemClock() as Instant, 'Europe/Brussels'), 1)
  await page.goto(`${app.address}/staff/labels?day=${tomorrow}`)
  const toPrint = page.getByRole('button', { name: /^To print \d+$/ })
  await toPrint.waitFor()
  const before = Number(/\d+/.exec((await toPrint.textContent()) ?? '')?.[0])

  const { rows } = (await send(page, 'GET', '/products?size=200', {})) as {
    rows: { id: string; number: number; name: string }[]
  }
  const tags = (await send(page, 'GET', '/labels/tags?size=100', {})) as { rows: { product: string | null }[] }
  const onTags = new Set(tags.rows.map(({ product }) => product))
  // Their labels are of paper, hang and are right: the demo leaves some others behind.
  const plants = rows
    .filter(({ id, number }) => !onTags.has(id) && number % 11 !== 0 && number % 23 !== 0 && number % 20 !== 0)
    .slice(0, 3)
  await send(page, 'POST', '/product-changes', {
    products: plants.map(({ id }) => id),
    change: { vatClass: 'intermediate' },
  })
  const { priceCampaign } = await send(page, 'POST', '/price-campaigns', {
    name: 'Plants',
    from: tomorrow,
    vat: { vatClass: 'intermediate', percent: 21, keep: 'net' },
  })
  await send(page, 'POST', `/price-campaigns/${String(priceCampaign)}/scheduling`, {})

  await page.reload()
  await page.getByRole('button', { name: `To print ${before + plants.length}`, exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Why' }).selectOption({ label: 'Price' })
  for (const { name } of plants) await page.getByRole('checkbox', { name, exact: true }).waitFor()
  // Today nothing else is asked for.
  await page.goto(`${app.address}/staff/labels`)
  await toPrint.waitFor()
  assert.equal(Number(/\d+/.exec((await toPrint.textContent()) ?? '')?.[0]), before)
})
