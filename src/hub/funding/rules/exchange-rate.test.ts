import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { converted, rateKept, whyNotRate } from './exchange-rate.ts'

const rate = { from: 'CHF', to: 'EUR', millionths: 1_052_300, day: day('2027-03-10') } as const

test('an amount is converted once, half up', () => {
  assert.equal(converted(cents(10_000), rate), 10_523)
  assert.equal(converted(cents(-10_000), rate), -10_523)
})

test('something never becomes nothing', () => {
  assert.equal(converted(cents(1), { ...rate, millionths: 1 }), 1)
  assert.equal(converted(cents(-1), { ...rate, millionths: 1 }), -1)
  assert.equal(converted(cents(0), rate), 0)
})

test('a rate is above 0 and between two currencies', () => {
  assert.deepEqual(whyNotRate(rate), [])
  assert.equal(whyNotRate({ ...rate, millionths: 0 }).length, 1)
  assert.equal(whyNotRate({ ...rate, to: 'CHF' }).length, 1)
})

test('what the rate of the day makes of a payment more or less than was asked goes to nobody who pays', () => {
  const owed = { currency: 'EUR', amount: cents(10_000) } as const
  const kept = rateKept({ currency: 'CHF', amount: cents(9500), millionths: 1_052_300 }, owed, rate.day)
  assert.deepEqual([kept.no, kept.gained], [[], -3])
  const implied = rateKept({ currency: 'CHF', amount: cents(9500), millionths: null }, owed, rate.day)
  assert.deepEqual([implied.rate.millionths, implied.gained], [1_052_632, 0])
  assert.equal(rateKept({ currency: 'EUR', amount: cents(1), millionths: null }, owed, rate.day).no.length, 1)
  assert.equal(rateKept({ currency: 'CHF', amount: cents(0), millionths: null }, owed, rate.day).no.length, 1)
})
