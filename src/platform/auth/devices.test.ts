import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf } from '#platform/http/asking.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { signInDesk } from '../../../test/sign-in-desk.ts'
import { type Shop, world } from '../../../test/world.ts'
import type { DeviceCaller } from './callers.ts'
import { registerDevice } from './contract-devices.ts'

const { house, shop: makeShop, moveTo } = await world()
const origin = 'http://127.0.0.1:8080'

/** As the server settles it for a request of this tablet. */
async function actorOfTablet({ cookie }: Headers) {
  const caller = await house.auth.callerOf(new Request(origin, { headers: { cookie: cookie ?? '' } }))
  assert.equal(caller?.kind, 'device')
  const { device: id, name, organisation } = caller as DeviceCaller
  return { ...actorOf('device', null, new Set<string>()), device: { id, name, organisation } }
}

const cookieOf = async (account: AccountId): Promise<string> =>
  (await house.auth.createSession(account, new Request(origin))).map((set) => set.split(';')[0]).join('; ')

type Headers = Record<string, string>
async function ask(method: string, path: string, headers: Headers, body: unknown = {}) {
  const answer = await house.app.request(`${origin}/api/v1${path}`, {
    method,
    headers: { origin, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return { status: answer.status, cookie, cookies: answer.headers.getSetCookie(), body: await answer.json() }
}

async function officeOf(shop: Shop): Promise<Headers> {
  const ines = await shop.person('Ines', 'office')
  return { cookie: await cookieOf(ines.account), 'komunigi-organisation': shop.id }
}

async function registered(shop: Shop, name = 'Tablet at the door') {
  const office = await officeOf(shop)
  const { body } = await ask('POST', '/devices', office, { name })
  const { cookie, cookies } = await ask('POST', '/sign-in/device', {}, { code: body.code })
  return { office, device: body.device as string, code: body.code as string, tablet: { cookie }, cookies }
}

test('a tablet registered with the code of the office acts for its shop as the desk, and for no other', async () => {
  const [shop, other] = [await makeShop(), await makeShop()]
  const { tablet, cookies } = await registered(shop)
  assert.match(cookies[0] ?? '', /HttpOnly/)
  assert.match(cookies[0] ?? '', /SameSite=Lax/)
  const me = (await ask('GET', '/me', tablet)).body
  assert.equal(me.person, null)
  assert.equal(me.device.name, 'Tablet at the door')
  assert.deepEqual(
    me.organisations.map((one: { id: string }) => one.id),
    [shop.id],
  )
  assert.deepEqual(me.organisations[0].roles, ['desk'])
  assert.equal((await ask('GET', '/member-search?q=amina', tablet)).status, 200)
  assert.equal((await ask('GET', '/members', tablet)).status, 403)
  assert.equal((await ask('GET', '/organisation', { ...tablet, 'komunigi-organisation': other.id })).status, 404)
})

test('the code works once, for a quarter of an hour, however it is typed', async () => {
  const shop = await makeShop()
  const { code } = await registered(shop)
  assert.equal((await ask('POST', '/sign-in/device', {}, { code })).status, 409)
  const office = await officeOf(shop)
  const typed = await ask('POST', '/devices', office, { name: 'Till' })
  const loose = ` ${typed.body.code.toLowerCase().replace('-', ' ')} `
  assert.equal((await ask('POST', '/sign-in/device', {}, { code: loose })).status, 200)
  const late = await ask('POST', '/devices', office, { name: 'Till 2' })
  moveTo('2025-03-03T07:16:00.000Z')
  assert.equal((await ask('POST', '/sign-in/device', {}, { code: late.body.code })).status, 409)
  const { devices } = (await ask('GET', '/devices', office)).body
  assert.deepEqual(
    devices.map((one: { name: string; state: string }) => [one.name, one.state]),
    [
      ['Tablet at the door', 'registered'],
      ['Till', 'registered'],
      ['Till 2', 'late'],
    ],
  )
})

test('a revoked device is nobody at once', async () => {
  const shop = await makeShop()
  const { office, device, tablet } = await registered(shop)
  assert.equal((await ask('DELETE', `/devices/${device}`, office)).status, 200)
  assert.equal((await ask('GET', '/organisation', tablet)).status, 401)
  assert.equal((await ask('GET', '/me', tablet)).body.device, null)
  assert.deepEqual((await ask('GET', '/devices', office)).body.devices, [])
})

test('history names the device that acted', async () => {
  const shop = await makeShop()
  const { device, tablet, office } = await registered(shop)
  await house.runner.act(
    { kind: 'action', name: 'test.act', run: async (ctx) => void ctx.record('auth.device_revoked', { subject: null }) },
    {},
    { shop: shop.facts, actor: await actorOfTablet(tablet), language: 'en', requestId: 'test' },
  )
  const { rows } = (await ask('GET', '/history?limit=10', office)).body
  assert.deepEqual(rows[0].actor, { kind: 'device', id: device, name: 'Tablet at the door' })
  assert.deepEqual(await shop.events(), [
    'organisations.created',
    'organisations.role_granted',
    'auth.device_made',
    'auth.device_registered',
    'auth.device_revoked',
  ])
})

test('who signs in on a registered device acts as themself; signed out, it is the device again', async () => {
  const shop = await makeShop()
  const { tablet, office } = await registered(shop)
  const both = { cookie: `${tablet.cookie}; ${office['cookie']}` }
  const me = (await ask('GET', '/me', both)).body
  assert.equal(me.person.name, 'Ines')
  assert.equal(me.device, null)
  assert.equal((await ask('GET', '/me', tablet)).body.device.name, 'Tablet at the door')
})

test('a device is no person: it has no account, keys or saved views of its own', async () => {
  const shop = await makeShop()
  const { tablet } = await registered(shop)
  for (const { contract } of house.routes.filter(
    (one) => typeof one.contract.may === 'object' && 'signedIn' in one.contract.may,
  )) {
    const path = contract.path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const { status } = await ask(contract.method, path, tablet)
    assert.ok(status < 500, `${contract.method} ${contract.path} ${status}`)
    if (contract.path.startsWith('/sign-in/account')) assert.ok(status >= 400, contract.path)
  }
})

test('guessing codes from one place is stopped', async () => {
  const desk = await signInDesk()
  const browser = desk.browser('203.0.113.7')
  for (let tries = 0; tries < 20; tries += 1)
    assert.deepEqual((await browser.call(registerDevice, { code: `AAAA-AA${tries}` })).refused, ['auth.device_code'])
  assert.deepEqual((await browser.call(registerDevice, { code: 'AAAA-AAAA' })).refused, ['auth.too_often'])
})
