/** Tale 26: a volunteer sets komunigi up, imports the Odoo files on Sunday, and on Monday the members book. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyApp, noBrowser, type RunningApp } from '../app.ts'

const skip = noBrowser
const folder = join(import.meta.dirname, '../fixtures/odoo')
const exportsOfOdoo = readdirSync(folder)
  .filter((name) => /\.(csv|xlsx)$/.test(name) && !name.startsWith('statuts'))
  .map((name) => join(folder, name))

type Visitor = Awaited<ReturnType<RunningApp['visit']>>

/** The way in that the mail to a member holds. */
async function linkMailed({ context }: Visitor, to: string): Promise<string> {
  const listed = await context.request.get(`/api/v1/mailbox?of=installation&q=${encodeURIComponent(to)}`)
  const { rows } = (await listed.json()) as { rows: { id: string }[] }
  const mail = await context.request.get(`/api/v1/mailbox/${rows[0]?.id}?of=installation`)
  const { text } = (await mail.json()) as { text: string }
  return text.match(/https?:\S+\/sign-in\S*#\S+/)?.[0] ?? assert.fail(text)
}

/** Somebody without a fixed place who has an address: takes shifts as they come. */
async function flyingMember({ context }: Visitor): Promise<{ readonly id: string; readonly email: string }> {
  interface Rows {
    readonly rows: readonly { readonly id: string; readonly email?: string | null }[]
  }
  const flying = (await (await context.request.get('/api/v1/workers?mode=flying&size=200')).json()) as Rows
  const members = (await (await context.request.get('/api/v1/members?kind=person&size=200')).json()) as Rows
  const ids = new Set(flying.rows.map((row) => row.id))
  const found = members.rows.find((row) => row.email && ids.has(row.id))
  return found?.email ? { id: found.id, email: found.email } : assert.fail('nobody takes shifts as they come')
}

test('from an empty installation to a member who books, with the files of Odoo in between', { skip }, async () => {
  const app = await emptyApp()
  const ines = await app.visit(null)
  const { page } = ines
  await page.goto('/')
  await page.getByLabel('Name of the organisation').fill('La Ruche')
  await page.getByLabel('Your e-mail').fill('ines.fontaine@ruche.example')
  await page.getByRole('button', { name: 'Create the shop' }).click()

  await page.getByRole('link', { name: 'Bring in the members' }).click()
  await page.locator('input[type=file]').setInputFiles(exportsOfOdoo)
  await page.getByRole('button', { name: 'Import 13 files' }).click({ timeout: 120_000 })
  await page.getByRole('heading', { name: 'All is in' }).waitFor({ timeout: 120_000 })
  const picture = page.locator('.card', { hasText: 'All is in' })
  for (const part of ['400 memberships', '60 shift templates', '215 fixed seats', '49 household links'])
    await picture.getByText(part).waitFor()

  const today = ((await (await ines.context.request.get('/api/v1/me')).json()) as { today: string }).today
  const made = await ines.context.request.post('/api/v1/shift-generations', { data: { from: today, weeks: 5 } })
  assert.ok(made.ok(), await made.text())

  const member = await flyingMember(ines)
  await page.goto(`/staff/members/${member.id}`)
  await page.getByRole('button', { name: 'Invite to sign in' }).click()
  await page.getByText('The invitation is on its way.').first().waitFor()

  const at = await app.visit(null, { phone: true })
  await at.page.addInitScript(() => localStorage.setItem('komunigi.language', 'en'))
  await at.page.goto('/sign-in')
  await at.page.getByLabel('E-mail address').first().fill(member.email)
  await at.page.getByRole('button', { name: /link/i }).first().click()
  await at.page.getByText(member.email).first().waitFor()
  await at.page.goto(await linkMailed(ines, member.email))
  await at.page.getByRole('button', { name: /sign in/i }).click()
  await at.page.getByRole('heading', { level: 1, name: /^Hello / }).waitFor()

  await at.page.goto('/shifts/find')
  await at.page.locator('main .shift-row').first().click()
  await at.page.getByRole('button', { name: /^Take a place/ }).click()
  await at.page.getByText('You have a place here').waitFor()
})
