/** Every screen of the demo under the eyes of axe: on a desk and on a phone, by day and by night. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { projectFolder } from '#compose.ts'
import { registerImports } from '#platform/imports/registry.ts'
import { others, things } from '#platform/imports/things.testing.ts'
import { newId } from '#platform/values/ids.ts'
import { demoApp, noBrowser } from '../app.ts'
import { desk, type Finding, goTo, light, look, phone, resize, told, tooWide } from '../eyes.ts'
import { beganJustNow } from '../sheet.ts'

const skip = noBrowser

interface Line {
  readonly path: string
  readonly place: string
}

/** The screens of all modules, as their `routes.tsx` write them. */
const lines: readonly Line[] = globSync('src/**/screens/routes.tsx', { cwd: projectFolder }).flatMap((file) => {
  const text = readFileSync(join(projectFolder, file), 'utf8')
  return [...text.matchAll(/path: '([^']+)',\s*title: '[^']*',\s*place: '(\w+)'/g)].map(
    ([, path = '', place = '']) => ({
      path,
      place,
    }),
  )
})

/** A part of the screens, while working on them: `SCREENS=sheets npm test -- test/browser/axe.test.ts`. */
const wanted = new RegExp(process.env['SCREENS'] ?? '')

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
/** Screens that only a letter or a door leads to: no page links to them. */
const byLetter = /:token|:code|:organisation|:feed/

/** CI looks at every screen on a desk and on a phone, by day and by night; at home once, where it is used most. */
const thorough = process.env['CI'] !== undefined

async function inspect(
  page: Page,
  href: string,
  screen: string,
  usual: typeof desk,
): Promise<{ findings: Finding[]; links: string[] }> {
  await page.setViewportSize(thorough ? desk : usual)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await goTo(page, href)
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href') ?? ''),
  )
  const findings = await look(page, screen, thorough ? 'desk' : `${usual.width} px`, false)
  if (thorough) findings.push(...(await lookElsewhere(page, screen)))
  await resize(page, { width: 320, height: 640 })
  findings.push(...(await tooWide(page, screen)))
  return { findings, links }
}

async function lookElsewhere(page: Page, screen: string): Promise<Finding[]> {
  await light(page, 'dark')
  const findings = await look(page, screen, 'desk by night', true)
  await resize(page, phone)
  findings.push(...(await look(page, screen, 'phone by night', true)))
  await light(page, 'light')
  findings.push(...(await look(page, screen, 'phone', false)))
  return findings
}

/** Visits every screen of these places: those without parameters by address, the others by the first link that leads there. */
async function walk(
  page: Page,
  places: readonly string[],
  also: readonly string[] = [],
  theirs: (path: string) => boolean = () => true,
): Promise<Finding[]> {
  const mine = lines.filter(
    (line) => places.includes(line.place) && !byLetter.test(line.path) && wanted.test(line.path) && theirs(line.path),
  )
  const fixed = mine.filter((line) => !line.path.includes(':')).map((line) => line.path)
  const open = new Map(mine.filter((line) => line.path.includes(':')).map((line) => [line.path, patternOf(line.path)]))
  const queue = [...fixed, ...also.filter((href) => wanted.test(href))].map((path) => ({ href: path, screen: path }))
  for (const [path, pattern] of open) if (also.some((href) => pattern.test(href))) open.delete(path)
  const findings: Finding[] = []
  for (let next = queue.shift(); next; next = queue.shift()) {
    const seen = await inspect(page, next.href, next.screen, places.includes('staff') ? desk : phone)
    findings.push(...seen.findings)
    for (const href of seen.links)
      for (const [path, pattern] of open) {
        const plain = href.split(/[?#]/)[0] ?? ''
        if (!pattern.test(plain) || fixed.includes(plain)) continue
        open.delete(path)
        queue.push({ href, screen: path })
      }
  }
  return [
    ...findings,
    ...[...open.keys()].map((screen) => ({ screen, seen: 'never', rule: 'no page leads there', where: '' })),
  ]
}

test('every screen of a member can be read, by keyboard and by ear, in every light and width', { skip }, async () => {
  const { page } = await (await demoApp()).visit('amina')
  assert.equal(told(await walk(page, ['member'])), '')
})

test('every screen of the office can be read, by keyboard and by ear, in every light and width', { skip }, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('ines')
  registerImports([others, things])
  const batch = newId()
  for (const [name, text] of [
    ['harvest.csv', 'Nom,Liste\nPommes,=1+1\nPoires,fruits\n'],
    ['weights.csv', 'Poids\n3\n'],
  ] as const) {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
    const handed = await context.request.post('/api/v1/imports', { multipart: { batch, file } })
    assert.ok(handed.ok(), await handed.text())
  }
  const invited = await context.request.post('/api/v1/staff', {
    data: { email: 'koen@post.example', name: 'Koen Maes', role: 'office' },
  })
  assert.ok(invited.ok(), await invited.text())
  const { rows } = (await (await context.request.get('/api/v1/members?size=2')).json()) as { rows: { id: string }[] }
  // Somebody takes a place, and the mail about it can be opened.
  const bram = await app.visit('bram')
  const open = await bram.context.request.get('/api/v1/open-shifts?mine=true&size=2')
  const { shifts } = (await open.json()) as { shifts: { id: string }[] }
  const taken = await bram.context.request.post(`/api/v1/shifts/${shifts[0]?.id}/attendances`, {
    data: { warningsAccepted: true },
  })
  assert.ok(taken.ok(), await taken.text())
  // Who cannot come after all looks for somebody: an exchange for the office to open.
  const { attendance } = (await taken.json()) as { attendance: string }
  const called = await bram.context.request.post(`/api/v1/me/seats/${attendance}/stand-in`, { data: {} })
  assert.ok(called.ok(), await called.text())
  const { call } = (await called.json()) as { call: string }
  // A shift runs, and its sheet is open.
  await beganJustNow(app, shifts[1]?.id ?? '')
  const sheet = await context.request.post('/api/v1/sheets', { data: { shift: shifts[1]?.id } })
  assert.ok(sheet.ok(), await sheet.text())
  const rehearsed = await context.request.post('/api/v1/shift-policy-simulations', {
    data: { preset: 'polln', days: 7 },
  })
  assert.ok(rehearsed.ok(), await rehearsed.text())
  const { simulation } = (await rehearsed.json()) as { simulation: string }
  // Labels are put together for printing.
  const begun = await context.request.post('/api/v1/labels/runs', { data: { leaveOut: true } })
  assert.ok(begun.ok(), await begun.text())
  const { run } = (await begun.json()) as { run: string }
  // No link of the demo leads to these, or only from a shift still to come.
  const also = [
    `/staff/imports/together/${batch}`,
    `/staff/duplicates/${rows[0]?.id}/${rows[1]?.id}`,
    `/staff/shifts/${shifts[0]?.id}/change`,
    `/staff/shifts/policy/rehearsals/${simulation}`,
    `/staff/exchanges/stand_in/${call}`,
    `/staff/labels/runs/${run}`,
  ]
  assert.equal(told(await walk(page, ['staff'], also)), '')
})

test('every screen of a community can be read, by keyboard and by ear, in every light and width', {
  skip,
}, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('frieda')
  const { rows } = (await (await context.request.get('/api/v1/meetings?size=1')).json()) as { rows: { id: string }[] }
  // A vote is open, and an issue of the newsletter is written.
  const planned = await context.request.post('/api/v1/votes', {
    data: { title: 'Where we meet in spring', method: 'approval', options: [{ name: 'Liège' }, { name: 'Genève' }] },
  })
  assert.ok(planned.ok(), await planned.text())
  const begun = await context.request.post('/api/v1/news/issues', { data: {} })
  assert.ok(begun.ok(), await begun.text())
  // Only whoever leads a meeting that runs meets the link to the first.
  const also = [`/community/meetings/${rows[0]?.id}/lead`, '/join-community/recoltes-communes']
  // The core group keeps no books.
  const treasurers = (path: string) => path === '/community/invoices/new'
  const { page: books } = await app.visit('jo')
  assert.equal(told(await walk(books, ['community'], [], treasurers)), '')
  assert.equal(told(await walk(page, ['community'], also, (path) => !treasurers(path))), '')
})

test('every screen of a visitor can be read, by keyboard and by ear, in every light and width', { skip }, async () => {
  const { page, context } = await (await demoApp()).visit(null)
  const asked = await context.request.post('/api/v1/sign-in/links', { data: { email: 'amina@le-panier.example' } })
  assert.ok(asked.ok(), await asked.text())
  assert.equal(told(await walk(page, ['public'])), '')
})
