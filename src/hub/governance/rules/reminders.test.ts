import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { reminderAfter, reminderNow } from './reminders.ts'

const vote = (closes: string, isExtended = false) => ({
  opensAt: '2025-03-03T08:00:00.000Z' as Instant,
  closesAt: closes as Instant,
  isExtended,
})
const all = (of: ReturnType<typeof vote>): string[] => {
  const first = reminderAfter(of, of.opensAt)
  const next = first && reminderAfter(of, first.at)
  return [first, next].flatMap((one) => (one ? [`${one.why} ${one.at.slice(0, 16)}`] : []))
}

test('whoever has not answered is reminded at half time and one day before the end', () => {
  assert.deepEqual(all(vote('2025-03-11T08:00:00.000Z')), ['half_time 2025-03-07T08:00', 'last_day 2025-03-10T08:00'])
  assert.equal(reminderNow(vote('2025-03-11T08:00:00.000Z'), '2025-03-10T09:00:00.000Z' as Instant)?.why, 'last_day')
})

test('an extended vote reminds one day before its new end', () => {
  assert.deepEqual(all(vote('2025-03-17T08:00:00.000Z', true)), ['last_day 2025-03-16T08:00'])
})

test('a vote of two days reminds once, one of less than a day not at all', () => {
  assert.deepEqual(all(vote('2025-03-05T08:00:00.000Z')), ['last_day 2025-03-04T08:00'])
  assert.deepEqual(all(vote('2025-03-03T20:00:00.000Z')), [])
})
