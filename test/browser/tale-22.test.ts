/** Tale 22: the quarterly newsletter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startDue } from '#hub/communication/actions/issues.ts'
import { sendNews } from '#hub/communication/actions/sending.ts'
import { grantRoleTo } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { wallClock } from '#platform/values/zone.ts'
import { demoApp, noBrowser } from '../app.ts'
import { mailServer } from '../mail-server.ts'
import { pictured } from '../manual.ts'

const skip = noBrowser

/** One green pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const grant = action('test.grant', (ctx, input: { account: AccountId; role: string }) => grantRoleTo(ctx, input))

test('an editor cuts the draft, adds a picture, a second person approves it, four languages go out, and one click ends it', {
  skip,
}, async () => {
  const { url: smtpUrl, arrived } = await mailServer()
  let ahead = 0
  const app = await demoApp({ smtpUrl, clock: () => addMinutes(systemClock(), ahead) })
  const shop = await app.house.organisations.shopByAddress('recoltes-communes')
  assert.ok(shop)
  const asking = { shop, actor: system, language: 'en' as const, requestId: 'test' }
  const second = (await app.house.auth.ensureAccount('basile@le-silo.example', 'Basile Roux', 'fr')) as AccountId
  await app.house.runner.act(grant, { account: second, role: 'noyau' }, asking)
  app.house.organisations.forget()

  const { page } = await app.visit('frieda', { language: 'en' })
  await page.goto('/community/news')
  await page.getByRole('link', { name: 'Issue 1' }).click()
  const draft = await page.getByLabel('Text').inputValue()
  assert.match(draft, /# Financer ensemble/)
  await pictured(page, '22-draft')
  await page.getByLabel('Text').fill('# Livré\nLes étiquettes **impriment**.')
  await page.getByRole('button', { name: 'Keep this text' }).click()
  await page.getByText('The text is kept.').first().waitFor()
  await page.getByRole('button', { name: 'Add a picture' }).click()
  const asked = page.getByRole('dialog')
  await asked.locator('input[type=file]').setInputFiles({ name: 'shelf.png', mimeType: 'image/png', buffer: pixel })
  await asked.getByLabel('What it shows').fill('Un rayon plein')
  await asked.getByRole('button', { name: 'Add a picture' }).click()
  await page.getByText('The picture stands at the end of each text.').first().waitFor()
  await page.getByRole('button', { name: 'Hand in for review' }).click()
  await page.getByText('A second person reviews what you wrote.').first().waitFor()

  const { page: desk } = await app.visit('basile', { language: 'en' })
  await desk.goto(page.url())
  const soon = wallClock(addMinutes(systemClock(), 10), shop.zone)
  await desk.getByLabel('Day').fill(soon.day)
  await desk.getByLabel('Time').fill(soon.time)
  await desk.getByRole('button', { name: 'Approve and set the time' }).click()
  await desk.getByText('will be sent').first().waitFor()
  ahead = 15
  await app.house.runner.act(startDue, {}, asking)
  await app.house.runner.act(sendNews, {}, asking)

  const to = (name: string) => arrived.find((mail) => mail.to === `${name}@readers.example`)?.text ?? ''
  for (const [name, language] of [
    ['camille', 'fr'],
    ['noor', 'nl'],
    ['anton', 'de'],
    ['lucia', 'es'],
  ] as const)
    assert.match(to(name), new RegExp(`<html lang=3D"${language}">`), `${name} reads ${language}`)
  // the picture is in the mail: nothing is loaded when it is read
  assert.match(to('camille'), /Content-ID: <picture-1@komunigi>/i)
  assert.doesNotMatch(to('camille'), /<img[^>]*src=3D"http/)

  const stop = /List-Unsubscribe: <([^>]+)>/.exec(to('noor'))?.[1] ?? ''
  const clicked = await fetch(stop, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  assert.equal(clicked.status, 200)
  await page.goto('/community/news/subscribers?q=noor')
  await page.getByRole('cell', { name: 'left', exact: true }).waitFor()

  const { page: visitor } = await app.visit(null, { phone: true, language: 'fr' })
  await visitor.goto('/n/recoltes-communes/issues/1?lang=fr')
  const picture = visitor.getByRole('img', { name: 'Un rayon plein' })
  await picture.waitFor()
  assert.ok(await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth > 0))
  await pictured(visitor, '22-read')
})
