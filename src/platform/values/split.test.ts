import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents } from './money.ts'
import { split } from './split.ts'
import { thorough } from './thorough.testing.ts'

test('left-over cents go to the largest remainders, not to the largest weights', () => {
  assert.deepEqual(split(cents(10), [55, 27, 18]), [5, 3, 2])
})

test('a refund mirrors the charge', () => {
  assert.deepEqual(split(cents(-5), [7, 3]), [-4, -1])
  assert.deepEqual(split(cents(-100000), [1, 1, 1]), [-33334, -33333, -33333])
})

test('a round is shared by turnover to the cent', () => {
  assert.deepEqual(split(cents(360000), [2400000, 900000, 650000, 300000, 120000]), [197712, 74142, 53547, 24714, 9885])
})

test('equal remainders are served in turn', () => {
  assert.deepEqual(split(10, [1, 1, 1], 1), [4, 3, 3])
  assert.deepEqual(split(10, [1, 1, 1], 2), [3, 4, 3])
  assert.deepEqual(split(10, [1, 1, 1], 3), [3, 3, 4])
  assert.deepEqual(split(10, [1, 1, 1], 4), [4, 3, 3])
  assert.deepEqual(split(11, [1, 1, 1], 3), [4, 3, 4])
})

test('a stray cent', () => {
  assert.deepEqual(split(100, [9, 12, 1]), [41, 55, 4])
})

test('nobody, negative, fractional and all-zero weights are errors, even for 0', () => {
  for (const weights of [[], [-1, 2], [0.5], [0, 0]]) assert.throws(() => split(0, weights), RangeError)
  assert.throws(() => split(1.5, [1]), RangeError)
  assert.throws(() => split(1, [1], 0), RangeError)
})

const weighed = fc
  .array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0))
const total = fc.maxSafeInteger()
/** Continuous integration tries a hundred thousand splits. */
const numRuns = thorough ? 100_000 : 300

test('parts always add up to the total', () => {
  fc.assert(
    fc.property(total, weighed, fc.integer({ min: 1, max: 50 }), (amount, weights, turn) => {
      const parts = split(amount, weights, turn)
      assert.equal(
        parts.reduce((all, part) => all + BigInt(part), 0n),
        BigInt(amount),
      )
    }),
    { numRuns },
  )
})

test('each part is its exact share rounded down or up, and weight 0 gets nothing', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), weighed, (amount, weights) => {
      const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
      split(amount, weights).forEach((part, place) => {
        const floor = (BigInt(amount) * BigInt(weights[place] ?? 0)) / all
        assert.ok(BigInt(part) === floor || BigInt(part) === floor + 1n)
        if (weights[place] === 0) assert.equal(part, 0)
      })
    }),
  )
})

test('the split of the opposite is the opposite of the split', () => {
  fc.assert(
    fc.property(total, weighed, (amount, weights) => {
      const mirrored = split(-amount, weights).map((part) => (part === 0 ? 0 : -part))
      assert.deepEqual(mirrored, split(amount, weights))
    }),
  )
})

test('swapping payers swaps their parts, ties aside', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), weighed, (amount, weights) => {
      const forth = split(amount, weights)
      const back = split(amount, weights.toReversed()).toReversed()
      assert.ok(forth.every((part, place) => Math.abs(part - (back[place] ?? 0)) <= 1))
    }),
  )
})
