import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { carriedOver, fundedMinutes, minutesLeft, netOfReceipt, queueTenths, reserveValue } from './capacity.ts'

test('dues buy whole hours, hours in kind come on top', () => {
  assert.equal(fundedMinutes(cents(15_999), cents(5000), 45), 225)
  assert.equal(fundedMinutes(cents(15_999), null, 45), null)
})

test('unused minutes are kept up to three months of the promise, the rest goes to the reserve', () => {
  const month = { promised: 240, funded: 300, booked: 100, carriedIn: 600 }
  assert.deepEqual(carriedOver(month, 3), { minutes: 720, toReserve: 80 })
  assert.deepEqual(carriedOver({ ...month, booked: 2000 }, 3), { minutes: 0, toReserve: 0 })
  assert.equal(minutesLeft(month), 800)
  assert.equal(reserveValue(80, cents(5000)), 6667)
})

test('the queue is what waits over what a month funds, rounded up to a tenth; without hours it has no length', () => {
  assert.equal(queueTenths([120, null, 60], 240), 10)
  assert.equal(queueTenths([120, null, 61], 240), 11)
  assert.equal(queueTenths([], 240), 0)
  assert.equal(queueTenths([60], 0), null)
})

test('a part paid counts by its part without VAT', () => {
  assert.equal(netOfReceipt(cents(6050), cents(10_000), cents(12_100)), 5000)
  assert.equal(netOfReceipt(cents(0), cents(0), cents(0)), 0)
})
