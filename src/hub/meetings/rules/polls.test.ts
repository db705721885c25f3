import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#platform/values/day.ts'
import { rankedSlots, whyNotAnswer, whyNotChoose, whyNotSlots } from './polls.ts'

const slot = (id: string, startsAt: string, scores: number[]) => ({ id, startsAt: startsAt as Instant, scores })
const now = '2025-03-03T09:00:00.000Z' as Instant

test('the best date has the most points, then the fewest who cannot, then it is the earlier one', () => {
  const ranked = rankedSlots([
    slot('late', '2025-03-12', [1, 1]),
    slot('torn', '2025-03-10', [2, 0]),
    slot('early', '2025-03-11', [1, 1]),
    slot('best', '2025-03-20', [2, 1]),
  ])
  assert.deepEqual(
    ranked.map(({ id }) => id),
    ['best', 'early', 'late', 'torn'],
  )
})

test('a date is answered through its last day, and only where one is asked for', () => {
  const codes = (until: string | null) => whyNotAnswer(until as Day | null, '2025-03-05' as Day).map(({ code }) => code)
  assert.deepEqual(codes('2025-03-05'), [])
  assert.deepEqual(codes('2025-03-04'), ['poll.over'])
  assert.deepEqual(codes(null), ['poll.none'])
})

test('dates that stand there twice or are past are refused, both at once', () => {
  const past = '2025-03-01T09:00:00.000Z' as Instant
  assert.deepEqual(
    whyNotSlots([past, past], now).map(({ code }) => code),
    ['poll.slot_twice', 'time.past'],
  )
})

test('only a date that was asked for and has not passed is chosen', () => {
  const codes = (at: string | null) => whyNotChoose(at as Instant | null, now).map(({ code }) => code)
  assert.deepEqual(codes(null), ['poll.foreign_slot'])
  assert.deepEqual(codes('2025-03-03T09:00:00.000Z'), ['time.past'])
  assert.deepEqual(codes('2025-03-03T09:00:01.000Z'), [])
})
