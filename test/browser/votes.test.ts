/** Ballots of every method are filled in by keyboard alone; all votes of the demo can be read by ear, and on narrow phones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { axe, drawn, type Finding, look, phone, resize, told, tooWide } from '../eyes.ts'
import { tabTo } from '../keyboard.ts'

const skip = noBrowser

/** The first one from the top of the page on; of the others the ballot alone is walked through. */
async function open(page: Page, title: string, fromTop = false): Promise<void> {
  await page.goto(`/community/votes?q=${encodeURIComponent(title)}`)
  const link = page.getByRole('link', { name: title })
  if (fromTop) await tabTo(page, link)
  else await link.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  if (!fromTop) await page.getByRole('link', { name: 'Votes' }).last().focus()
}

async function choose(page: Page, label: string, mark: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(mark)
}

const tick = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, page.getByRole('checkbox', { name }))
  await page.keyboard.press('Space')
}

async function send(page: Page, name = 'Answer'): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

const answered = 'has answered. A new answer counts in its place.'

/** What is filled in, by the title of the vote. */
const ballots: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Heures d’ouverture en été': async (page) => {
    await tabTo(page, page.getByRole('radio', { name: 'Yes' }))
    await page.keyboard.press('Space')
  },
  'Quelles fiches traduire': (page) => tick(page, 'Brun terre'),
  'Trois idées pour l’automne': async (page) => {
    await choose(page, 'Vert haricot', '5')
    await choose(page, 'Bleu nuit', '3')
    await page.getByText('8 of 8 dots used.').waitFor()
  },
  'Soir de la réunion mensuelle': (page) => choose(page, 'Bleu nuit', '4'),
  'Où se rencontrer': async (page) => {
    await choose(page, 'Brun terre', '1')
    await choose(page, 'Bleu nuit', '2')
  },
  'Enveloppe du printemps': async (page) => {
    await tick(page, 'Balance qui imprime')
    await tick(page, 'Douchettes')
  },
}

test('every ballot is found, filled in and handed in by keyboard alone', { skip }, async () => {
  const { page } = await (await demoApp()).visit('frieda', { language: 'en' })
  for (const [at, [title, fill]] of Object.entries(ballots).entries()) {
    await open(page, title, at === 0)
    await fill(page)
    await send(page)
    await page.getByText(answered).waitFor()
  }
  // In secret: once, and the receipt is shown to the voter alone.
  await open(page, 'Deux personnes pour la liste d’entraide')
  await choose(page, 'Nora', '1')
  await send(page, 'Cast the ballot')
  await page.getByRole('heading', { name: 'Your ballot is in the box' }).waitFor()
})

test('somebody who may only speak gives an opinion beside the answer of the co-op', { skip }, async () => {
  const { page } = await (await demoApp()).visit('basile', { phone: true, language: 'en' })
  await open(page, 'Une seule marque de balances')
  await page.getByText('You can give your own opinion.').waitFor()
  await page.getByRole('tab', { name: 'As myself' }).click()
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByRole('button', { name: 'Give my opinion' }).click()
  await page.getByText('Your opinion so far: No.').waitFor()
})

test('a delegation for a theme is given and ended on a phone', { skip }, async () => {
  const { page } = await (await demoApp()).visit('mira', { phone: true, language: 'en' })
  await page.goto('/community/votes')
  await page.getByRole('link', { name: 'Delegations' }).click()
  await page.getByRole('button', { name: 'Let another co-op answer for a theme' }).click()
  await page.getByLabel('Who answers for you').selectOption({ label: 'Die Speisekammer' })
  await page.getByLabel('Theme', { exact: true }).selectOption({ label: 'Rules of the community' })
  await page.getByLabel('Last day').fill('2099-12-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Let another co-op answer for a theme' }).click()
  await page.getByText('Die Speisekammer answers for Le Silo').waitFor()
  const given = page.getByRole('region', { name: 'Rules of the community' })
  await given.getByRole('button', { name: 'End the delegation' }).click()
  await given.getByText('Ended', { exact: true }).waitFor()
})

test('votes in every state and of every method can be read by ear and on narrow phones', { skip }, async () => {
  const { page } = await (await demoApp()).visit('lea', { phone: true, language: 'fr' })
  const findings: Finding[] = []
  const see = async (href: string) => {
    await resize(page, phone)
    // from one vote to the next the page stays the same: each is opened anew
    await page.goto(href, { waitUntil: 'networkidle' })
    await page.locator('main h1').first().waitFor()
    await page.evaluate(axe)
    await drawn(page)
    findings.push(...(await look(page, href, 'phone', false)))
    await resize(page, { width: 320, height: 640 })
    findings.push(...(await tooWide(page, href)))
  }
  await see('/community/vote-delegations')
  await see('/community/votes?size=50')
  const links = page.locator('a[href^="/community/votes/"]')
  await links.first().waitFor()
  const pages = new Set(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')))
  assert.ok(pages.size >= 20)
  for (const href of pages) await see(href)
  assert.equal(told(findings), '')
})
