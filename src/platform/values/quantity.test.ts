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

test('every quantity is written exactly as the language of the reader writes it', () => {
  for (const language of ['fr', 'nl', 'de', 'en', 'es'])
    for (const amount of [0, 1, 10, 250, 999, 1000, 1500, 12_000, 999_999, 1_000_000, 1_234_567, -1500]) {
      const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
      const wanted = plain.format(quantityText(thousandths(amount)) as Intl.StringNumericLiteral).replace('-', '−')
      assert.equal(formatQuantity(thousandths(amount), language), wanted)
    }
})
