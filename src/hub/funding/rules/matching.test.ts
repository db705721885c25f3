import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { type Gift, type Patron, quadraticMatch, standingDues } from './matching.ts'

const gift = (item: string, organisation: string, amount: number): Gift => ({
  item,
  organisation,
  amount: cents(amount),
})

test('many small gifts are matched by more than a large one', () => {
  const gifts = [...['A', 'B', 'C', 'D'].map((name) => gift('labels', name, 100)), gift('scales', 'A', 400)]
  // (4 × 10)² − 400 = 1200; a lone giver is matched by nothing.
  assert.deepEqual(quadraticMatch(['labels', 'scales'], gifts, cents(5000), 1), [1200, 0])
})

test('gifts of one organisation count together', () => {
  const gifts = [gift('labels', 'A', 50), gift('labels', 'A', 50), gift('labels', 'B', 100)]
  assert.deepEqual(quadraticMatch(['labels'], gifts, cents(5000), 1), [200])
})

test('a pot that is too small is divided by the matches', () => {
  const gifts = [gift('x', 'A', 100), gift('x', 'B', 100), gift('y', 'A', 100), gift('y', 'B', 400)]
  assert.deepEqual(quadraticMatch(['x', 'y'], gifts, cents(300), 1), [100, 200])
})

test('roots are exact to a millionth, for odd amounts too', () => {
  // 2·√(2·3) = 4.898…
  assert.deepEqual(quadraticMatch(['x'], [gift('x', 'A', 2), gift('x', 'B', 3)], cents(100), 1), [5])
  assert.deepEqual(quadraticMatch(['x'], [gift('x', 'A', 3)], cents(100), 1), [0])
})

const before = instant('2027-03-01T00:00:00.000Z')
const patron = (organisation: string, more: Partial<Patron> = {}): Patron => ({
  organisation,
  pledgedAt: instant('2027-02-01T00:00:00.000Z'),
  hasMandate: true,
  owed: 0,
  thisMonth: 0,
  ...more,
})

test('each patron owes as many units as there are patrons with a mandate who came before the day', () => {
  const patrons = [patron('A'), patron('B'), patron('C', { hasMandate: false }), patron('D', { pledgedAt: before })]
  assert.deepEqual(standingDues(patrons, before), [
    { organisation: 'A', adds: 2000, called: 0, owed: 2000 },
    { organisation: 'B', adds: 2000, called: 0, owed: 2000 },
  ])
})

test('what is owed is called once it is worth a transfer, in whole cents', () => {
  const terms = { unit: 5, calledFrom: cents(1000), monthlyLimit: cents(10_000) }
  assert.deepEqual(standingDues([patron('A', { owed: 9998 })], before, terms), [
    { organisation: 'A', adds: 5, called: 1000, owed: 3 },
  ])
})

test('a month costs its limit at most', () => {
  assert.deepEqual(standingDues([patron('A', { thisMonth: 99_500 })], before), [
    { organisation: 'A', adds: 500, called: 0, owed: 500 },
  ])
})
