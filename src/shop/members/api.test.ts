import assert from 'node:assert/strict'
import test from 'node:test'
import { addMember } from '../../../test/members.ts'
import { type Person, type Shop, world } from '../../../test/world.ts'

const { shop: makeShop, house } = await world()
const address = 'http://127.0.0.1:8080'

async function asker(shop: Shop, person: Person | null) {
  const cookies = person ? await house.auth.createSession(person.account, new Request(address)) : []
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return async (method: string, path: string, body?: object) => {
    const headers = { cookie, 'komunigi-organisation': shop.id, 'content-type': 'application/json' }
    const sent = body ? { body: JSON.stringify(body) } : {}
    const answer = await house.app.fetch(new Request(`${address}/api/v1${path}`, { method, headers, ...sent }))
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
  }
}

test('nobody signed in, a member and the desk are kept from the list and the files', async () => {
  const shop = await makeShop()
  const contact = await addMember(shop, 'Amina Haddad', { email: 'amina@post.example' })
  const statuses = []
  for (const person of [null, await shop.person('Bram', 'member'), await shop.person('Tablet', 'desk')]) {
    const ask = await asker(shop, person)
    statuses.push([(await ask('GET', '/members')).status, (await ask('GET', `/members/${contact}`)).status])
  }
  assert.deepEqual(statuses, [
    [401, 401],
    [403, 403],
    [403, 403],
  ])
})

test('the desk finds people and learns no address', async () => {
  const shop = await makeShop()
  await addMember(shop, 'Amina Haddad', { email: 'amina@post.example' })
  const ask = await asker(shop, await shop.person('Tablet', 'desk'))
  const found = await ask('GET', '/member-search?q=haddad')
  assert.equal(found.status, 200)
  assert.equal(JSON.stringify(found.body).includes('amina@post.example'), false)
})

test('the office enters, lists and opens; a refusal is 409 with reasons, nonsense 422, another shop not found', async () => {
  const [shop, other] = [await makeShop(), await makeShop()]
  const ask = await asker(shop, await shop.person('Ines', 'office'))
  const made = await ask('POST', '/members', { firstName: ' Amina ', lastName: 'Haddad', birthDate: '1988-07-03' })
  assert.equal(made.status, 200)
  const list = await ask('GET', '/members?q=haddad&size=10')
  assert.deepEqual(
    (list.body['rows'] as { name: string }[]).map((row) => row.name),
    ['Amina Haddad'],
  )
  assert.equal((await ask('GET', `/members/${made.body['contact']}`)).status, 200)
  const refused = await ask('POST', '/members', { email: 'nobody' })
  assert.equal(refused.status, 409)
  assert.deepEqual(
    (refused.body['refusals'] as { code: string }[]).map((one) => one.code),
    ['contact.name_missing', 'contact.email_form'],
  )
  assert.equal((await ask('POST', '/members', { birthDate: '2025-02-30' })).status, 422)
  const stranger = await addMember(other, 'Léa Rochat')
  assert.equal((await ask('GET', `/members/${stranger}`)).status, 404)
})
