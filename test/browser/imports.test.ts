import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { registerImports } from '#platform/imports/registry.ts'
import { others, things } from '#platform/imports/things.testing.ts'
import { emptyApp, noBrowser } from '../app.ts'

const skip = noBrowser

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** A shop of its own for each test, and its admin on the page where files are handed in. */
async function bringIn(app: Awaited<ReturnType<typeof emptyApp>>, options: { phone?: boolean } = {}): Promise<Page> {
  const { page, context } = await app.visit(null, options)
  const made = await context.request.post('/api/v1/organisations', {
    data: { name: 'La Ruche', country: 'BE', language: 'en', person: 'Ines Fontaine', email: 'ines@ruche.example' },
  })
  assert.ok(made.ok(), await made.text())
  registerImports([others, things])
  await page.goto('/staff/imports')
  return page
}

const hand = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.locator('input[type=file]').first().setInputFiles(files)

test('a spoiled file is mended on the page, imported and taken back', { skip }, async () => {
  const page = await bringIn(await emptyApp())
  await hand(page, file('récolte.csv', 'Nom,Liste\nPommes,=1+1\nPoires,fruits\nKiwi,of Mangue\n'))
  await page.getByText('2 rows need mending').first().waitFor()
  assert.equal(await page.getByRole('button', { name: 'Import 1 row' }).getAttribute('aria-disabled'), 'true')
  const row = page.locator('.import-row', { hasText: 'Pommes' })
  await row.getByLabel('Liste').fill('fruits')
  await row.getByRole('button', { name: 'Keep these cells and check again' }).click()
  await page.getByLabel('Leave this 1 row out').check()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('heading', { name: 'This is in' }).waitFor()
  await page.getByText('1 row was left out').waitFor()
  await page.getByRole('button', { name: 'Take this import back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take this import back' }).click()
  await page.getByRole('heading', { name: 'This was taken back' }).waitFor()
  await page.getByRole('link', { name: 'Bring in data' }).first().click()
  await page.getByRole('row', { name: /récolte\.csv .*Taken back.*Ines Fontaine/ }).waitFor()
})

test('a column under an unknown name is given its meaning, and the next such file knows it', { skip }, async () => {
  const page = await bringIn(await emptyApp())
  const text = 'Colonne A,Colonne B\nPommes,fruits\n'
  await hand(page, file('a.csv', text))
  await page.getByLabel('What does this file hold?').selectOption('things')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByLabel('What Colonne A means').selectOption('name')
  await page.getByRole('button', { name: 'Use these columns' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).waitFor()
  await page.goto('/staff/imports')
  await hand(page, file('b.csv', text.replace('Pommes', 'Poires')))
  await page.getByLabel('What does this file hold?').selectOption('things')
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await page.getByRole('heading', { name: 'This is in' }).waitFor()
})

test('several files go in by the order of what they hold, with one picture at the end', { skip }, async () => {
  const page = await bringIn(await emptyApp(), { phone: true })
  await hand(
    page,
    file('a-weights.csv', 'Poids\n3\n'),
    file('b-later.csv', 'Nom,Liste\nCox,of Pommes\n'),
    file('a-first.csv', 'Nom,Liste\nPommes,fruits\n'),
  )
  await page.getByRole('button', { name: 'Import 3 files' }).click()
  await page.getByRole('heading', { name: 'All is in' }).waitFor()
  await page.getByText('2 rows', { exact: true }).waitFor()
})

test('what moved since the file was looked at is shown before anything is imported', { skip }, async () => {
  const page = await bringIn(await emptyApp())
  const text = 'Nom,Liste\nPommes,fruits\nPoires,fruits\n'
  await hand(page, file('one.csv', text))
  await page.getByRole('button', { name: 'Import 2 rows' }).waitFor()
  const other = await page.context().newPage()
  await other.goto('/staff/imports')
  await hand(other, file('two.csv', 'Nom,Liste\nPommes,legumes\n'))
  await other.getByRole('button', { name: 'Import 1 row' }).click()
  await other.getByRole('heading', { name: 'This is in' }).waitFor()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('button', { name: 'Show what would happen now' }).click()
  await page.getByText('1 row would end otherwise than you saw').waitFor()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await page.getByRole('heading', { name: 'This is in' }).waitFor()
})
