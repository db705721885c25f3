import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { basisPoints, quotient, roundedQuotient } from './rounding.ts'

test('a half goes away from zero', () => {
  assert.equal(roundedQuotient(5, 2), 3)
  assert.equal(roundedQuotient(-5, 2), -3)
  assert.equal(roundedQuotient(5, -2), -3)
  assert.equal(roundedQuotient(4, 3), 1)
  assert.equal(roundedQuotient(-1, 3), 0)
  assert.ok(Object.is(roundedQuotient(-1, 3), 0))
  assert.equal(roundedQuotient(1_000_000_000_000_000_000_001n, 1_000_000_000_000n), 1_000_000_000)
})

test('the rounded value is at most a half away, and mirrors its opposite', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (numerator, denominator) => {
      const rounded = BigInt(roundedQuotient(numerator, denominator))
      const off = 2n * (rounded * BigInt(denominator) - BigInt(numerator))
      assert.ok((off < 0n ? -off : off) <= BigInt(denominator))
      assert.equal(roundedQuotient(-numerator, denominator), rounded === 0n ? 0 : -Number(rounded))
    }),
  )
})

test('a division by 0 and a fraction are refused', () => {
  assert.throws(() => roundedQuotient(1, 0), RangeError)
  assert.throws(() => roundedQuotient(1.5, 1), RangeError)
})

test('basis points', () => assert.equal(basisPoints(432109, 1350), 58335))

test('rounding up goes away from zero, down towards it, and neither moves a whole number', () => {
  assert.deepEqual(
    [
      quotient(5, 2, 'up'),
      quotient(-5, 2, 'up'),
      quotient(5, 2, 'down'),
      quotient(-5, 2, 'down'),
      quotient(5, 2, 'halfUp'),
    ],
    [3, -3, 2, -2, 3],
  )
  assert.deepEqual([quotient(6, 3, 'up'), quotient(-6, 3, 'down'), quotient(0, 3, 'up')], [2, -2, 0])
})
