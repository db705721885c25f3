import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMinutes, type Day, instant, type TimeOfDay } from '#platform/values/day.ts'
import { endOf, isDue, nextToCall } from './call-out.ts'
import { whyNotHandBack } from './hand-back.ts'
import { whyNotStandBy } from './standby.ts'
import { whyNotTell } from './told.ts'

const now = instant('2026-01-01T07:00:00Z')
const inHours = (hours: number) => addMinutes(now, hours * 60)
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('called next: never called before anybody else, then least recently, then who owes most, then by id', () => {
  const people = [
    { member: 'd', lastCalledAt: inHours(-1), balance: -9 },
    { member: 'c', lastCalledAt: inHours(-50), balance: 2 },
    { member: 'b', lastCalledAt: null, balance: 0 },
    { member: 'e', lastCalledAt: null, balance: -2 },
    { member: 'a', lastCalledAt: null, balance: 0 },
  ]
  const order = (atOnce: number) => nextToCall(people, atOnce).map(({ member }) => member)
  assert.deepEqual(order(9), ['e', 'a', 'b', 'c', 'd'])
  assert.deepEqual(order(2), ['e', 'a'])
})

test('a further round goes out when an hour has passed', () => {
  assert.equal(isDue(null, now), true)
  assert.equal(isDue(addMinutes(now, -59), now), false)
  assert.equal(isDue(addMinutes(now, -60), now), true)
})

const place = {
  callState: null,
  shiftPlanned: true,
  startsAt: inHours(5),
  taken: 3,
  seats: 5,
  untilTaken: 4,
} as const

test('a call-out ends when the freed places are taken, the call is answered, or the shift begins or is off', () => {
  assert.equal(endOf(place, now), null)
  assert.equal(endOf({ ...place, taken: 4 }, now), 'filled')
  assert.equal(endOf({ ...place, seats: 3 }, now), 'filled')
  assert.equal(endOf({ ...place, startsAt: now }, now), 'over')
  assert.equal(endOf({ ...place, shiftPlanned: false }, now), 'over')
  const call = { ...place, taken: 5, untilTaken: null }
  assert.equal(endOf({ ...call, callState: 'open' }, now), null)
  assert.equal(endOf({ ...call, callState: 'filled' }, now), 'filled')
  assert.equal(endOf({ ...call, callState: 'withdrawn' }, now), 'over')
})

test('standby ends no earlier than it begins, and its hours stand in order', () => {
  const today = '2026-01-01' as Day
  const pattern = { weekday: 1, kind: null, startsFrom: null, startsUntil: null, from: today, until: null }
  assert.deepEqual(codes(whyNotStandBy(pattern, today)), [])
  assert.deepEqual(codes(whyNotStandBy({ ...pattern, until: today }, today)), [])
  assert.deepEqual(codes(whyNotStandBy({ ...pattern, until: addDays(today, -1) }, today)), ['standby.days'])
  const [nine, ten] = ['09:00' as TimeOfDay, '10:00' as TimeOfDay]
  assert.deepEqual(codes(whyNotStandBy({ ...pattern, startsFrom: ten, startsUntil: nine }, today)), ['standby.times'])
  assert.deepEqual(codes(whyNotStandBy({ ...pattern, startsFrom: nine, startsUntil: nine }, today)), [])
})

const seat = { purpose: 'regular', state: 'planned', shiftState: 'planned', chain: 0, standIn: 'R5' }

test('a stand-in gives the seat back as long before as a booking is cancelled; the shop is told until the start, once', () => {
  const policy = { cancelMinHours: 2 }
  assert.deepEqual(codes(whyNotHandBack({ ...seat, startsAt: inHours(2) }, now, policy)), [])
  assert.deepEqual(codes(whyNotHandBack({ ...seat, startsAt: inHours(1.9) }, now, policy)), ['shift.too_late'])
  assert.deepEqual(codes(whyNotHandBack({ ...seat, startsAt: now }, now, policy)), ['shift.past'])
  assert.deepEqual(codes(whyNotTell({ ...seat, startsAt: addMinutes(now, 1), toldAt: null }, now)), [])
  assert.deepEqual(codes(whyNotTell({ ...seat, startsAt: addMinutes(now, 1), toldAt: now }, now)), ['seat.told'])
  assert.deepEqual(codes(whyNotTell({ ...seat, startsAt: now, toldAt: null }, now)), ['shift.past'])
})
