import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import { momentOf } from '#platform/values/moment.ts'
import { whyNotSpan } from './when.ts'

const at = (day: string, time: string) => momentOf(day as Day, time as TimeOfDay, 'Europe/Brussels')

test('a time that the clock change skips is refused, offering one hour earlier or later', () => {
  const { no } = at('2023-03-26', '02:30')
  assert.deepEqual(no, [{ code: 'time.missing', facts: { time: '02:30', date: '2023-03-26', a: '01:30', b: '03:30' } }])
  assert.equal(at('2023-03-26', '03:00').at, '2023-03-26T01:00:00.000Z')
  assert.equal(at('2023-03-26', '01:59').at, '2023-03-26T00:59:00.000Z')
})

test('a time that the autumn shows twice is the later one', () => {
  assert.equal(at('2023-10-29', '02:30').at, '2023-10-29T01:30:00.000Z')
  assert.equal(at('2023-10-29', '01:30').at, '2023-10-28T23:30:00.000Z')
  assert.equal(at('2023-10-29', '03:00').at, '2023-10-29T02:00:00.000Z')
})

test('a meeting neither begins in the past nor ends before it begins; both are said at once', () => {
  const codes = (starts: string, ends: string) =>
    whyNotSpan(starts as Instant, ends as Instant, '2025-03-03T09:00:00.000Z' as Instant).map(({ code }) => code)
  assert.deepEqual(codes('2025-03-03T09:00:00.000Z', '2025-03-03T08:00:00.000Z'), ['time.past', 'time.order'])
  assert.deepEqual(codes('2025-03-03T09:00:01.000Z', '2025-03-03T10:00:00.000Z'), [])
})
