import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import {
  type Consenting,
  contingencyCalls,
  costAgainst,
  freshCaps,
  leftToLend,
  repayments,
  takeOver,
  whyNotAdvance,
  whyNotTakeOver,
  withTakenOver,
} from './missing-money.ts'

const willing = (organisation: string, weight: number, atMost: number): Consenting => ({
  organisation,
  weight: BigInt(weight),
  atMost: cents(atMost),
})

test('only those who agreed take over what a payer leaves, within what they agreed to', () => {
  const made = takeOver(cents(1000), [willing('A', 1, 300), willing('B', 2, 900), willing('C', 0, 500)], 1)
  assert.deepEqual(made.kind === 'parts' && made.parts, [300, 700, 0])
  assert.deepEqual(takeOver(cents(1000), [willing('A', 1, 300)], 1), { kind: 'short', by: 700 })
  assert.deepEqual(takeOver(cents(1000), [], 1), { kind: 'short', by: 1000 })
})

test('what is missing is shared only where the offers cover it, and the reason says by how much they do not', () => {
  const offers = [willing('A', 1, 300), willing('B', 2, 650), willing('C', 0, 500)]
  assert.deepEqual(whyNotTakeOver(cents(950), offers, 1), [])
  assert.deepEqual(whyNotTakeOver(cents(1000), offers, 1), [{ code: 'call.offers_short', facts: { amount: 50 } }])
  assert.deepEqual(whyNotTakeOver(cents(1000), [], 1), [{ code: 'call.offers_short', facts: { amount: 1000 } }])
})

test('a reserve that lent more than its half, or that is empty, lends nothing', () => {
  assert.equal(leftToLend({ balance: cents(1000), lent: cents(600), maxAdvanceBp: 5000 }), 0)
  assert.equal(leftToLend({ balance: cents(-40), lent: cents(0), maxAdvanceBp: 5000 }), 0)
  assert.equal(leftToLend({ balance: cents(1001), lent: cents(0), maxAdvanceBp: 5000 }), 501)
})

test('what is taken over adds to what is owed', () => {
  assert.deepEqual(withTakenOver([cents(10), cents(20)], [cents(3)]), [13, 20])
})

test('money that comes later goes back in proportion, never more than was given', () => {
  assert.deepEqual(repayments(cents(500), [cents(300), cents(700)], 1), [150, 350])
  assert.deepEqual(repayments(cents(5000), [cents(300), cents(700)], 1), [300, 700])
  assert.deepEqual(repayments(cents(5), [cents(0)], 1), [0])
})

test('the reserve lends half of itself at most, earlier loans included', () => {
  const reserve = { balance: cents(1000), lent: cents(200), maxAdvanceBp: 5000 }
  assert.deepEqual(whyNotAdvance(cents(300), reserve), [])
  assert.deepEqual(whyNotAdvance(cents(301), reserve), [
    { code: 'reserve.advance_too_much', facts: { amount: 301, left: 300 } },
  ])
})

test('the contingency bears what goes beyond the target; beyond that payers answer anew', () => {
  assert.deepEqual(costAgainst(cents(900), cents(1000), cents(100)), { fromContingency: 0, beyond: 0 })
  assert.deepEqual(costAgainst(cents(1060), cents(1000), cents(100)), { fromContingency: 60, beyond: 0 })
  assert.deepEqual(costAgainst(cents(1150), cents(1000), cents(100)), { fromContingency: 100, beyond: 50 })
})

test('the contingency is called in the parts that were agreed', () => {
  assert.deepEqual(contingencyCalls(cents(50), [cents(80), cents(20)], 1), [40, 10])
  assert.deepEqual(contingencyCalls(cents(0), [cents(80), cents(20)], 1), [0, 0])
  assert.throws(() => contingencyCalls(cents(101), [cents(80), cents(20)], 1), RangeError)
})

test('who refuses a fresh cap pays no more, and where that is not enough the scope shrinks', () => {
  assert.deepEqual(freshCaps(cents(90), [willing('A', 1, 60), willing('B', 1, 60), willing('C', 1, 0)], 1), {
    kind: 'goes_on',
    parts: [45, 45, 0],
  })
  assert.deepEqual(freshCaps(cents(90), [willing('A', 1, 60)], 1), { kind: 'shrink', by: 30 })
})
