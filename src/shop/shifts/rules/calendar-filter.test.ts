import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarFilter, fitsCalendar, rolesOf } from './calendar-filter.ts'

const group = (role: string, seats: number, taken: number) => ({ role, seats, taken })
const shift = {
  kind: 'till',
  state: 'planned',
  groups: [group('cashier', 1, 1), group('any', 4, 2)],
  taken: 3,
  required: 2,
  needsPeople: false,
  critical: false,
}
const filter = (wish: Partial<CalendarFilter>): CalendarFilter => ({
  kind: null,
  role: null,
  state: null,
  holes: false,
  ...wish,
})

test('an empty filter shows everything, a filled one what fits every part of it', () => {
  const seen = [{}, { kind: 'till' }, { kind: 'door' }, { role: 'any', state: 'planned' }, { state: 'cancelled' }].map(
    (wish) => fitsCalendar(shift, filter(wish)),
  )
  assert.deepEqual(seen, [true, true, false, true, false])
})

test('holes are shifts that need people, are critical or have fewer than wanted; a cancelled one is none', () => {
  const holes = filter({ holes: true })
  assert.equal(fitsCalendar(shift, holes), false)
  assert.equal(fitsCalendar({ ...shift, needsPeople: true }, holes), true)
  assert.equal(fitsCalendar({ ...shift, critical: true }, holes), true)
  assert.equal(fitsCalendar({ ...shift, required: 4 }, holes), true)
  assert.equal(fitsCalendar({ ...shift, critical: true, state: 'cancelled' }, holes), false)
})

test('holes of one role are shown only where that role has a free seat', () => {
  const critical = { ...shift, critical: true }
  assert.equal(fitsCalendar(critical, filter({ holes: true, role: 'cashier' })), false)
  assert.equal(fitsCalendar(critical, filter({ holes: true, role: 'any' })), true)
})

test('a group without seats is no role of the shift', () => {
  assert.equal(fitsCalendar({ ...shift, groups: [group('any', 0, 0)] }, filter({ role: 'any' })), false)
  assert.deepEqual(rolesOf([shift, { groups: [group('any', 1, 0)] }]), ['any', 'cashier'])
})
