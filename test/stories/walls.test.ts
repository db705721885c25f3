/** Lea is curious (tale 28): every route of the house, tried by those who may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../world.ts'

const { house, shop: makeShop } = await world()
const origin = 'http://127.0.0.1:8080'

const isOpen = ({ may }: Route): boolean => typeof may === 'object' && 'anyone' in may
const guarded = house.routes.map((one) => one.contract).filter((contract) => !isOpen(contract))

/** An address of the route, with identifiers of nobody where it has parameters. */
const addressOf = ({ path }: Route): string => `${origin}/api/v1${path.replace(/:\w+/g, () => newId())}`

async function ask(contract: Route, headers: Record<string, string>): Promise<Response> {
  const body = contract.method === 'GET' || contract.upload ? undefined : '{}'
  return house.app.request(addressOf(contract), {
    method: contract.method,
    headers: { ...headers, 'content-type': 'application/json', origin },
    ...(body ? { body } : {}),
  })
}

async function cookieOf(account: Parameters<typeof house.auth.createSession>[0]): Promise<string> {
  const cookies = await house.auth.createSession(account, new Request(origin))
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

test('there are routes to try', () => {
  assert.ok(guarded.length > 20, `${guarded.length} guarded routes`)
})

test('nobody reaches a guarded route without signing in', async () => {
  for (const contract of guarded) {
    const answer = await ask(contract, {})
    assert.equal(answer.status, 401, `${contract.method} ${contract.path}`)
  }
})

test('a person of one shop who names another is told that there is no such organisation', async () => {
  const [ours, theirs] = [await makeShop(), await makeShop()]
  const lea = await theirs.person('Lea', 'admin', 'member')
  const cookie = await cookieOf(lea.account)
  for (const contract of guarded.filter((one) => !one.outside)) {
    const answer = await ask(contract, { cookie, 'komunigi-organisation': ours.id })
    assert.equal(answer.status, 404, `${contract.method} ${contract.path}`)
  }
})

test('a person without a role that allows it is told which permission is missing', async () => {
  const shop = await makeShop()
  const nobody = await shop.person('Nobody', 'cashier')
  const cookie = await cookieOf(nobody.account)
  const own = await house.organisations.permissionsOf(shop.id, nobody.account)
  for (const contract of guarded.filter((one) => typeof one.may === 'string' && !own.has(one.may))) {
    const answer = await ask(contract, { cookie, 'komunigi-organisation': shop.id })
    assert.equal(answer.status, 403, `${contract.method} ${contract.path}`)
    assert.equal(((await answer.json()) as { permission: string }).permission, contract.may)
  }
})

test('a page of another site cannot write with the cookies of a person', async () => {
  const shop = await makeShop()
  const ines = await shop.person('Ines', 'admin')
  const cookie = await cookieOf(ines.account)
  for (const contract of guarded.filter((one) => one.method !== 'GET')) {
    const answer = await house.app.request(addressOf(contract), {
      method: contract.method,
      headers: { cookie, origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    })
    assert.equal(answer.status, 403, `${contract.method} ${contract.path}`)
  }
})
