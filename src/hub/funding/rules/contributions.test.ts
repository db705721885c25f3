import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import {
  afterContribution,
  atEnd,
  type ContributionFacts,
  type Item,
  whyNotChangeCurrency,
  whyNotContribute,
  whyNotDeleteItem,
  whyNotGoals,
  whyNotRemoveFromPot,
} from './contributions.ts'

const item: Item = { state: 'open', least: cents(50_000), most: cents(80_000), total: cents(70_000) }
const facts: ContributionFacts = {
  item,
  today: day('2027-03-10'),
  opensOn: day('2027-03-01'),
  closesOn: day('2027-03-10'),
  given: cents(0),
  orgCap: null,
  credit: null,
}
const codes = (amount: number, more: Partial<ContributionFacts> = {}) =>
  whyNotContribute(cents(amount), { ...facts, ...more }).map(({ code }) => code)

test('what reaches the most funds the item, a cent more is refused, and so is nothing', () => {
  assert.deepEqual(codes(10_000), [])
  assert.deepEqual(afterContribution(item, cents(10_000)), { ...item, total: 80_000, state: 'funded' })
  assert.equal(afterContribution(item, cents(9999)).state, 'open')
  assert.deepEqual(whyNotContribute(cents(10_001), facts)[0], {
    code: 'contribution.too_much',
    facts: { left: 10_000, amount: 10_001 },
  })
  assert.deepEqual(codes(0), ['contribution.nothing'])
  assert.deepEqual(codes(-1), ['contribution.nothing'])
})

test('two who would both fill an item: the second is too late, and is not told that 0 is missing', () => {
  const filled = afterContribution(item, cents(10_000))
  assert.deepEqual(codes(10_000, { item: filled }), ['contribution.item_closed'])
})

test('contributions are taken from the first to the last day of the round', () => {
  assert.deepEqual(codes(1, { today: day('2027-02-28') }), ['contribution.not_yet'])
  assert.deepEqual(codes(1, { today: day('2027-03-11') }), ['contribution.over'])
})

test('an organisation gives within its limit and its credit', () => {
  assert.deepEqual(codes(51, { given: cents(50), orgCap: cents(100) }), ['contribution.org_cap'])
  assert.deepEqual(codes(50, { given: cents(50), orgCap: cents(100), credit: cents(50) }), [])
  assert.deepEqual(codes(50, { credit: cents(49) }), ['contribution.credit'])
})

test('at the end an item with its least may be accepted, the others failed', () => {
  assert.equal(atEnd(item), 'may_be_accepted')
  assert.equal(atEnd({ ...item, total: cents(49_999) }), 'failed')
})

test('goals are a least and a most', () => {
  assert.deepEqual(whyNotGoals(cents(500), cents(500)), [])
  assert.equal(whyNotGoals(cents(501), cents(500)).length, 1)
  assert.equal(whyNotGoals(cents(0), cents(0)).length, 1)
})

test('what money hangs on stays: items with contributions, organisations with a balance, the currency of an open round', () => {
  assert.equal(whyNotDeleteItem([cents(5), cents(5)])[0]?.facts['total'], 10)
  assert.deepEqual(whyNotDeleteItem([]), [])
  assert.equal(whyNotRemoveFromPot(cents(1)).length, 1)
  assert.deepEqual(whyNotRemoveFromPot(cents(0)), [])
  assert.equal(whyNotChangeCurrency(true).length, 1)
  assert.deepEqual(whyNotChangeCurrency(false), [])
})
