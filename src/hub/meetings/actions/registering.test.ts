import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { one, sql } from '#platform/database/sql.ts'
import { post } from '#platform/mail/post.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import type { Refused } from '#platform/refusal.ts'
import { addDays, addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { checks } from '../checks.ts'
import { readEvent } from '../reads/events.ts'
import { announceEvent } from './events.ts'
import { register, registerGuest } from './registering.ts'

const { shop: makeCommunity, house } = await world()
const origin = 'http://127.0.0.1:8080'
const participants = read('test.participants', (ctx) => takingPart(ctx))
const now = read('test.now', (ctx) => Promise.resolve({ now: ctx.now, today: ctx.today }))

async function announced(
  more: {
    capacity?: number
    openToAll?: boolean
    seatsPerOrganisation?: number
    place?: string
    videoLink?: string
  } = {},
) {
  const community = await makeCommunity({ kind: 'community' })
  await community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })),
  })
  const all = await community.look(participants, {})
  const clock = await community.look(now, {})
  const made = await community.act(announceEvent, {
    title: 'Open evening',
    about: null,
    days: [{ day: addDays(clock.today, 20), from: '19:00', until: '21:00', says: null }],
    place: null,
    videoLink: null,
    capacity: 1,
    seatsPerOrganisation: null,
    questions: [],
    priceSteps: [],
    openToAll: true,
    registerUntil: null,
    meeting: null,
    ...more,
  })
  return { community, all, event: made.event, clock }
}

const asked = { food: null, lodging: null, access: null, price: 0 }
const named = (name: string) => ({ ...asked, name, email: `${name.toLowerCase()}@example.org` })

test('of two who ask for the last place in the same second one gets it and the other waits', async () => {
  const { community, all, event } = await announced()
  const [one = '', other = ''] = all.map(({ id }) => id)
  const answers = await Promise.all([
    community.act(register, { ...named('Jo'), event, participant: one }),
    community.act(register, { ...named('Lea'), event, participant: other }),
  ])
  assert.deepEqual(answers.map(({ state }) => state).sort(), ['confirmed', 'waiting'])
  const { registrations } = await community.look(readEvent, { event })
  assert.equal(registrations.filter(({ state }) => state === 'confirmed').length, 1)
})

test('two of one co-op who take its last seat in the same second take one', async () => {
  const { community, all, event } = await announced({ capacity: 10, seatsPerOrganisation: 1 })
  const participant = all[0]?.id ?? ''
  const tried = await Promise.allSettled(
    ['Jo', 'Ana'].map((name) => community.act(register, { ...named(name), event, participant })),
  )
  const refused = tried.flatMap((one) => (one.status === 'rejected' ? (one.reason as Refused).refusals : []))
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['registration.no_seats'],
  )
})

const guest = (organisation: string, name: string) => ({ ...named(name), organisation })

test('a guest registers and gives the place back by the link of the mail, without a sign-in and without a cookie', async () => {
  const { community, event, clock } = await announced()
  const post = (path: string, body: object) =>
    house.app.request(`${origin}/api/v1/public/${community.id}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    })
  const answer = await post(`meeting-events/${event}/registrations`, { name: 'Zoe', email: 'zoe@example.org' })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(((await answer.json()) as { state: string }).state, 'confirmed')
  await community.act(registerGuest, { ...guest(community.id, 'Max'), event })
  const [zoe, max] = (await community.look(readEvent, { event })).registrations
  const linkOf = (person: string, purpose = 'meetings.registered') =>
    signedToken({ organisation: community.id, person, purpose, expires: addMinutes(clock.now, 60) })
  const given = await post('event-registration', { signed: linkOf(zoe?.id ?? ''), answer: 'cancel' })
  assert.deepEqual(await given.json(), { state: 'cancelled' })
  const taken = await post('event-registration', {
    signed: linkOf(max?.id ?? '', 'meetings.place_offered'),
    answer: 'accept',
  })
  assert.deepEqual(await taken.json(), { state: 'confirmed' })
  const forged = await post('event-registration', { signed: linkOf(max?.id ?? '', 'shifts.answer'), answer: 'cancel' })
  assert.equal(forged.status, 404)
  const foreign = await post('event-registration', { signed: linkOf(newId()), answer: 'cancel' })
  assert.equal(foreign.status, 404)
})

test('somebody of a co-op who enters the address of a guest learns nothing of that guest', async () => {
  const { community, all, event } = await announced({ capacity: 5 })
  await community.act(registerGuest, { ...guest(community.id, 'Zoe'), event })
  const entered = { ...named('Zoe'), event, participant: all[0]?.id ?? '' }
  assert.equal((await community.act(register, entered)).state, 'confirmed')
  await assert.rejects(community.act(register, entered), (no: Refused) =>
    no.refusals.some(({ code }) => code === 'registration.already'),
  )
})

test('what everybody may read of events names nobody and gives no link for joining', async () => {
  const { community, event } = await announced()
  await community.act(registerGuest, { ...guest(community.id, 'Zoe'), event })
  const answer = await house.app.request(`${origin}/api/v1/public/${community.id}/meeting-events`)
  const text = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(text, /Open evening/)
  assert.doesNotMatch(text, /Zoe|zoe@/)
})

test('the checks of meetings hold on what was done here', async () => {
  const { community } = await announced()
  for (const check of checks)
    assert.deepEqual(
      await community.look(
        read(`test.${check.name}`, (ctx) => check.run(ctx.db, ctx.organisation)),
        {},
      ),
      [],
    )
})

test('the mail about a place at an event tells where it is, and no empty line where nobody knows yet', async () => {
  const mailTo = async (more: Parameters<typeof announced>[0]) => {
    const { community, event } = await announced(more)
    await community.act(registerGuest, { ...guest(community.id, 'Zoe'), event })
    const [zoe] = (await community.look(readEvent, { event })).registrations
    const db = house.database.for(community.id)
    const kept = () =>
      one<{ id: string; text: string | null }>(
        db,
        sql`select id, text from platform.notice
          where organisation_id = ${community.id} and person_id = ${zoe?.id} and code = 'meetings.registered'`,
      )
    await post().send(community.id, [(await kept())?.id ?? ''])
    const mail = await kept()
    return mail?.text ?? ''
  }
  const told = await mailTo({ place: 'Rue des Halles 3', videoLink: 'https://meet.example/evening' })
  assert.match(told, /\.\n\nRue des Halles 3\nhttps:\/\/meet\.example\/evening\n\n/)
  assert.doesNotMatch(await mailTo({}), /\n\n\n/)
})
