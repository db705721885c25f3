import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { whyNotCall, whyNotMoveDay } from './calling.ts'

const today = '2025-03-05' as Day

test('a meeting is called on the seventh day before at the latest', () => {
  assert.deepEqual(whyNotCall('2025-03-12' as Day, today, 7), [])
  assert.deepEqual(whyNotCall('2025-03-11' as Day, today, 7), [
    { code: 'meeting.call_late', facts: { days: 7, day: '2025-03-12' } },
  ])
  assert.deepEqual(whyNotCall('2025-03-08' as Day, today, 3), [])
})

test('without a date no meeting is called', () => {
  assert.deepEqual(
    whyNotCall(null, today, 7).map(({ code }) => code),
    ['meeting.no_date'],
  )
})

test('what was called may change its hour on the same day, but moves to no day for which calling is late', () => {
  assert.deepEqual(whyNotMoveDay('2025-03-06' as Day, '2025-03-06' as Day, today, 7), [])
  assert.equal(whyNotMoveDay('2025-03-06' as Day, '2025-03-07' as Day, today, 7).length, 1)
  assert.deepEqual(whyNotMoveDay('2025-03-06' as Day, '2025-03-20' as Day, today, 7), [])
})
