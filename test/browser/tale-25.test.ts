/** A researcher downloads the open data with their codebook, recomputes the published count of a vote, and asks for more. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from '#compose.ts'
import { sha256 } from '#platform/hash.ts'
import { demoApp, noBrowser } from '../app.ts'
import { axe } from '../eyes.ts'
import { pictured } from '../manual.ts'

interface Index {
  readonly codebook: readonly { readonly dataset: string; readonly column: string; readonly says: string }[]
  readonly datasets: readonly {
    readonly dataset: string
    readonly csv: string
    readonly json: string
    readonly csvSha256: string
    readonly jsonSha256: string
  }[]
}

test('a researcher checks what was published and recounts a vote, without signing in', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit(null, { language: 'en' })
  const foreign: string[] = []
  page.on('request', (one) => void (one.url().startsWith(app.address) || foreign.push(one.url())))
  await page.goto('/d/recoltes-communes?lang=en')
  await page.getByRole('heading', { name: 'Open data of Les Récoltes communes' }).waitFor()
  await pictured(page, '25-data')
  assert.equal(await page.locator('script').count(), 0)
  const seen =
    await page.evaluate(`${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id }) => id))`)
  assert.deepEqual(seen, [])

  // every file is what its sum says, and every column is explained
  const read = async (path: string) => (await fetch(`${app.address}${path}`)).text()
  const index = JSON.parse(await read('/api/v1/organisations/recoltes-communes/data?lang=en')) as Index
  assert.equal(index.datasets.length, 5)
  for (const one of index.datasets) {
    const [csv, json] = await Promise.all([read(one.csv), read(one.json)])
    assert.deepEqual([sha256(csv), sha256(json)], [one.csvSha256, one.jsonSha256])
    const { columns, rows, k } = JSON.parse(json) as { columns: string[]; rows: Record<string, unknown>[]; k: number }
    const known = new Set(index.codebook.filter(({ dataset }) => dataset === one.dataset).map(({ column }) => column))
    assert.ok(
      columns.every((column) => known.has(/^\d{4}-\d\d$/.test(column) ? 'month' : column)),
      one.dataset,
    )
    for (const count of ['backings', 'payers', 'eligible', 'answered', 'members', 'total'])
      assert.ok(
        rows.every((row) => typeof row[count] !== 'number' || row[count] >= k),
        `${one.dataset} ${count}`,
      )
  }
  assert.match(await read('/d/recoltes-communes/codebook.csv?lang=en'), /needs.*backings/)

  // the published count of each closed vote comes out the same
  const { votes } = JSON.parse(await read('/api/v1/organisations/recoltes-communes/votes')) as {
    votes: { file: string }[]
  }
  assert.ok(votes.length > 0)
  const folder = mkdtempSync(join(tmpdir(), 'recount-'))
  for (const { file } of votes) {
    const path = join(folder, 'vote.json')
    writeFileSync(path, await read(file))
    execFileSync(process.execPath, [join(projectFolder, 'scripts/recount-vote.ts'), path])
  }
  rmSync(folder, { recursive: true })

  // more than that is asked for by a plain form
  await page.getByRole('link', { name: 'Ask for data' }).click()
  await page.getByLabel('Your name').fill('Ada Lambert')
  await page.getByLabel('Institution').fill('Open University')
  await page.getByLabel('E-mail address').fill('ada@open.example')
  await page.getByLabel('What do you want to find out?').fill('Who backs what?')
  await page.getByLabel('Needs it backs').check()
  await page.getByLabel('Where are the data kept').fill('On one encrypted disk')
  await page.getByLabel('On which day does your access end?').fill('2099-01-01')
  await page.getByLabel('How do the results come back').fill('As a talk')
  await pictured(page, '25-ask', page.getByLabel('Your name'))
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.getByRole('heading', { name: 'Your request has come in' }).waitFor()
  assert.deepEqual(await context.cookies(), [])
  assert.deepEqual(foreign, [])

  // the core group takes it up
  const { page: desk } = await app.visit('frieda', { language: 'en' })
  await desk.goto('/community/data/requests')
  await desk.getByRole('link', { name: 'Open University' }).first().click({ timeout: 30_000 })
  await desk.getByRole('button', { name: 'Take it up and ask the co-ops' }).click()
  // everybody is chosen at first
  await desk.getByRole('button', { name: 'Ask them' }).click()
  await desk.getByText('being looked at').waitFor()
  await pictured(desk, '25-request')
})
