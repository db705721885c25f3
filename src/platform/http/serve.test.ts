/** What comes in is checked and bounded before anything runs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMember } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'

const { house, shop: makeShop } = await world()
const origin = 'http://127.0.0.1:8080'
const shop = await makeShop()
const { account } = await shop.person('Ines', 'admin')
const cookie = (await house.auth.createSession(account, new Request(origin))).map((set) => set.split(';')[0]).join('; ')
const headers = { cookie, origin, 'komunigi-organisation': shop.id, 'content-type': 'application/json' }

const post = (path: string, body: BodyInit, more: RequestInit = {}) =>
  house.app.request(`${origin}/api/v1${path}`, { method: 'POST', headers, body, ...more })
const codeOf = async (answer: Response) => ((await answer.json()) as { problems: { code: string }[] }).problems[0]?.code

test('a huge paste is refused with 413, whether its length is told or not', async () => {
  const text = JSON.stringify({ name: 'x'.repeat(3_000_000) })
  const told = await post('/devices', text)
  assert.equal(told.status, 413)
  assert.equal(await codeOf(told), 'too_much')
  const pieces = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode(text))
      stream.close()
    },
  })
  const untold = await post('/devices', pieces, { duplex: 'half' } as RequestInit)
  assert.equal(untold.status, 413)
})

test('what is no JSON object is told so, and unknown fields change nothing', async () => {
  for (const body of ['{', '[]', '"text"', '\u0000'])
    assert.equal(await codeOf(await post('/devices', body)), 'not_json')
  const made = await post('/devices', JSON.stringify({ name: 'Till', organisation_id: 'x', made_by: 'y', admin: true }))
  assert.equal(made.status, 200)
})

test('a text the database cannot keep is a problem of the input, not of the house', async () => {
  const made = await post('/devices', JSON.stringify({ name: 'Till\u0000' }))
  assert.equal(made.status, 422)
  assert.equal(await codeOf(made), 'unfit')
})

test('every answer forbids guessing its type and being framed by others', async () => {
  await addMember(shop, 'Amina Haddad')
  const answers = await Promise.all([
    house.app.request(`${origin}/api/v1/me`),
    house.app.request(`${origin}/api/v1/nowhere`),
    house.app.request(`${origin}/healthz`),
    house.app.request(`${origin}/oidc/keys`),
    house.app.request(`${origin}/openapi.json`),
  ])
  for (const answer of answers) {
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', answer.url)
    assert.ok(answer.headers.get('content-security-policy'), answer.url)
    assert.ok(answer.headers.get('x-request-id'), answer.url)
  }
})
