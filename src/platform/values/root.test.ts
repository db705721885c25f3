import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { millionthRoot, wholeRoot } from './root.ts'

test('a root is the largest number whose square fits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (of) => {
      const root = wholeRoot(of)
      assert.ok(root * root <= of && (root + 1n) * (root + 1n) > of)
    }),
  )
  assert.throws(() => wholeRoot(-1n), RangeError)
})

test('roots in millionths are rounded down', () => {
  assert.deepEqual([0, 1, 2, 144, 150].map(millionthRoot), [0n, 1_000_000n, 1_414_213n, 12_000_000n, 12_247_448n])
})
