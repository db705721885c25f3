/** Notices on devices, against a push service of our own: sealed, signed, at most once, and never instead of a mail that
 *  has to go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pushService } from '../../../test/push-service.ts'
import { type Person, type Shop, world } from '../../../test/world.ts'
import { one, sql } from '../database/sql.ts'
import { chooseOwn } from '../mail/actions.ts'
import { sendDigests } from '../mail/digests.ts'
import { readOwn } from '../mail/reads.ts'
import { registerOwnPerson, registerRecipients } from '../mail/recipients.ts'
import { readSignedLink } from '../mail/signed-link.ts'
import { wantNotices } from '../mail/store.ts'
import { newId } from '../values/ids.ts'
import { addDevice, readDevices, removeDevice, testDevice } from './actions.ts'

const service = await pushService()
const place = await world(undefined, { pushAgent: service.agent })
const contacts = new Map<string, { email: string; name: string }>()
const contactOf = new Map<string, string>()
registerRecipients(
  async (_db, _organisation, persons) =>
    new Map(
      [...contacts]
        .filter(([id]) => persons.includes(id))
        .map(([person, rest]) => [person, { person, language: 'nl', ...rest }]),
    ),
)
registerOwnPerson(async (_db, organisation, account) => contactOf.get(`${organisation} ${account}`) ?? null)

/** The account as a contact of this shop. */
function knownIn(shop: Shop, { account, email }: Person, name: string): string {
  const contact = newId()
  contacts.set(contact, { email, name })
  contactOf.set(`${shop.id} ${account}`, contact)
  return contact
}

let count = 0
async function somebody() {
  count += 1
  const shop = await place.shop({ name: `Le Panier ${count}` })
  const person = await shop.person('Amina')
  return { shop, person, contact: knownIn(shop, person, 'Amina Haddad'), browser: `browser-${count}` }
}

const add = (shop: Shop, person: Person, browser: string) =>
  shop.act(addDevice, { name: 'Firefox · Android', ...service.browser(browser) }, person)

const booked = 'shifts.booked'
const cancelled = 'shifts.shift_cancelled'

async function tell(shop: Shop, contact: string, code: string) {
  const id = newId()
  const facts = { startsAt: '2025-03-05T06:00:00.000Z', link: '/shifts/mine?week=10#day' }
  await wantNotices(place.house.database.for(shop.id), shop.id, [{ id, code, person: contact, facts }], place.now())
  await place.house.post.send(shop.id, [id])
  return id
}

const kept = (shop: Shop, id: string) =>
  one<{ state: string; sent_by: string | null; subject: string | null; to_address: string | null; text: string }>(
    place.house.database.for(shop.id),
    sql`select state, sent_by, subject, to_address, text from platform.notice
      where organisation_id = ${shop.id} and id = ${id}`,
  )

const shownOn = (browser: string) => service.arrived.filter((one) => one.browser === browser)
const devicesOf = async (shop: Shop, person: Person) => (await shop.look(readDevices, {}, person)).devices
const toDevices = { wanted: true, push: true } as const

test('a device shows the kind of the notice in the language of its person, and nothing that is personal', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  const id = await tell(shop, contact, booked)
  const [shown, ...more] = shownOn(browser)
  assert.deepEqual(more, [])
  const { href, ...said } = shown?.said ?? {}
  const name = place.house.words.say('nl', `notice.${booked}.name`, {}, { ...shop.facts, today: '2025-03-03' as never })
  assert.deepEqual(said, { title: shop.facts.name, body: name, language: 'nl', tag: id })
  assert.doesNotMatch(JSON.stringify(said), /Amina|5 maart/)
  const address = new URL(href ?? '', 'https://x')
  assert.equal(`${address.pathname}${address.hash}`, '/shifts/mine#day')
  assert.equal(address.searchParams.get('in'), shop.id)
  assert.equal(readSignedLink(address.searchParams.get('signed') ?? '', booked, place.now())?.person, contact)
  assert.deepEqual(await kept(shop, id), {
    state: 'sent',
    sent_by: 'push',
    subject: name,
    to_address: null,
    text: name,
  })
})

test('the service in between sees a sealed line and who sent it, never what it says', async () => {
  const { shop, person, contact, browser } = await somebody()
  const { pushDevice } = await add(shop, person, browser)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  await tell(shop, contact, booked)
  const [shown] = shownOn(browser)
  assert.equal(shown?.sealed.includes(shop.facts.name), false)
  assert.equal(shown?.claims['aud'], new URL(service.browser('of-the-address').endpoint).origin)
  assert.equal(shown?.claims['sub'], 'mailto:komunigi@example.org')
  assert.equal(shown?.key, (await shop.look(readDevices, {}, person)).serverKey)
  const row = await one<{ text: string }>(
    place.house.database.for(shop.id),
    sql`select push_device::text as text from platform.push_device where organisation_id = ${shop.id} and id = ${pushDevice}`,
  )
  assert.doesNotMatch(row?.text ?? '', /push\.example/)
})

test('off means off, also on devices; the mail of the day waits as ever', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  await shop.act(chooseOwn, { code: booked, wanted: false }, person)
  assert.equal((await kept(shop, await tell(shop, contact, booked)))?.state, 'switched_off')
  await shop.act(chooseOwn, { code: booked, wanted: true, digest: true }, person)
  assert.equal((await kept(shop, await tell(shop, contact, booked)))?.state, 'gathered')
  await shop.act(sendDigests, {})
  assert.deepEqual(shownOn(browser), [])
})

test('what goes to everybody goes by mail, and devices come on top', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await assert.rejects(shop.act(chooseOwn, { code: cancelled, wanted: false }, person), /always_sent/)
  await shop.act(chooseOwn, { code: cancelled, ...toDevices }, person)
  const mail = await kept(shop, await tell(shop, contact, cancelled))
  assert.equal(mail?.sent_by, 'mailbox')
  assert.equal(mail?.to_address, person.email)
  assert.equal(shownOn(browser).length, 1)
})

test('a device that took its permission back is removed, and the mail goes instead', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  service.answers(browser, 410)
  const mail = await kept(shop, await tell(shop, contact, booked))
  assert.equal(mail?.sent_by, 'mailbox')
  assert.deepEqual(await devicesOf(shop, person), [])
  assert.deepEqual((await shop.events()).slice(-1), ['push.device_gone'])
})

test('a busy push service is asked again later; after three tries the mail goes', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  service.answers(browser, 503)
  const id = await tell(shop, contact, booked)
  assert.equal((await kept(shop, id))?.state, 'wanted')
  for (const at of ['2025-03-03T07:03:00Z', '2025-03-03T07:08:00Z']) {
    place.moveTo(at)
    await place.house.post.sendLeftOver(shop.id)
  }
  assert.equal((await kept(shop, id))?.sent_by, 'mailbox')
  assert.equal((await devicesOf(shop, person))[0]?.failures, 3)
  service.answers(browser, 201)
  await tell(shop, contact, booked)
  assert.equal(shownOn(browser).length, 1)
  assert.equal((await devicesOf(shop, person))[0]?.failures, 0)
})

test('with two devices one is enough, and each gets it once', async () => {
  const { shop, person, contact, browser } = await somebody()
  await add(shop, person, browser)
  await add(shop, person, `${browser}-broken`)
  await add(shop, person, `${browser}-third`)
  await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  service.answers(`${browser}-broken`, 503)
  assert.equal((await kept(shop, await tell(shop, contact, booked)))?.sent_by, 'push')
  assert.equal(shownOn(browser).length + shownOn(`${browser}-third`).length, 2)
})

test('somebody of two shops is told by each on its own, and each opens its own shop', async () => {
  const { shop, person, contact, browser } = await somebody()
  const other = await place.shop({ name: 'La Gousse' })
  const there = knownIn(other, person, 'Amina Haddad')
  const subscription = service.browser(browser)
  await shop.act(addDevice, { name: 'Phone', ...subscription }, person)
  for (const one of [shop, other]) await one.act(chooseOwn, { code: booked, ...toDevices }, person)
  assert.equal((await kept(other, await tell(other, there, booked)))?.sent_by, 'mailbox')
  assert.deepEqual(await devicesOf(other, person), [])
  await other.act(addDevice, { name: 'Phone', ...subscription }, person)
  await tell(shop, contact, booked)
  await tell(other, there, booked)
  assert.deepEqual(
    shownOn(browser).map(({ said }) => [
      said['title'],
      new URL(said['href'] ?? '', 'https://x').searchParams.get('in'),
    ]),
    [
      [shop.facts.name, shop.id],
      ['La Gousse', other.id],
    ],
  )
  const [device] = await devicesOf(shop, person)
  await shop.act(removeDevice, { pushDevice: device?.id ?? '' }, person)
  assert.equal((await devicesOf(other, person)).length, 1)
})

test('a browser is one device, of whoever allowed it last; nobody else’s can be seen, tried or removed', async () => {
  const { shop, person, browser } = await somebody()
  const subscription = service.browser(browser)
  const { pushDevice } = await shop.act(addDevice, { name: 'Tablet', ...subscription }, person)
  const bram = await shop.person('Bram')
  knownIn(shop, bram, 'Bram')
  assert.deepEqual(await devicesOf(shop, bram), [])
  await assert.rejects(shop.act(removeDevice, { pushDevice }, bram), /push_device/)
  await assert.rejects(shop.act(testDevice, { pushDevice }, bram), /push_device/)
  await shop.act(addDevice, { name: 'Tablet', ...subscription }, bram)
  assert.deepEqual(await devicesOf(shop, person), [])
  assert.equal((await devicesOf(shop, bram)).length, 1)
})

test('the test message goes to that device alone, whatever is chosen, and by mail when it does not get there', async () => {
  const { shop, person, browser } = await somebody()
  const { pushDevice } = await add(shop, person, browser)
  await add(shop, person, `${browser}-other`)
  await shop.act(testDevice, { pushDevice }, person)
  await place.house.workers.drain()
  assert.equal(shownOn(browser)[0]?.said['body'], 'Test: dit toestel toont berichten')
  assert.deepEqual(shownOn(`${browser}-other`), [])
  service.answers(browser, 404)
  await shop.act(testDevice, { pushDevice }, person)
  await place.house.workers.drain()
  assert.equal((await devicesOf(shop, person)).length, 1)
  const mail = await one<{ subject: string; sent_by: string }>(
    place.house.database.for(shop.id),
    sql`select subject, sent_by from platform.notice where organisation_id = ${shop.id} order by id desc limit 1`,
  )
  assert.deepEqual(mail, { subject: 'Uw testbericht kwam per mail', sent_by: 'mailbox' })
})

test('twenty devices are enough; an address of our own house is none', async () => {
  const { shop, person, browser } = await somebody()
  for (let at = 0; at < 20; at += 1) await add(shop, person, `${browser}-${at}`)
  await assert.rejects(add(shop, person, `${browser}-20`), /too_many/)
  await add(shop, person, `${browser}-0`).catch(() => assert.fail('the same browser again is no new device'))
  const near = { ...service.browser('near'), endpoint: 'https://localhost:8443/near' }
  await assert.rejects(shop.act(addDevice, { name: 'Near', ...near }, person), /endpoint_unusable/)
})

test('the page of notices says how many devices there are, and what goes to them', async () => {
  const { shop, person, browser } = await somebody()
  await add(shop, person, browser)
  const after = await shop.act(chooseOwn, { code: booked, ...toDevices }, person)
  assert.equal(after.devices, 1)
  const line = (await shop.look(readOwn, {}, person)).notices.find(({ code }) => code === booked)
  assert.deepEqual(line, { code: booked, always: false, wanted: true, digest: false, push: true })
  assert.equal(
    after.notices.some(({ code }) => code === 'push.test'),
    false,
  )
})

const renew = async (before: { endpoint: string; auth: string }, now: ReturnType<typeof service.browser>) => {
  const answer = await place.house.app.request('/api/v1/push-renewals', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ before, ...now }),
  })
  return { status: answer.status, said: await answer.json() }
}

test('a browser with a new address stays a device in each of its organisations, without a session', async () => {
  const { shop, person, contact, browser } = await somebody()
  const other = await place.shop({ name: 'La Gousse' })
  const there = knownIn(other, person, 'Amina Haddad')
  const old = service.browser(browser)
  for (const one of [shop, other]) {
    await one.act(addDevice, { name: 'Phone', ...old }, person)
    await one.act(chooseOwn, { code: booked, ...toDevices }, person)
  }
  const [device] = await devicesOf(shop, person)
  const next = service.browser(`${browser}-next`)
  assert.deepEqual(await renew({ endpoint: old.endpoint, auth: old.keys.auth }, next), { status: 200, said: {} })
  await tell(shop, contact, booked)
  await tell(other, there, booked)
  assert.deepEqual(shownOn(browser), [])
  assert.deepEqual(
    shownOn(`${browser}-next`).map(({ said }) => said['title']),
    [shop.facts.name, 'La Gousse'],
  )
  const [after] = await devicesOf(shop, person)
  assert.equal(after?.id, device?.id)
  assert.equal(after?.name, 'Phone')
  assert.deepEqual((await shop.events()).slice(-1), ['push.device_renewed'])
  assert.deepEqual((await other.events()).slice(-1), ['push.device_renewed'])
})

test('without the secret of the browser nothing is renewed, and an address nobody has is answered alike', async () => {
  const { shop, person, browser } = await somebody()
  const old = service.browser(browser)
  await shop.act(addDevice, { name: 'Phone', ...old }, person)
  const before = await devicesOf(shop, person)
  const stranger = service.browser(`${browser}-stranger`)
  const guessed = await renew({ endpoint: old.endpoint, auth: stranger.keys.auth }, stranger)
  const unknown = await renew({ endpoint: `${old.endpoint}-unknown`, auth: old.keys.auth }, stranger)
  const told = await renew({ endpoint: old.endpoint, auth: old.keys.auth }, service.browser(`${browser}-own`))
  assert.deepEqual([guessed, unknown], [told, told])
  const [mine] = await devicesOf(shop, person)
  assert.notEqual(mine?.mark, before[0]?.mark)
  assert.equal(await countOf(shop), 1)
  const inside = { ...service.browser('near'), endpoint: 'https://localhost:8443/near' }
  assert.equal((await renew({ endpoint: `${old.endpoint}-unknown`, auth: old.keys.auth }, inside)).status, 409)
})

test('an address that somebody allowed meanwhile stays theirs, and the old row goes', async () => {
  const { shop, person, browser } = await somebody()
  const old = service.browser(browser)
  const next = service.browser(`${browser}-next`)
  await shop.act(addDevice, { name: 'Tablet', ...old }, person)
  const bram = await shop.person('Bram')
  knownIn(shop, bram, 'Bram')
  await shop.act(addDevice, { name: 'Tablet', ...next }, bram)
  await renew({ endpoint: old.endpoint, auth: old.keys.auth }, next)
  assert.deepEqual(await devicesOf(shop, person), [])
  assert.equal((await devicesOf(shop, bram)).length, 1)
})

const countOf = async (shop: Shop) =>
  (
    await one<{ count: number }>(
      place.house.database.for(shop.id),
      sql`select count(*)::int as count from platform.push_device where organisation_id = ${shop.id}`,
    )
  )?.count
