import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { addMinutes } from '#platform/values/day.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { bookSeat, cancelSeat } from '../../shifts/actions/booking.ts'
import { type Member, type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { checks } from '../checks.ts'
import { callOut } from './call-out.ts'
import { comeToCallOut, declineCallOut } from './call-out-answering.ts'
import { askStandIn } from './stand-in.ts'
import { addStandby, endStandby } from './standby.ts'
import { listStandby } from './standby-list.ts'

const w = await world()

const tomorrow = { day: '2025-03-04', startsAt: '2025-03-04T08:00:00Z', endsAt: '2025-03-04T10:00:00Z' }

/** Bram gives a place back the day before; so many others are on standby. */
async function freed(people: readonly string[], seats = 1) {
  const here = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff({ ...tomorrow, seats })
  const seat = await here.sit(shift, bram)
  const standby: Member[] = []
  for (const name of people) {
    const one = await here.member(name)
    await here.shop.act(addStandby, {}, one)
    standby.push(one)
  }
  await here.shop.act(cancelSeat, { attendance: seat }, bram)
  await here.shop.act(callOut, {})
  return { here, bram, shift, standby }
}

const callOutsOf = (here: PlannedShop) =>
  here.all<{ id: string; state: string }>(
    sql`select id, state from exchanges.call_out where organisation_id = ${here.shop.id} order by opened_at, id`,
  )
const invited = (here: PlannedShop, id: string) =>
  here.all<{ member: string; answer: string | null }>(
    sql`select member_id as member, answer from exchanges.call_out_invitation where call_out_id = ${id}
      order by invited_at, member_id`,
  )
const only = async (here: PlannedShop) => (await callOutsOf(here))[0]?.id ?? ''

test('five are called at once, five more an hour later, nobody twice', async () => {
  const { here } = await freed(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
  const id = await only(here)
  assert.equal((await invited(here, id)).length, 5)
  await here.shop.act(callOut, {})
  assert.equal((await invited(here, id)).length, 5)
  const before = w.now()
  w.moveTo(addMinutes(before, 60))
  await here.shop.act(callOut, {})
  await here.shop.act(callOut, {})
  assert.equal((await invited(here, id)).length, 7)
  w.moveTo(before)
})

test('four who are called say yes at the same second: one comes, the others are told kindly', async () => {
  const { here, shift, standby } = await freed(['A', 'B', 'C', 'D'])
  const id = await only(here)
  const answers = await Promise.allSettled(standby.map((one) => here.shop.act(comeToCallOut, { callOut: id }, one)))
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const answer of answers) if (answer.status === 'rejected') refusedWith('call_out.over')(answer.reason)
  const sitting = await here.all(
    sql`select 1 from shifts.attendance where shift_id = ${shift.id} and state <> 'cancelled'`,
  )
  assert.equal(sitting.length, 1)
  assert.deepEqual((await invited(here, id)).map(({ answer }) => answer).toSorted(), [
    'came',
    'too_late',
    'too_late',
    'too_late',
  ])
})

test('a place that somebody books by themselves ends the call, and nobody more is called', async () => {
  const { here, bram, shift, standby } = await freed(['A', 'B', 'C', 'D', 'E', 'F'])
  await here.shop.act(bookSeat, { shift: shift.id }, bram)
  await here.shop.act(callOut, {})
  const [one] = await callOutsOf(here)
  assert.equal(one?.state, 'filled')
  const before = w.now()
  w.moveTo(addMinutes(before, 61))
  await here.shop.act(callOut, {})
  assert.equal((await invited(here, one?.id ?? '')).length, 5)
  const [asked] = standby
  assert.ok(asked)
  await assert.rejects(here.shop.act(comeToCallOut, { callOut: one?.id ?? '' }, asked), refusedWith('call_out.over'))
  w.moveTo(before)
})

test('only freed places are called for, not those that nobody ever took', async () => {
  const { here, standby } = await freed(['A', 'B'], 5)
  const id = await only(here)
  const [first] = standby
  assert.ok(first)
  await here.shop.act(comeToCallOut, { callOut: id }, first)
  assert.deepEqual(
    (await callOutsOf(here)).map(({ state }) => state),
    ['filled'],
  )
  await here.shop.act(callOut, {})
  assert.equal((await callOutsOf(here)).length, 1)
})

test('who ended the standby, or may not book, is not called; who said no may still come', async () => {
  const here = await plannedShop(w)
  const amina = await here.member('Amina', 'regular')
  const [gone, exempt, jo] = [await here.member('Gone'), await here.member('Ex', 'exempt'), await here.member('Jo')]
  const { standby } = await here.shop.act(addStandby, {}, gone)
  await here.shop.act(addStandby, { weekdays: [5, 6] }, jo)
  await here.shop.act(endStandby, { standby }, gone)
  await here.run(sql`update shifts.worker set blocked = 'key' where member_id = ${exempt.id}`)
  await here.shop.act(addStandby, {}, exempt)
  const shift = await here.oneOff({
    day: '2025-03-14',
    startsAt: '2025-03-14T08:00:00Z',
    endsAt: '2025-03-14T10:00:00Z',
  })
  const seat = await here.sit(shift, amina, 'regular')
  await here.shop.act(askStandIn, { attendance: seat }, amina)
  await here.shop.act(callOut, {})
  const id = await only(here)
  assert.deepEqual(
    (await invited(here, id)).map(({ member }) => member),
    [jo.id],
  )
  await here.shop.act(declineCallOut, { callOut: id }, jo)
  await here.shop.act(comeToCallOut, { callOut: id }, jo)
  assert.deepEqual(await invited(here, id), [{ member: jo.id, answer: 'came' }])
  assert.deepEqual(
    (await callOutsOf(here)).map(({ state }) => state),
    ['filled'],
  )
})

test('leads and the office see who may be called when: searched, filtered, with the last call', async () => {
  const { here } = await freed(['Ada', 'Ben'])
  const weekend = await here.member('Cleo')
  await here.shop.act(addStandby, { weekdays: [6, 7] }, weekend)
  const names = async (asked: { q?: string; weekday?: string }) => {
    const { rows } = await here.shop.look(listStandby, { size: 50, ...asked }, here.planner)
    return rows.map(({ name, lastCalledAt }) => `${name} ${lastCalledAt === null ? 'never' : 'called'}`)
  }
  assert.deepEqual(await names({ weekday: '2' }), ['Ada Test called', 'Ben Test called'])
  assert.deepEqual(await names({ q: 'cleo' }), ['Cleo Test never', 'Cleo Test never'])
})

test('what is kept of calls fits the seats', async () => {
  const { here } = await freed(['A'])
  for (const check of checks) assert.deepEqual(await check.run(w.house.database.for(here.shop.id), here.shop.id), [])
})
