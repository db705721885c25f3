/** Lea is curious (tale 28): she runs La Gousse, holds every id of Le Panier, and tries them on every route and table. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { signedToken } from '#platform/mail/signed-link.ts'
import type { Route } from '#platform/route.ts'
import { instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { demoWorld } from '../demo-world.ts'
import { inventedInput } from '../invented-input.ts'
import { foreignRows, relationsOf } from '../isolation.ts'

const { house } = await demoWorld('2026-03-02T08:00:00.000Z')
const panier = (await house.organisations.shopByAddress('le-panier'))?.id as OrganisationId
const gousse = (await house.organisations.shopByAddress('la-gousse'))?.id as OrganisationId
const lea = (await house.accounts.accountByEmail('lea@la-gousse.example')) as AccountId

const owner = new pg.Client({ connectionString: house.database.url })
await owner.connect()
// The world closes first and drops the database under this connection.
owner.on('error', () => undefined)
after(() => owner.end().catch(() => undefined))

const relations = await relationsOf(owner)
const tables = relations.filter((one) => one.kind === 'table' && one.ofOrganisations)
const origin = 'http://127.0.0.1:8080'
const cookie = (await house.auth.createSession(lea, new Request(origin))).map((set) => set.split(';')[0]).join('; ')
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The ids of Le Panier that are of nobody else: some of each table to try, all of them to recognise. */
async function idsOfPanier(): Promise<{ some: string[]; all: Set<string> }> {
  const some: string[] = []
  const all = new Set<string>()
  const shared = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await owner.query(`select organisation_id = $1 as theirs, t::text as line from ${name} t`, [
      panier,
    ])
    const theirs = rows.filter((row) => row.theirs).flatMap((row) => (row.line as string).match(uuid) ?? [])
    for (const row of rows.filter((one) => !one.theirs))
      for (const id of (row.line as string).match(uuid) ?? []) shared.add(id)
    for (const id of theirs) all.add(id)
    some.push(...[...new Set(theirs)].filter((id) => !shared.has(id) && !some.includes(id)).slice(0, 3))
  }
  const only = (id: string) => !shared.has(id)
  return { some: [...new Set(some)].filter(only), all: new Set([...all].filter(only)) }
}

/** One line per table: how many rows Le Panier has there, and a hash of them. */
async function stateOfPanier(): Promise<string[]> {
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as state
       from ${name} t where organisation_id = $1`,
      [panier],
    )
    lines.push(`${name} ${rows[0]?.state}`)
  }
  return lines
}

interface Tried {
  readonly route: string
  readonly status: number
  readonly leaked: readonly string[]
}

const ids = await idsOfPanier()

async function tryWith(contract: Route, id: string, more: Record<string, string> = {}): Promise<Tried> {
  const path = contract.path.replace(
    /:(\w+)/g,
    (_all, name: string) => inventedInput(contract.params, id)[name] as string,
  )
  const query = new URLSearchParams(inventedInput(contract.query, id) as Record<string, string>)
  const answer = await house.app.request(`${origin}/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: contract.method,
    headers: { cookie, origin, 'komunigi-organisation': gousse, 'content-type': 'application/json', ...more },
    ...(contract.method === 'GET' || contract.upload ? {} : { body: JSON.stringify(inventedInput(contract.body, id)) }),
  })
  const told = (await answer.text()).match(uuid) ?? []
  return {
    route: `${contract.method} ${contract.path}`,
    status: answer.status,
    leaked: told.filter((one) => one !== id && ids.all.has(one)),
  }
}

/** The shop window is open to everybody; Lea's own sign-in belongs to no shop. */
const inside = house.routes
  .map(({ contract }) => contract)
  .filter((one) => !one.outside && !/:organisation\b/.test(one.path))
const isNamed = (contract: Route): boolean => Object.values(contract.params?.shape ?? {}).some(isUuid)
const isUuid = (field: unknown): boolean => (field as { format?: string }).format === 'uuid'

test('there is something to see, and enough to try', () => {
  assert.ok(ids.all.size > 1000, `${ids.all.size} ids of Le Panier`)
  assert.ok(ids.some.length > 40, `${ids.some.length} ids to try`)
  assert.ok(inside.length > 60, `${inside.length} routes`)
})

/** CI tries every id on every route; at home each route has its share of the ids, and each id its share of the routes. */
const shares = thorough ? 1 : 12

/** What changes nothing in the question need not be asked again: a route that takes no id is asked once. */
function idsFor(contract: Route, place: number): readonly string[] {
  const [first = '', second = ''] = ids.some
  const asked = (id: string) =>
    JSON.stringify([contract.params, contract.query, contract.body].map((one) => inventedInput(one, id)))
  return asked(first) === asked(second) ? [first] : ids.some.filter((_id, at) => (at + place) % shares === 0)
}

test('no route shows or changes anything of another shop, whatever id of it is named', async () => {
  const before = await stateOfPanier()
  const wrong: Tried[] = []
  for (const [place, contract] of inside.entries()) {
    for (const id of idsFor(contract, place)) {
      const tried = await tryWith(contract, id)
      const open = isNamed(contract) && tried.status < 300
      if (tried.leaked.length > 0 || open || tried.status >= 500) wrong.push(tried)
      if (wrong.at(-1) === tried) break
    }
  }
  assert.deepEqual(wrong, [])
  assert.deepEqual(await stateOfPanier(), before)
})

const asLea = { cookie, origin, 'komunigi-organisation': gousse, 'content-type': 'application/json' }
const ask = (path: string, init: RequestInit = {}) =>
  house.app.request(`${origin}/api/v1${path}`, { headers: asLea, ...init })
const ines = (await house.accounts.accountByEmail('ines@le-panier.example')) as AccountId
const cookieOfInes = (await house.auth.createSession(ines, new Request(origin)))
  .map((set) => set.split(';')[0])
  .join('; ')
const asInes = { ...asLea, cookie: cookieOfInes, 'komunigi-organisation': panier }

test('a cursor of another shop’s list leads to no row of it', async () => {
  const first = await (await ask('/members?size=10&sort=name', { headers: asInes })).json()
  assert.ok(first.next)
  const told = await (await ask(`/members?size=50&sort=name&after=${encodeURIComponent(first.next)}`)).text()
  assert.deepEqual(
    (told.match(uuid) ?? []).filter((id) => ids.all.has(id)),
    [],
  )
})

test('search, export and history tell of one’s own shop only, whatever is asked', async () => {
  const { rows } = await owner.query(
    `select display_name as name from members.contact where organisation_id = $1
     and display_name not in (select display_name from members.contact where organisation_id = $2) limit 5`,
    [panier, gousse],
  )
  assert.equal(rows.length, 5)
  for (const path of ['/member-list?format=csv&size=200', '/search?q=', '/history?limit=100', '/member-search?q='])
    for (const { name } of rows) {
      const told = await (await ask(path.endsWith('q=') ? `${path}${encodeURIComponent(name)}` : path)).text()
      assert.doesNotMatch(told, new RegExp(name), `${path} tells of ${name}`)
    }
})

test('the same idempotency key in two shops is two keys: nobody gets the other’s answer', async () => {
  const wish = (headers: Record<string, string>) =>
    ask('/views/members', {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': 'the same for both' },
      body: JSON.stringify({ name: 'Ours', query: 'sort=name' }),
    })
  const [hers, leas] = [await (await wish(asInes)).json(), await (await wish(asLea)).json()]
  assert.ok(hers.id && leas.id)
  assert.notEqual(hers.id, leas.id)
})

test('a key of one shop opens nothing of another, even when it names it', async () => {
  const made = await ask('/api-keys', {
    method: 'POST',
    body: JSON.stringify({ name: 'Website', permissions: ['members.read'] }),
  })
  const { secret } = await made.json()
  const withKey = (organisation: string) =>
    ask('/members', { headers: { authorization: `Bearer ${secret}`, 'komunigi-organisation': organisation } })
  assert.equal((await withKey(gousse)).status, 200)
  assert.equal((await withKey(panier)).status, 404)
})

test('a feed and a signed link of one shop are nothing under the address of another', async () => {
  const made = await ask('/shift-calendars', {
    method: 'POST',
    headers: asInes,
    body: JSON.stringify({ name: 'Window' }),
  })
  const { path } = (await made.json()) as { path: string }
  const secret = path.split('/').at(-1)
  assert.equal((await ask(`/feeds/le-panier/${secret}`)).status, 200)
  assert.equal((await ask(`/feeds/la-gousse/${secret}`)).status, 404)
  const { rows } = await owner.query('select id from members.contact where organisation_id = $1 limit 1', [panier])
  const signed = signedToken({
    organisation: panier,
    person: rows[0]?.id as string,
    purpose: 'notices.preferences',
    expires: instant('2026-04-01T00:00:00.000Z'),
  })
  assert.equal((await ask(`/organisations/le-panier/notice-preferences?signed=${signed}`)).status, 200)
  assert.notEqual((await ask(`/organisations/la-gousse/notice-preferences?signed=${signed}`)).status, 200)
})

test('every table and view shows the plain role nothing but the organisation it speaks for', async () => {
  assert.ok(tables.length > 25, `${tables.length} tables`)
  for (const organisation of [gousse, panier])
    assert.deepEqual(await foreignRows(house.database.url, relations, organisation), [])
})

test('a wall that is missing is noticed: a table without one, and a view that reads with its owner’s rights', async () => {
  const leaks = async (planted: string): Promise<string[]> => {
    await owner.query(planted)
    return foreignRows(house.database.url, await relationsOf(owner), gousse)
  }
  const copy = 'create table members.planted as select organisation_id, id from members.contact'
  assert.deepEqual(await leaks(`${copy}; grant select on members.planted to komunigi_app`), ['members.planted'])
  const view = 'create view members.public_planted as select organisation_id, id from members.contact'
  assert.deepEqual(await leaks(`${view}; grant select on members.public_planted to komunigi_app`), [
    'members.planted',
    'members.public_planted',
  ])
  await owner.query('drop view members.public_planted; drop table members.planted')
})
