/** Amounts of scenario files, read by the schema of their field. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Amount, decimals } from '#platform/values/amount.ts'
import { inUnits, whyNoAmount, withAmounts } from './scenario/amounts.ts'
import { differences } from './scenario/compare.ts'
import { shapeOf, waysOf } from './scenario/shape.ts'

const money = waysOf(shapeOf(z.int().meta(decimals(2)).nullable()))
const cost = waysOf(shapeOf(z.int().min(0).meta(decimals(4)).optional()))
const grams = waysOf(shapeOf(z.int().meta(decimals(0))))
const percent = waysOf(shapeOf(z.number()))
const text = waysOf(shapeOf(z.string()))

test('an amount in a scenario file counts in the unit of its field', () => {
  assert.equal(inUnits(money, '12.50'), 1250)
  assert.equal(inUnits(cost, '12.50'), 125_000)
  assert.equal(inUnits(cost, '-0.0001'), -1)
  assert.equal(inUnits(cost, 125_000), 125_000)
  assert.equal(inUnits(text, '12.50'), '12.50')
})

test('an amount in a scenario file with more decimals than its field holds is refused, and so is a quoted percentage', () => {
  assert.equal(whyNoAmount(cost, '1.2345'), null)
  for (const [ways, written] of [
    [money, '12.505'],
    [money, '12'],
    [cost, '1.23456'],
    [grams, '1.25'],
    [percent, '12.50'],
  ] as const)
    assert.notEqual(whyNoAmount(ways, written), null, written)
  assert.equal(whyNoAmount(percent, 12.5), null)
  assert.equal(whyNoAmount(text, '12.505'), null)
})

test('what is expected of an amount is compared in its own unit', () => {
  const reply = shapeOf(z.object({ rows: z.array(z.object({ price: z.int().meta(decimals(4)) })) }), 'output')
  const found = withAmounts(reply, { rows: [{ price: 12_345 }] })
  assert.deepEqual(differences({ rows: [{ price: '1.2345' }] }, found), [])
  assert.deepEqual(differences({ rows: [{ price: 12_345 }] }, found), [])
  assert.deepEqual(differences({ rows: [{ price: { at_least: '1.0', at_most: '1.3' } }] }, found), [])
  assert.equal(differences({ rows: [{ price: '123.45' }] }, found).length, 1)
  assert.equal(differences('12.50', new Amount(12_500, 3)).length, 0)
  assert.deepEqual(differences('12.50', 1250), [])
})
