import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castCommunity } from '#cast.ts'
import { openCalendar } from '#hub/meetings/actions/calendars.ts'
import { peopleInside, seedCommunity } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { addDays, mondayOf } from '#platform/values/day.ts'
import { world } from '../../../../test/world.ts'
import { readTask } from '../reads/tasks.ts'
import { cancelWeek, planWeek } from './open-weeks.ts'
import { takeTask } from './taking-tasks.ts'
import { proposeTask, readyTask } from './writing-tasks.ts'

const { shop: makeCommunity, house } = await world()
const origin = 'http://127.0.0.1:8080'
const known = read('test.known', async (ctx) => ({ today: ctx.today, people: await peopleInside(ctx) }))

async function seeded() {
  const community = await makeCommunity({ kind: 'community' })
  const organisations = castCommunity.organisations.map((one) => ({ ...one, id: null }))
  await community.act(seedCommunity, { organisations })
  return { community, ...(await community.look(known, {})) }
}

test('circles and the demo of an Open Week stand in the calendars, and leave them when it is called off', async () => {
  const { community, today } = await seeded()
  const from = addDays(mondayOf(today), 14)
  const times = { circleAt: '09:30', demoAt: '16:00', meetAt: null, trialLink: null }
  const { openWeek } = await community.act(planWeek, {
    ...{ name: 'Spring', from, until: addDays(from, 6), school: null, ...times },
  })
  const frieda = await community.person('Frieda', 'noyau')
  const { path } = await community.act(openCalendar, {}, frieda)
  const feeds = [path, `/t/${community.id}/open-weeks.ics`]
  for (const feed of feeds) {
    const text = await (await house.app.request(`${origin}${feed}`)).text()
    assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 6, 'five working days and the demo')
    assert.match(text, new RegExp(`UID:${openWeek}-demo@komunigi`))
    assert.match(text, /DTSTART:\d{8}T083000Z[\r\n]+DTEND:\d{8}T084500Z/)
  }
  await community.act(cancelWeek, { openWeek, reason: 'Snow' })
  for (const feed of feeds) {
    const text = await (await house.app.request(`${origin}${feed}`)).text()
    assert.equal(text.match(/STATUS:CANCELLED/g)?.length, 6)
  }
})

test('of two who take the same task in the same second one has it and the other is told', async () => {
  const { community, people } = await seeded()
  const text = { title: 'Once', says: 'Once', size: 'S' as const, skills: [], place: 'src', doneWhen: 'green' }
  const { task } = await community.act(proposeTask, { ...text, mentor: people[0] ?? null })
  await community.act(readyTask, { task })
  const takers = [await community.person('Lou', 'contributor'), await community.person('Ana', 'contributor')]
  const done = await Promise.allSettled(
    takers.map((person) => community.act(takeTask, { task, agreed: true, pair: false }, person)),
  )
  assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await community.look(readTask, { task })).takers.length, 1)
})
