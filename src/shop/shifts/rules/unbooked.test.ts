import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { unbookedPeriod } from './unbooked.ts'

const on = (today: string, lastSeat: string | null = null) =>
  unbookedPeriod({
    today: day(today),
    flyingStart: day('2025-01-06'),
    lastSeat: lastSeat === null ? null : day(lastSeat),
  })

test('whoever books freely and has nothing is reminded from day 7 to day 20 of a period', () => {
  assert.deepEqual(
    ['2025-02-08', '2025-02-09', '2025-02-22', '2025-02-23'].map((today) => on(today)),
    [null, '2025-02-03', '2025-02-03', null],
  )
})

test('nobody is reminded in the first period, nor before the start', () => {
  assert.deepEqual(
    ['2025-01-15', '2025-02-02', '2025-01-01'].map((today) => on(today)),
    [null, null, null],
  )
})

test('a seat in the period or after it is enough, one before it is not', () => {
  assert.deepEqual(
    ['2025-02-03', '2025-04-01', '2025-02-02'].map((seat) => on('2025-02-12', seat)),
    [null, null, '2025-02-03'],
  )
})
