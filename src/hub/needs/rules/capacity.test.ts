import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carriedOver, fundedOf, minutesLeft, monthsUntil, queueTenths } from './capacity.ts'

const terms = { promised: { analysis: 240, coordination: 60 }, carryMonths: 3, rateSet: true }

test('unused minutes are kept up to three months of the promise, the rest goes to the reserve', () => {
  const month = { promised: 240, funded: 300, booked: 100, carriedIn: 600 }
  assert.deepEqual(carriedOver(month, 3), { minutes: 720, toReserve: 80 })
  assert.deepEqual(carriedOver({ ...month, booked: 2000 }, 3), { minutes: 0, toReserve: 0 })
  assert.equal(minutesLeft(month), 800)
})

test('what was funded is shared between analysis and coordination as they are promised', () => {
  assert.deepEqual(fundedOf(terms, 301), { analysis: 241, coordination: 60 })
  assert.deepEqual(fundedOf(terms, null), { analysis: 0, coordination: 0 })
})

test('while no rate is set the promise stands in for what dues buy', () => {
  assert.deepEqual(fundedOf({ ...terms, rateSet: false }, 1000), { analysis: 240, coordination: 60 })
})

test('each month gets what the one before left, over the turn of the year and months without work', () => {
  const hours = [{ month: '2024-11', funded: 500, analysis: 100, coordination: 0 }]
  const months = monthsUntil('analysis', hours, '2025-01', terms)
  assert.deepEqual(
    months.map(({ month, carriedIn }) => [month, carriedIn]),
    [
      ['2024-11', 0],
      ['2024-12', 300],
      ['2025-01', 300],
    ],
  )
})

test('the queue is what waits over what a month funds, rounded up to a tenth; without hours it has no length', () => {
  assert.equal(queueTenths([120, null, 60], 240), 10)
  assert.equal(queueTenths([120, null, 61], 240), 11)
  assert.equal(queueTenths([], 240), 0)
  assert.equal(queueTenths([60], 0), null)
})
