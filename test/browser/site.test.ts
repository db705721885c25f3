/** The public site in a browser: read without script, by keyboard, on a phone, by day and by night; and written by editors. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'
import { axe, desk, type Finding, look, phone, told, tooWide } from '../eyes.ts'

const skip = noBrowser
const root = '/c/recoltes-communes'
const pages = ['', '/news', '/news/etiquettes-en-rayon', '/map', '/booklet', '/proposals', '/proposals/1', '/roadmap']
const others = ['/decisions', '/money', '/events', '/privacy', '/pages/comment-ca-marche']

test('every page of the site can be read by eye and by ear, on a desk and on a phone, by day and by night, at 320 px', {
  skip,
}, async () => {
  const { page, context } = await (await demoApp()).visit(null)
  await context.addInitScript(axe)
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).origin))
  const findings: Finding[] = []
  for (const path of [...pages, ...others]) {
    await page.setViewportSize(desk)
    await page.emulateMedia({ colorScheme: 'light' })
    const answer = await page.goto(`${root}${path}?lang=en`)
    assert.equal(answer?.status(), 200, path)
    findings.push(...(await look(page, path, 'desk', false)))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize(phone)
    findings.push(...(await look(page, path, 'phone by night', false)))
    await page.setViewportSize({ width: 320, height: 640 })
    findings.push(...(await tooWide(page, path)))
  }
  assert.equal(told(findings), '')
  assert.deepEqual([...new Set(asked)], [new URL(page.url()).origin])
  assert.deepEqual(await context.cookies(), [])
})

test('an editor writes news, publishes it, and a visitor without script reads it', { skip }, async () => {
  const app = await demoApp()
  const { page } = await app.visit('frieda', { language: 'en' })
  await page.goto('/community/site')
  await page.getByRole('button', { name: 'Begin a page or news' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Cheese counter opened')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill('From **today** on.')
  await page.getByRole('button', { name: 'Save this version' }).click()
  await page.getByText('Version 2 is kept.').first().waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('link', { name: 'Read it on the site' }).waitFor()
  const { page: visitor } = await app.visit(null, { phone: true })
  await visitor.goto(`${root}?lang=fr`)
  await visitor.getByRole('link', { name: 'Cheese counter opened' }).click()
  await visitor.getByRole('heading', { name: 'Cheese counter opened' }).waitFor()
  assert.equal(await visitor.locator('article strong').textContent(), 'today')
})
