import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../values/day.ts'
import { lastSlot, nextSlot } from './schedule.ts'

const brussels = 'Europe/Brussels'
const night = { time: '02:00' }

test('a nightly job is due at two on the clock of the shop', () => {
  assert.equal(lastSlot(night, instant('2025-03-03T08:00:00Z'), brussels), '2025-03-03T01:00:00.000Z')
  assert.equal(lastSlot(night, instant('2025-07-03T08:00:00Z'), brussels), '2025-07-03T00:00:00.000Z')
})

test('before its hour, the slot of yesterday is the last one', () => {
  assert.equal(lastSlot(night, instant('2025-03-03T00:59:59.999Z'), brussels), '2025-03-02T01:00:00.000Z')
  assert.equal(lastSlot(night, instant('2025-03-03T01:00:00Z'), brussels), '2025-03-03T01:00:00.000Z')
})

test('the night of a clock change has exactly one slot', () => {
  const spring = { time: '02:30' }
  assert.equal(lastSlot(spring, instant('2025-03-30T12:00:00Z'), brussels), '2025-03-30T01:30:00.000Z')
  assert.equal(nextSlot(spring, instant('2025-03-30T01:30:00Z'), brussels), '2025-03-31T00:30:00.000Z')
  assert.equal(lastSlot(spring, instant('2025-10-26T12:00:00Z'), brussels), '2025-10-26T00:30:00.000Z')
  assert.equal(nextSlot(spring, instant('2025-10-26T00:30:00Z'), brussels), '2025-10-27T01:30:00.000Z')
})

test('every fifteen minutes means on the quarter', () => {
  const quarter = { everyMinutes: 15 }
  assert.equal(lastSlot(quarter, instant('2025-03-03T08:07:00Z'), brussels), '2025-03-03T08:00:00.000Z')
  assert.equal(nextSlot(quarter, instant('2025-03-03T08:15:00Z'), brussels), '2025-03-03T08:30:00.000Z')
})
