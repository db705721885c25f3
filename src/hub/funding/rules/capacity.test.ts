import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { fundedMinutes, netOfReceipt, reserveValue } from './capacity.ts'

test('dues buy whole hours, hours in kind come on top', () => {
  assert.equal(fundedMinutes(cents(15_999), cents(5000), 45), 225)
  assert.equal(fundedMinutes(cents(15_999), null, 45), null)
})

test('what nobody used is worth its part of an hour to the reserve', () => {
  assert.equal(reserveValue(80, cents(5000)), 6667)
  assert.equal(reserveValue(0, cents(5000)), 0)
})

test('a part paid counts by its part without VAT', () => {
  assert.equal(netOfReceipt(cents(6050), cents(10_000), cents(12_100)), 5000)
  assert.equal(netOfReceipt(cents(0), cents(0), cents(0)), 0)
})
