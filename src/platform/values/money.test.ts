import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, formatMoney, moneyText, portion, readMoney, sum } from './money.ts'

test('an amount is read with a point, a comma or Swiss groups', () => {
  const read: [string, number][] = [
    ['12.50', 1250],
    ['12,50', 1250],
    ['12,5', 1250],
    ['12', 1200],
    ["1'234.50", 123450],
    ['1’234.50', 123450],
    ['1 234,50', 123450],
    ['1\u202f234,50', 123450],
    ['1.234,50', 123450],
    ['1,234.50', 123450],
    ['1.234.567', 123456700],
    ['-3', -300],
    ['−3,05', -305],
    [' 7.00 ', 700],
    ['12.500', 1250],
  ]
  for (const [text, amount] of read) assert.equal(readMoney(text), amount, text)
})

test('what is not clearly an amount is refused, never guessed', () => {
  for (const text of ['', 'abc', '1.234', '12.505', '1 23', '12..5', '1,2,3', '--1', '12€', '1e3', "12'34", '.5', '5.'])
    assert.equal(readMoney(text), null, text)
})

test('cents are whole and safe', () => {
  assert.throws(() => cents(1.5), RangeError)
  assert.throws(() => cents(Number.MAX_SAFE_INTEGER + 1), RangeError)
  assert.ok(Object.is(cents(-0), 0))
  assert.equal(sum([cents(10), cents(-3)]), 7)
  assert.equal(sum([]), 0)
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      assert.equal(readMoney(moneyText(cents(amount))), amount === 0 ? 0 : amount)
    }),
  )
})

test('an amount is shown in the language, with its currency and a true minus', () => {
  const shown = (language: string, currency: 'EUR' | 'CHF', country?: string) =>
    formatMoney(cents(-123450), currency, language, country).replace(/[\u00a0\u202f]/g, ' ')
  assert.equal(shown('fr', 'EUR'), '−1 234,50 €')
  assert.equal(shown('de', 'EUR'), '−1.234,50 €')
  assert.equal(shown('en', 'EUR'), '−€1,234.50')
  assert.equal(shown('nl', 'EUR'), '€ −1.234,50')
  assert.equal(shown('es', 'EUR'), '−1234,50 €')
  assert.match(shown('de', 'CHF', 'CH'), /^CHF−1['’]234.50$/)
})

test('a large amount is shown to the last cent', () => {
  assert.equal(formatMoney(cents(9007199254740991), 'EUR', 'en'), '€90,071,992,547,409.91')
})

test('dues of a part month are rounded once', () => {
  assert.equal(portion(cents(2500), 15, 31), 1210)
  assert.equal(portion(cents(432109), 1350, 10000), 58335)
  assert.equal(portion(cents(-2500), 15, 31), -1210)
})

test('every amount is written exactly as the language of the reader writes it', () => {
  for (const language of ['fr', 'nl', 'de', 'en', 'es'])
    for (const [currency, country] of [
      ['EUR', 'BE'],
      ['EUR', undefined],
      ['CHF', 'CH'],
    ] as const)
      for (const amount of [0, 1, 9, 10, 99, 100, 101, 1250, 99_999, 100_000, 123_456_789, -5, -1250]) {
        const plain = new Intl.NumberFormat(country ? `${language}-${country}` : language, {
          style: 'currency',
          currency,
        })
        const wanted = plain.format(moneyText(cents(amount)) as Intl.StringNumericLiteral).replace('-', '−')
        assert.equal(formatMoney(cents(amount), currency, language, country), wanted)
      }
})
