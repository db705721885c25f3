import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { seedCommunity } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { attachedTo } from '#platform/mail/attached.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { openCalendar } from './calendars.ts'
import { callMeeting, cancelMeeting, changeMeeting, planMeeting } from './planning.ts'

const { shop: makeCommunity, house } = await world()
const origin = 'http://127.0.0.1:8080'
const today = read('test.today', (ctx) => Promise.resolve(ctx.today))

const terms = {
  ...{ kind: 'monthly' as const, title: 'Monthly', lastDay: null, from: '19:00', until: '21:00', place: 'Brussels' },
  ...{ videoLink: null, languages: [], facilitator: null, circle: null, noteTaker: null },
}

async function called() {
  const community = await makeCommunity({ kind: 'community' })
  await community.act(seedCommunity, {
    organisations: castCommunity.organisations.map((one) => ({ ...one, id: null })),
  })
  const day = addDays(await community.look(today, {}), 20)
  const { meeting } = await community.act(planMeeting, { ...terms, day })
  await community.act(callMeeting, { meeting })
  return { community, meeting, day }
}

/** What comes along with a mail of this code about the meeting, as it would go out now. */
const attachment = action('test.attached', async (ctx, { code, meeting }: { code: string; meeting: string }) => {
  const id = newId()
  const notices = [{ id, code, person: newId(), facts: { about: meeting } }]
  return (await attachedTo(ctx.db, ctx.shop, notices, { now: ctx.now, address: origin })).get(id)
})

test('a mail that calls a meeting brings its date along; what changes later replaces it, what is called off takes it out', async () => {
  const { community, meeting, day } = await called()
  const first = await community.act(attachment, { code: 'meetings.called', meeting })
  assert.match(first?.type ?? '', /text\/calendar.*method=PUBLISH/)
  assert.match(first?.text ?? '', new RegExp(`UID:${meeting}@komunigi`))
  const sequence = (text = '') => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
  await community.act(changeMeeting, { ...terms, meeting, day, from: '18:00' })
  const second = await community.act(attachment, { code: 'meetings.changed', meeting })
  assert.ok(sequence(second?.text) > sequence(first?.text))
  await community.act(cancelMeeting, { meeting, reason: 'Snow' })
  const third = await community.act(attachment, { code: 'meetings.called_off', meeting })
  assert.match(third?.text ?? '', /METHOD:CANCEL/)
  assert.match(third?.text ?? '', /STATUS:CANCELLED/)
  assert.equal(await community.act(attachment, { code: 'meetings.minutes', meeting }), undefined)
})

test('the secret address shows what was called, and nothing once it is ended or guessed', async () => {
  const { community, meeting } = await called()
  const jo = await community.person('Jo', 'noyau')
  const { path } = await community.act(openCalendar, {}, jo)
  const feed = await house.app.request(`${origin}${path}`)
  assert.equal(feed.status, 200)
  assert.match(await feed.text(), new RegExp(`UID:${meeting}@komunigi`))
  const guessed = await house.app.request(`${origin}${path.replace(/\d{5}\.ics$/, '00000.ics')}`)
  assert.equal(guessed.status, 404)
})
