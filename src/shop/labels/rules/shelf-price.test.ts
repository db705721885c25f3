import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents, formatMoney } from '#platform/values/money.ts'
import { centsOf, shelfPricesOf } from './shelf-price.ts'

test('the price a label prints is read back to the cent in every language and currency', () => {
  for (const language of ['fr', 'nl', 'de', 'en', 'es'])
    for (const [currency, country] of [
      ['EUR', 'BE'],
      ['CHF', 'CH'],
    ] as const)
      for (const amount of [0, 5, 99, 120, 123_456_789])
        assert.equal(centsOf(formatMoney(cents(amount), currency, language, country)), amount)
  assert.equal(centsOf(undefined), null)
})

test('at several places the lowest price counts until the last label says the new one', () => {
  const hanging = (...prices: (string | undefined)[]) => prices.map((price) => ({ product: 'milk', price }))
  assert.deepEqual(shelfPricesOf(hanging('1,30 €', '1,20 €', undefined)), [{ product: 'milk', cents: 120 }])
  assert.deepEqual(shelfPricesOf(hanging('1,30 €', '1,30 €')), [{ product: 'milk', cents: 130 }])
  assert.deepEqual(shelfPricesOf(hanging(undefined)), [])
})
