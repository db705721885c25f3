/** Tale 28: Lea of La Gousse is curious about Le Panier, with a browser and every address she can guess. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'

interface Me {
  readonly organisation: string
}

test('Lea opens the addresses of another shop’s people and shifts and finds that they are not there', {
  skip: noBrowser,
}, async () => {
  const app = await demoApp()
  const [bram, ines, lea] = [
    await app.visit('bram'),
    await app.visit('ines'),
    await app.visit('lea', { language: 'en' }),
  ]
  const read = async <T>(of: typeof bram, path: string): Promise<T> => (await of.context.request.get(path)).json()
  const { shifts } = await read<{ shifts: { id: string }[] }>(bram, '/api/v1/open-shifts')
  const { rows } = await read<{ rows: { id: string; name: string }[] }>(ines, '/api/v1/members?q=amina')
  const panier = (await read<Me>(ines, '/api/v1/me')).organisation
  const [shift, amina] = [shifts[0]?.id, rows[0]?.id]
  assert.ok(shift && amina)
  const pages = [
    `/shifts/${shift}`,
    `/staff/shifts/${shift}`,
    `/staff/members/${amina}`,
    `/o/${panier}/shifts/${shift}?signed=x`,
  ]
  for (const path of pages) {
    await lea.page.goto(path)
    await lea.page
      .getByText(/not here|nothing here|no page/i)
      .first()
      .waitFor()
    assert.doesNotMatch(await lea.page.locator('body').innerText(), /Amina|Le Panier/)
  }
  await lea.page.goto('/staff/members?q=amina')
  await lea.page
    .getByText(/nothing|no match|found/i)
    .first()
    .waitFor()
  assert.doesNotMatch(await lea.page.locator('main').innerText(), /Benhaddou/)
  const forged = await lea.context.request.get('/api/v1/me/shifts', { headers: { 'komunigi-organisation': panier } })
  assert.equal(forged.status(), 404)
})
