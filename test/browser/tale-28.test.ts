/** Tale 28: Lea runs La Gousse and is curious. Every address of Le Panier she opens shows her nothing of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser, type RunningApp } from '../app.ts'

const skip = noBrowser

/** A member of Le Panier whom La Gousse has nobody like, and a shift there: as Ines sees them. */
async function whatInesSees(app: RunningApp): Promise<{ contact: string; name: string; shift: string }> {
  const { context } = await app.visit('ines')
  const { rows } = (await (await context.request.get('/api/v1/members?size=50')).json()) as {
    rows: { id: string; name: string }[]
  }
  const { context: gousse } = await app.visit('lea')
  const theirs = await (await gousse.request.get('/api/v1/members?size=200')).text()
  const member = rows.find((row) => !theirs.includes(row.name))
  const week = await (await context.request.get(`/api/v1/weeks/${new Date().toISOString().slice(0, 10)}`)).text()
  const shift = /"shift(?:Id)?":"([0-9a-f-]{36})"|"id":"([0-9a-f-]{36})"/.exec(week)
  const id = shift?.[1] ?? shift?.[2]
  if (!member || !id) assert.fail('Le Panier has members and shifts')
  return { contact: member.id, name: member.name, shift: id }
}

const told = async (page: Page): Promise<string> => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page.locator('main').innerText()
}

test('Lea opens, searches and asks for what is another shop’s, and finds nothing', { skip }, async () => {
  const app = await demoApp()
  const { contact, name, shift } = await whatInesSees(app)
  const { page, context } = await app.visit('lea')
  for (const path of [
    `/staff/members/${contact}`,
    `/staff/members?q=${encodeURIComponent(name)}`,
    `/staff/history?subject=${contact}`,
    `/staff/shifts/${shift}`,
  ]) {
    await page.goto(path)
    assert.ok(!(await told(page)).includes(name), path)
  }
  assert.equal((await context.request.get(`/api/v1/members/${contact}`)).status(), 404)
  await page.goto('/staff/members')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  const answered = page.waitForResponse((response) => response.url().includes('/api/v1/search'))
  await page.keyboard.insertText(name)
  assert.ok(!(await (await answered).text()).includes(name))
  const panier = await context.request.get('/api/v1/members', { headers: { 'komunigi-organisation': shift } })
  assert.equal(panier.status(), 404)
})
