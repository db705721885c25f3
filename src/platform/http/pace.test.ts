import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, instant } from '../values/day.ts'
import { makePace } from './pace.ts'
import { TooOften } from './problem.ts'

test('one sender may ask 120 times a minute for what is open to everybody, others are not slowed by it', () => {
  let now = instant('2025-03-03T08:00:00.000Z')
  const pace = makePace(() => now)
  for (let asked = 0; asked < 120; asked += 1) pace('192.0.2.1')
  assert.throws(
    () => pace('192.0.2.1'),
    (error) => error instanceof TooOften && error.seconds === 60,
  )
  pace('192.0.2.2')
  now = addMinutes(now, 1)
  pace('192.0.2.1')
})
