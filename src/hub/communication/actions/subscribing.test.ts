import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { listSubscribers } from '../reads/subscribers.ts'

const { shop: make, house } = await world()

async function readers() {
  const community = await make({ kind: 'community' })
  const here = `http://127.0.0.1:8080/n/${community.address}`
  const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    house.app.request(`${here}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
  const states = async () => {
    const { rows } = await community.look(listSubscribers, { size: 50 })
    return rows.map(({ email, state }) => `${email} ${state}`)
  }
  const tokenOf = async (email: string): Promise<string> => {
    const { rows } = await sql<{ token: string }>`select token from communication.subscriber
      where organisation_id = ${community.id} and email = ${email}`.execute(house.database.for(community.id))
    return rows[0]?.token ?? ''
  }
  return { here, form, states, tokenOf }
}

const oneClick = { 'List-Unsubscribe': 'One-Click' }

test('a visitor subscribes with a plain form, gets no cookie, and confirms with the button of a page that changes nothing by itself', async () => {
  const { here, form, states, tokenOf } = await readers()
  const page = await house.app.request(here)
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('set-cookie'), null)
  assert.doesNotMatch(await page.text(), /<script|src=|https?:\/\//)
  const asked = await form('', { email: 'Ann@example.org', language: 'nl' })
  assert.equal(asked.status, 200)
  assert.equal(asked.headers.get('set-cookie'), null)
  assert.deepEqual(await states(), ['ann@example.org unconfirmed'])
  const token = await tokenOf('ann@example.org')
  assert.equal((await house.app.request(`${here}/confirm/${token}`)).status, 200)
  assert.deepEqual(await states(), ['ann@example.org unconfirmed'])
  assert.equal((await form(`/confirm/${token}`, {})).status, 200)
  assert.deepEqual(await states(), ['ann@example.org confirmed'])
})

test('mail programs unsubscribe with one click: done without a cookie, again without change, without the body refused, wrong words alike', async () => {
  const { here, form, states, tokenOf } = await readers()
  await form('', { email: 'ann@example.org' })
  const token = await tokenOf('ann@example.org')
  await form(`/confirm/${token}`, {})
  assert.equal((await form(`/stop/${token}`, {})).status, 400)
  assert.equal((await form(`/stop/${token}`, { 'List-Unsubscribe': 'Later' })).status, 400)
  assert.equal((await house.app.request(`${here}/stop/${token}`)).status, 200)
  assert.deepEqual(await states(), ['ann@example.org confirmed'])
  const done = await form(`/stop/${token}`, oneClick)
  assert.equal(done.status, 200)
  assert.deepEqual(await states(), ['ann@example.org unsubscribed'])
  const again = await form(`/stop/${token}`, oneClick)
  const wrong = await form('/stop/nobodys-word', oneClick)
  assert.deepEqual([again.status, wrong.status], [200, 200])
  const text = await done.text()
  assert.equal(await again.text(), text)
  assert.equal(await wrong.text(), text)
  const multipart = new FormData()
  multipart.set('List-Unsubscribe', 'One-Click')
  const sent = await house.app.request(`${here}/stop/${token}`, { method: 'POST', body: multipart })
  assert.equal(sent.status, 200)
})

test('an answer to whoever asks does not tell whether an address is known', async () => {
  const { form } = await readers()
  const first = await (await form('', { email: 'ann@example.org' })).text()
  assert.equal(await (await form('', { email: 'ann@example.org' })).text(), first)
})

test('the page is in the language asked for, and where nobody writes in it, in that of the community', async () => {
  const { here } = await readers()
  assert.match(await (await house.app.request(`${here}?lang=de`)).text(), /<html lang="de">/)
  assert.match(await (await house.app.request(`${here}?lang=it`)).text(), /<html lang="fr">/)
})

test('a shop has no newsletter', async () => {
  const shop = await make({})
  assert.equal((await house.app.request(`http://127.0.0.1:8080/n/${shop.address}`)).status, 404)
})
