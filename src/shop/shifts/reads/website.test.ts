import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { change } from '#platform/settings/actions.ts'
import { world } from '../../../../test/world.ts'
import { closeDays } from '../actions/closing.ts'
import { plannedShop } from '../cast.testing.ts'

const w = await world()
const ask = (path: string, headers: Record<string, string> = {}) => w.house.app.request(path, { headers })

/** Thursday 2025-03-06: three places, Amina on one of them and leading. */
async function shopWithThursday() {
  const here = await plannedShop(w)
  const amina = await here.member('Amina')
  const shift = await here.oneOff({
    day: '2025-03-06',
    startsAt: '2025-03-06T09:00:00Z',
    endsAt: '2025-03-06T11:00:00Z',
    seats: 3,
  })
  await here.sit(shift, amina)
  await here.run(sql`update shifts.shift set lead_id = ${amina.id} where id = ${shift.id}`)
  return {
    here,
    shift,
    amina,
    page: `/w/${here.shop.address}`,
    data: `/api/v1/organisations/${here.shop.address}/weeks`,
  }
}

test('the public week shows times and free places to nobody in particular, and never a name', async () => {
  const { page, data, shift } = await shopWithThursday()
  const html = await (await ask(page)).text()
  assert.match(html, /10:00/)
  assert.match(html, /2 places libres/)
  const text = await (await ask(`${data}/2025-03-06`)).text()
  const week = JSON.parse(text) as {
    from: string
    until: string
    shifts: { id: string; free: number; seats: number }[]
  }
  assert.deepEqual([week.from, week.until], ['2025-03-03', '2025-03-09'])
  assert.deepEqual(
    week.shifts.map(({ id, free, seats }) => ({ id, free, seats })),
    [{ id: shift.id, free: 2, seats: 3 }],
  )
  for (const shown of [html, text]) assert.doesNotMatch(shown, /Amina/)
})

test('other websites may frame and read the week, and it neither sets nor heeds a cookie', async () => {
  const { page, data } = await shopWithThursday()
  for (const path of [page, `${data}/2025-03-06`]) {
    const answer = await ask(path, { cookie: 'komunigi.session_token=nonsense' })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors \*/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.equal(answer.headers.get('x-frame-options'), null)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.match(answer.headers.get('cache-control') ?? '', /public/)
  }
})

test('no other page of the house may be framed by strangers', async () => {
  const { here } = await shopWithThursday()
  const answer = await ask('/api/v1/me', { 'komunigi-organisation': here.shop.id })
  assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /frame-ancestors \*/)
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
})

test('the page speaks the language asked for, else the browser’s, else the shop’s', async () => {
  const { page } = await shopWithThursday()
  const said = async (path: string, browser?: string) =>
    /<html lang="(..)">/.exec(await (await ask(path, browser ? { 'accept-language': browser } : {})).text())?.[1]
  assert.equal(await said(`${page}?lang=nl`, 'de'), 'nl')
  assert.equal(await said(page, 'de-AT, en;q=0.5'), 'de')
  assert.equal(await said(page), 'fr')
  assert.equal(await said(`${page}?lang=xx&week=nonsense`), 'fr')
})

test('a shop that hides its week has none, neither as page nor as data; an unknown shop neither', async () => {
  const { here, page, data } = await shopWithThursday()
  await here.shop.act(change, { key: 'shifts.public_week', value: false }, await here.shop.person('Jo', 'admin'))
  assert.equal((await ask(page)).status, 404)
  assert.equal((await ask(`${data}/2025-03-06`)).status, 404)
  assert.equal((await ask('/w/no-such-shop')).status, 404)
})

test('a closed day says so without the reason, and what was cancelled is not offered', async () => {
  const { here, page } = await shopWithThursday()
  const closing = {
    from: '2025-03-06',
    until: '2025-03-06',
    kinds: [],
    sort: 'closed' as const,
    relief: 'none' as const,
  }
  await here.shop.act(closeDays, { ...closing, reason: 'Burglary at night' }, here.planner)
  const html = await (await ask(`${page}?lang=en`)).text()
  assert.match(html, /class="closed">Closed/)
  assert.doesNotMatch(html, /Burglary|free places/)
})

test('names typed by a shop reach the page as text, never as markup', async () => {
  const { here, page } = await shopWithThursday()
  await here.run(
    sql`update shifts.shift set name = '<script>alert(1)</script>' where organisation_id = ${here.shop.id}`,
  )
  await here.run(sql`update shifts.kind set colour = 'red;}</style><b>' where organisation_id = ${here.shop.id}`)
  const html = await (await ask(page)).text()
  assert.doesNotMatch(html, /<script|<\/style><b>/)
  assert.match(html, /&lt;script&gt;/)
})
