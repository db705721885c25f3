/** Tale 13: the file of a supplier is loaded, 46 prices would change, three look wrong and are held; 43 labels print in
 *  the order of the shelves; in the morning a volunteer walks with the phone, scans each place, and none is missing.
 *  Before it, what was left of the day before: hung with taps, without network among the freezers. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/values/clock.ts'
import { addDays, type Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { readPdf } from '../../src/shop/labels/drawing/pdf-reader.testing.ts'
import { demoApp, noBrowser } from '../app.ts'

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/tale-13-${name}.png`, fullPage: true })
}

test('new prices of a supplier are looked at, those that look wrong are held, their labels print in the order of the shelves, and hang by scan and by tap until none is missing', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page: desk } = await app.visit('ines', { language: 'en' })
  await desk.goto(`${app.address}/staff/labels`)
  await desk.getByRole('button', { name: /^Print \d+ labels$/ }).click()
  await desk.getByRole('heading', { name: /^Print \d+$/, level: 1 }).waitFor()
  await shot(desk, 'draft')
  const saved = desk.waitForEvent('download')
  await desk.getByRole('button', { name: /^Make the file with \d+ labels$/ }).click()
  const [sheet] = readPdf(readFileSync(await (await saved).path()))
  assert.ok(sheet && sheet.texts.length > 20, 'the first sheet is full of labels')
  await desk.getByRole('button', { name: 'It came out' }).click()
  await desk.getByRole('heading', { name: 'Hang them' }).waitFor()
  await shot(desk, 'came-out')

  const { page, context } = await app.visit('chloe', { phone: true, language: 'en' })
  await page.goto(`${app.address}/staff/labels/walk`)
  const left = page.getByText(/^\d+ left/)
  await left.waitFor()
  await shot(page, 'walk')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the walk is ${width} px wide on a phone`)
  const count = async (): Promise<number> => Number(/\d+/.exec((await left.textContent()) ?? '')?.[0])
  const all = await count()
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  const first = page.getByRole('button', { name: / hangs at / }).first()
  await first.click()
  await page.getByText('1 waits for the network').waitFor()
  assert.equal(await count(), all - 1)
  await page.reload()
  await page.getByText('1 waits for the network').waitFor()
  await shot(page, 'offline')
  await context.setOffline(false)
  await page.getByText('1 waits for the network').waitFor({ state: 'detached' })

  const act = page.locator('.walk-row').first().getByRole('button')
  for (let rest = await count(); rest > 0; rest -= 1) {
    await page.getByText(new RegExp(`^${rest} left`)).waitFor()
    await act.click()
  }
  await page.getByText('Nothing to place: every label hangs.').waitFor()
  await shot(page, 'done')
  await page.getByText(/for the network/).waitFor({ state: 'detached' })
  await desk.goto(`${app.address}/staff/labels`)
  for (const what of ['To print', 'To place', 'To remove'])
    await desk.getByRole('button', { name: `${what} 0`, exact: true }).waitFor()

  const tomorrow = addDays(dayIn(systemClock() as Instant, 'Europe/Brussels'), 1)
  const { articles, file } = await listOf(desk)
  await desk.goto(`${app.address}/staff/imports`)
  await desk.locator('input[type=file]').first().setInputFiles(file)
  // 46 prices would change; three look wrong, and are held until somebody says that they are right.
  await desk
    .getByText(/^Is this price right\?/)
    .nth(2)
    .waitFor()
  assert.equal(await desk.getByText(/^Is this price right\?/).count(), 3)
  await shot(desk, 'file')
  await desk.getByRole('button', { name: 'Import 47 rows' }).click()
  await desk.getByRole('heading', { name: 'This is in' }).waitFor()

  await desk.goto(`${app.address}/staff/prices-to-review?size=100`)
  await desk.getByRole('checkbox').nth(42).waitFor()
  await desk.getByRole('button', { name: 'Choose all shown' }).click()
  await shot(desk, 'review')
  await desk.getByRole('button', { name: 'Accept (43)' }).click()
  const when = desk.getByRole('dialog')
  await when.getByLabel('When').selectOption('day')
  await when.getByLabel('From').fill(tomorrow)
  await when.getByRole('button', { name: 'Accept (43)' }).click()
  await when.waitFor({ state: 'detached' })
  await desk.getByText('Nothing waits to be reviewed.').waitFor()

  // Tonight tomorrow's labels are printed, in the order of the shelves.
  await app.house.workers.drain()
  await desk.goto(`${app.address}/staff/labels?day=${tomorrow}`)
  await desk.getByRole('button', { name: 'Print 43 labels' }).click()
  await desk.getByRole('heading', { name: /^Print \d+$/, level: 1 }).waitFor()
  const file43 = desk.waitForEvent('download')
  await desk.getByRole('button', { name: 'Make the file with 43 labels' }).click()
  assert.equal(readPdf(readFileSync(await (await file43).path())).length, Math.ceil(43 / 21))
  await desk.getByRole('button', { name: 'It came out' }).click()
  await desk.getByRole('heading', { name: 'Hang them' }).waitFor()

  // In the morning each place is scanned, in the order of the walk.
  await page.goto(`${app.address}/staff/labels/walk?day=${tomorrow}`)
  await page.getByText('43 left').waitFor()
  const order = await page.locator('.walk-row h2').allTextContents()
  const byPlace = await page.locator('.walk-row p.quiet').allTextContents()
  assert.equal(order.length, 43)
  assert.deepEqual(
    [...new Set(byPlace)].length,
    byPlace.filter((place, at) => place !== byPlace[at - 1]).length,
    'one comes to each place once',
  )
  // Two articles may bear one name: each is scanned once.
  const codes = Map.groupBy(articles, ({ name }) => name)
  for (const [at, name] of order.entries()) {
    await page.getByText(`${43 - at} left`).waitFor()
    const code = codes.get(name)?.shift()?.barcode
    assert.ok(code, `${name} stands in the file`)
    await page.getByLabel('Code of a product or a place').fill(code)
    await page.keyboard.press('Enter')
  }
  await page.getByText('Nothing to place: every label hangs.').waitFor()
  await page.getByText(/for the network/).waitFor({ state: 'detached' })
  await desk.goto(`${app.address}/staff/labels?day=${tomorrow}`)
  for (const what of ['To print', 'To place', 'To remove'])
    await desk.getByRole('button', { name: `${what} 0`, exact: true }).waitFor()
})

interface Article {
  readonly name: string
  readonly number: number
  readonly barcode: string
  /** 1/10 000. */
  readonly base: number
}

/** A list of the supplier who sells most here: of fifty articles 43 are a tenth dearer, three nearly twice as dear, and
 *  four cost what they did. */
async function listOf(page: Page) {
  const { supplier, articles } = await page.evaluate(async () => {
    const get = async (path: string) => (await fetch(`/api/v1${path}`)).json()
    const rows: { id: string; number: number; name: string; supplier: string; barcode: string | null }[] = []
    for (let after = ''; ; ) {
      const reply = await get(`/products?size=200${after && `&after=${encodeURIComponent(after)}`}`)
      rows.push(...reply.rows)
      if (!reply.next) break
      after = reply.next
    }
    // Packed goods that are bought by the piece, and whose next price is not known yet.
    const plain = rows.filter(
      ({ number, barcode }) => barcode?.startsWith('20991') && number % 3 !== 0 && number % 20 !== 0,
    )
    const [[of, most] = ['', []]] = [...Map.groupBy(plain, (one) => one.supplier)].sort(
      (one, other) => other[1].length - one[1].length,
    )
    const chosen = await Promise.all(
      most.slice(0, 50).map(async ({ id, number, name, barcode }) => {
        const { priced } = await get(`/products/${id}`)
        return { number, name, barcode: barcode ?? '', base: priced.base as number }
      }),
    )
    return { supplier: of, articles: chosen }
  })
  assert.equal(articles.length, 50)
  const asked = ({ base }: Article, at: number): string =>
    ((at < 4 ? base : at < 7 ? Math.round(base * 1.9) : Math.round(base * 1.1)) / 10_000).toFixed(4)
  const lines = articles.map((one, at) =>
    [supplier, `A${1000 + one.number}`, one.name, one.barcode, asked(one, at), '6%']
      .map((cell) => `"${cell}"`)
      .join(';'),
  )
  const text = ['Supplier;Order number;Product name;Barcode;Purchase price;VAT', ...lines].join('\n')
  return { articles, file: { name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(text) } }
}
