import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatQuantity, quantityText, readQuantity, thousandths, units } from './quantity.ts'

test('a quantity is read in thousandths', () => {
  assert.equal(readQuantity('1,5'), 1500)
  assert.equal(readQuantity('0.005'), 5)
  assert.equal(readQuantity('12'), 12000)
  assert.equal(readQuantity('-2.250'), -2250)
  assert.equal(readQuantity('0.0005'), null)
  assert.equal(readQuantity('two'), null)
  assert.equal(units(3), 3000)
})

test('a written quantity is short and read back', () => {
  assert.equal(quantityText(thousandths(12000)), '12')
  assert.equal(quantityText(thousandths(100000)), '100')
  assert.equal(quantityText(thousandths(1500)), '1.5')
  assert.equal(quantityText(thousandths(-5)), '-0.005')
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      assert.equal(readQuantity(quantityText(thousandths(amount))), amount === 0 ? 0 : amount)
    }),
  )
})

test('a quantity is shown in the language', () => {
  assert.equal(formatQuantity(thousandths(-1500), 'fr'), '−1,5')
  assert.equal(formatQuantity(thousandths(1234567), 'de'), '1.234,567')
})
