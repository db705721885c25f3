/** Whoever knows nobody here yet registers without a script. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signedToken } from '#platform/mail/signed-link.ts'
import { addDays, addMinutes, type Day } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { announceEvent, cancelEvent } from '../actions/events.ts'
import { readEvent } from '../reads/events.ts'

const { shop: make, house, now } = await world()
const origin = 'http://127.0.0.1:8080'
const headers = { origin, accept: 'text/html,*/*;q=0.8', 'accept-language': 'nl' }

const open = (path: string) => house.app.request(`${origin}${path}`, { headers })
const send = (path: string, fields: Record<string, string>) =>
  house.app.request(`${origin}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })

async function announced(more: object = {}) {
  const community = await make({ kind: 'community', language: 'fr' })
  const { event, number } = await community.act(announceEvent, {
    title: 'Open <evening>',
    about: 'Come\nas you are',
    days: [{ day: addDays('2025-03-03' as Day, 20), from: '19:00', until: '21:00', says: 'Soup first' }],
    place: 'Rue Haute 12',
    videoLink: 'https://video.example/room',
    ...{ capacity: 1, seatsPerOrganisation: null, questions: ['food'], priceSteps: [0, 700] },
    ...{ openToAll: true, registerUntil: null, meeting: null },
    ...more,
  })
  return { community, event, number, page: `/e/${community.address}/events/${number}` }
}

const zoe = { name: 'Zoe', email: 'zoe@example.org', food: 'No nuts', price: '700', lang: 'nl' }
const registered = async ({ community, event }: Awaited<ReturnType<typeof announced>>) =>
  (await community.look(readEvent, { event })).registrations

test('an event that is open to all has a page with a form that needs no script, and names nobody', async () => {
  const made = await announced()
  const answer = await open(`${made.page}?lang=de`)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const html = await answer.text()
  assert.match(html, /<html lang="de">/)
  assert.match(html, /<h1>Open &lt;evening&gt;<\/h1>/)
  assert.match(html, /Soup first/)
  assert.match(html, /<form method="post">/)
  assert.match(html, /<input id="food" name="food"/)
  assert.match(html, /<option value="700">7,00\s€<\/option>/)
  assert.doesNotMatch(html, /<script|video\.example|meetings\.|refusal\./)
  const list = await (await open(`/e/${made.community.address}?lang=es`)).text()
  assert.match(list, new RegExp(`href="${made.page}\\?lang=es"`))
})

test('the form registers with what was answered, and says to the next that they wait', async () => {
  const made = await announced()
  const first = await send(made.page, zoe)
  assert.equal(first.status, 200)
  assert.match(await first.text(), /<html lang="nl">[\s\S]*u een plaats heeft/)
  const before = await (await open(made.page)).text()
  assert.match(before, /48 uur/)
  assert.match(await (await send(made.page, { ...zoe, name: 'Max', email: 'max@example.org' })).text(), /wachtlijst/)
  assert.deepEqual(
    (await registered(made)).map(({ name, state, food, price }) => [name, state, food, price]),
    [
      ['Zoe', 'confirmed', 'No nuts', 700],
      ['Max', 'waiting', 'No nuts', 700],
    ],
  )
})

test('a refused form comes back with the reason and with what was written', async () => {
  const made = await announced()
  const wrong = await send(`${made.page}?lang=fr`, { ...zoe, lang: 'fr', email: 'zoe' })
  assert.equal(wrong.status, 400)
  assert.match(
    await wrong.text(),
    /role="alert"[\s\S]*name="food"[^>]* value="No nuts"[\s\S]*<option value="700" selected>/,
  )
  const amount = await send(made.page, { ...zoe, price: '300', name: 'Zoe again' })
  assert.equal(amount.status, 409)
  assert.match(await amount.text(), /role="alert"[\s\S]*name="name"[^>]* value="Zoe again"/)
  assert.equal((await registered(made)).length, 0)
})

test('whoever gives an address that is registered gets the same page as with a new one, before and after', async () => {
  const made = await announced({ capacity: 2 })
  const pageNow = async () => (await open(made.page)).text()
  await send(made.page, zoe)
  const [before, again] = [await pageNow(), await send(made.page, { ...zoe, email: 'ZOE@example.org' })]
  assert.equal(await pageNow(), before)
  const fresh = await send(made.page, { ...zoe, email: 'max@example.org' })
  assert.deepEqual([again.status, await again.text()], [fresh.status, await fresh.text()])
  assert.equal((await registered(made)).length, 2)
  const [waits, known] = [
    await send(made.page, { ...zoe, email: 'lea@example.org' }),
    await send(made.page, { ...zoe, email: 'max@example.org' }),
  ]
  assert.deepEqual([known.status, await known.text()], [waits.status, await waits.text()])
})

test('an event that is called off says why and has no form; one for co-ops alone is not found', async () => {
  const made = await announced()
  await made.community.act(cancelEvent, { event: made.event, reason: 'The hall is flooded' })
  const html = await (await open(made.page)).text()
  assert.match(html, /The hall is flooded/)
  assert.doesNotMatch(html, /<form/)
  const inside = await announced({ openToAll: false })
  assert.equal((await open(inside.page)).status, 404)
  assert.equal((await send(inside.page, zoe)).status, 404)
  const shop = await make()
  assert.equal((await open(`/e/${shop.address}/events/1`)).status, 404)
  assert.equal((await open(`/e/${shop.address}`)).status, 404)
})

test('the link of the mail opens what can be done, changes nothing by itself, and a button gives the place back', async () => {
  const made = await announced()
  await send(made.page, zoe)
  const [row] = await registered(made)
  const token = signedToken({
    ...{ organisation: made.community.id, person: row?.id ?? '', purpose: 'meetings.registered' },
    expires: addMinutes(now(), 60),
  })
  const path = `/e/${made.community.id}/registration?signed=${token}`
  const shown = await (await open(path)).text()
  assert.match(shown, /<html lang="nl">/)
  assert.match(shown, /video\.example/)
  assert.equal((await registered(made))[0]?.state, 'confirmed')
  const given = await send(path, { answer: 'cancel' })
  assert.equal(given.status, 200)
  assert.doesNotMatch(await given.text(), /<form/)
  assert.equal((await registered(made))[0]?.state, 'cancelled')
  const again = await send(path, { answer: 'cancel' })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /role="alert"/)
  const elsewhere = await announced()
  assert.equal((await open(`/e/${elsewhere.community.id}/registration?signed=${token}`)).status, 404)
})
