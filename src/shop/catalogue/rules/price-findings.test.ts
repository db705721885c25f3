import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CheckedPrice, costIsOff, findingsOf } from './price-findings.ts'

const fine: CheckedPrice = {
  cents: 212,
  margins: { onCost: 200_000, onPrice: 166_667 },
  verdict: 'fits',
  product: { cost: 10_000 },
  made: { cost: 10_000 },
  main: {},
  staleSince: null,
  contentMissing: false,
  rule: { gapTolerance: 2 },
}
const found = (more: Partial<CheckedPrice>) => findingsOf({ ...fine, ...more })

test('a price that fits, on a cost that is known and a content that is said, needs no look', () => {
  assert.deepEqual(findingsOf(fine), [])
})

test('each thing that is off is found, and several are found together', () => {
  assert.deepEqual(found({ margins: { onCost: -1, onPrice: -1 } }), ['belowCost'])
  assert.deepEqual(found({ verdict: 'tooCheap' }), ['tooCheap'])
  assert.deepEqual(found({ verdict: 'tooExpensive' }), ['tooExpensive'])
  assert.deepEqual(found({ staleSince: '2024-01-01' }), ['staleCost'])
  assert.deepEqual(found({ contentMissing: true }), ['unitPriceMissing'])
  assert.deepEqual(
    found({ cents: null, margins: { onCost: null, onPrice: null }, verdict: null, main: null, made: null }),
    ['noPrice', 'noSupplier'],
  )
})

test('a margin of exactly nothing is not below the cost', () => {
  assert.deepEqual(found({ margins: { onCost: 0, onPrice: 0 } }), [])
  assert.deepEqual(found({ margins: { onCost: -10, onPrice: null } }), ['belowCost'])
})

test('a cost differs beyond the tolerance in cents, or when nobody took one over yet', () => {
  const off = (cost: number | null, made: number | null) =>
    costIsOff({ product: { cost }, made: made === null ? null : { cost: made }, rule: { gapTolerance: 2 } })
  assert.deepEqual(
    [off(10_200, 10_000), off(10_201, 10_000), off(9799, 10_000), off(null, 10_000), off(null, null)],
    [false, true, true, true, false],
  )
})
