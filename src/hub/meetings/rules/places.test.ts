import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#platform/values/day.ts'
import {
  type Asking,
  type Line,
  nextOffers,
  offeredUntil,
  type RegistrationState,
  stateOnAsking,
  type Terms,
  whyNotAccept,
  whyNotCancel,
  whyNotCapacity,
  whyNotRegister,
} from './places.ts'

const now = '2025-03-03T09:00:00.000Z' as Instant
const event: Terms = {
  state: 'announced',
  capacity: 10,
  seatsPerOrganisation: 2,
  priceSteps: [0, 1500],
  openToAll: false,
  registerUntil: '2025-03-03' as Day,
  startsAt: '2025-04-01T09:00:00.000Z' as Instant,
}
const asking: Asking = {
  ...{ event, organisation: 'Le Panier', seatsUsed: 1, already: false, price: 1500, now },
  today: '2025-03-03' as Day,
}
const codes = (more: Partial<Asking>) => whyNotRegister({ ...asking, ...more }).map(({ code }) => code)
const line = (...states: RegistrationState[]): Line[] => states.map((state, at) => ({ id: String(at), state }))

test('every reason why somebody may not register is told at once', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ seatsUsed: 2, already: true, price: 700, today: '2025-03-04' as Day }), [
    'registration.over',
    'registration.already',
    'registration.no_seats',
    'registration.price',
  ])
})

test('guests register where an event is open to all, and have no seats of an organisation to fill', () => {
  assert.deepEqual(codes({ organisation: null }), ['registration.not_for_guests'])
  assert.deepEqual(codes({ organisation: null, seatsUsed: 9, event: { ...event, openToAll: true } }), [])
})

test('nobody registers for what has begun or was called off', () => {
  assert.deepEqual(codes({ now: event.startsAt }), ['event.begun'])
  assert.deepEqual(codes({ event: { ...event, state: 'cancelled' } }), ['event.cancelled'])
})

test('places go by time: whoever finds none waits, and nobody passes those who wait', () => {
  assert.equal(stateOnAsking(2, line('confirmed')), 'confirmed')
  assert.equal(stateOnAsking(2, line('confirmed', 'confirmed')), 'waiting')
  assert.equal(stateOnAsking(2, line('confirmed', 'offered')), 'waiting')
  assert.equal(stateOnAsking(2, line('confirmed', 'cancelled', 'waiting')), 'waiting')
  assert.equal(stateOnAsking(null, line('confirmed', 'waiting')), 'confirmed')
})

test('each free place is offered to the first who waits', () => {
  assert.deepEqual(nextOffers(2, line('cancelled', 'confirmed', 'waiting', 'waiting')), ['2'])
  assert.deepEqual(nextOffers(4, line('cancelled', 'confirmed', 'waiting', 'waiting')), ['2', '3'])
  assert.deepEqual(nextOffers(2, line('confirmed', 'offered', 'waiting')), [])
  assert.deepEqual(nextOffers(2, line('confirmed', 'lapsed', 'waiting')), ['2'])
  assert.deepEqual(nextOffers(null, line('confirmed', 'waiting')), ['1'])
})

test('an offer holds 48 hours, and not beyond the beginning', () => {
  assert.equal(offeredUntil(now, event.startsAt), '2025-03-05T09:00:00.000Z')
  assert.equal(offeredUntil('2025-03-31T09:00:00.000Z' as Instant, event.startsAt), event.startsAt)
  const until = '2025-03-05T09:00:00.000Z' as Instant
  assert.deepEqual(whyNotAccept('offered', until, '2025-03-05T08:59:59.000Z' as Instant), [])
  assert.equal(whyNotAccept('offered', until, until)[0]?.code, 'registration.no_offer')
  assert.equal(whyNotAccept('waiting', null, now).length, 1)
})

test('whoever has a place, an offer or waits may cancel, once', () => {
  const may = (state: RegistrationState) => whyNotCancel(state).length === 0
  assert.deepEqual((['confirmed', 'waiting', 'offered', 'lapsed', 'cancelled'] as const).map(may), [
    ...[true, true, true, false, false],
  ])
})

test('an event never gets fewer places than people have', () => {
  assert.equal(whyNotCapacity(1, line('confirmed', 'offered', 'waiting'))[0]?.facts['taken'], 2)
  assert.deepEqual(whyNotCapacity(2, line('confirmed', 'offered', 'waiting')), [])
})
