import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { depositCents, paidFromNet } from './deposit.ts'
import { exact } from './exact.ts'
import { saleInPurchase } from './sale-in-purchase.ts'
import { rulesOf, type UnitPriceWish, unitPriceOf } from './unit-price.ts'
import { type Unit, unitsWith } from './units.ts'

const units = unitsWith([])
const unit = (code: string): Unit => units.get(code) as Unit
const wish = ({ country = 'BE', ...more }: Partial<UnitPriceWish> & { readonly country?: string }): UnitPriceWish => ({
  rules: rulesOf(country),
  cents: 260,
  saleUnit: unit('piece'),
  content: null,
  category: null,
  secondUnit: null,
  units,
  exemptions: [],
  useDrained: true,
  hideWhenEqual: true,
  secondUnitDecimals: 2,
  ...more,
})
const content = (amount: number, code: string, packs = 1, drained: number | null = null) => ({
  amount,
  unit: unit(code),
  packs,
  drained,
})

test('the price is divided by the content and kept exactly at four decimals', () => {
  const price = unitPriceOf(wish({ content: content(200, 'kg') }))
  assert.deepEqual([price.cents, price.exact, price.unit, price.state], [1300, 130_000, 'kg', 'shown'])
  const third = unitPriceOf(wish({ cents: 100, content: content(300_000, 'g') }))
  assert.deepEqual([third.cents, third.exact], [333, 33_333])
})

test('packs multiply, and a drained weight stands for the content where the country says so', () => {
  assert.equal(unitPriceOf(wish({ cents: 594, content: content(330, 'l', 6) })).cents, 300)
  const olives = content(400_000, 'g', 1, 250_000)
  const of = (country: string, useDrained: boolean) =>
    unitPriceOf(wish({ country, cents: 300, content: olives, useDrained })).cents
  assert.deepEqual([of('FR', false), of('BE', false), of('BE', true)], [1200, 750, 1200])
})

test('weighed goods have their price as the unit price, and a price equal to it is not printed twice', () => {
  const carrots = unitPriceOf(wish({ saleUnit: unit('kg'), cents: 245 }))
  assert.deepEqual([carrots.cents, carrots.state], [245, 'shown'])
  assert.equal(unitPriceOf(wish({ saleUnit: unit('100g'), cents: 150 })).cents, 1500)
  assert.equal(unitPriceOf(wish({ content: content(1000, 'l') })).state, 'hidden')
  assert.equal(unitPriceOf(wish({ content: content(1000, 'l'), hideWhenEqual: false })).state, 'shown')
})

test('without content there is none, and each country asks for its own dimensions', () => {
  assert.equal(unitPriceOf(wish({})).state, 'missing')
  assert.equal(unitPriceOf(wish({ cents: null, content: content(1, 'kg') })).state, 'noPrice')
  const of = (country: string, code: string) => unitPriceOf(wish({ country, content: content(20_000, code) })).state
  assert.deepEqual(
    [of('DE', 'm'), of('BE', 'm'), of('BE', 'wash'), of('CH', 'wash'), of('FR', 'piece'), of('ES', 'piece')],
    ['notAsked', 'shown', 'shown', 'notAsked', 'shown', 'notAsked'],
  )
})

test('small packs are exempt where the law or the shop says so', () => {
  assert.equal(unitPriceOf(wish({ country: 'DE', content: content(9999, 'g') })).state, 'exempt')
  assert.equal(unitPriceOf(wish({ country: 'DE', content: content(10_000, 'g') })).state, 'shown')
  const herbs = { categories: new Set(['herbs']), below: { amount: 30_000, unit: unit('g') }, byPiece: false }
  const of = (amount: number, category: string | null) =>
    unitPriceOf(wish({ content: content(amount, 'g'), category, exemptions: [herbs] })).state
  assert.deepEqual([of(29_999, 'herbs'), of(30_000, 'herbs'), of(29_999, null)], ['exempt', 'shown', 'shown'])
  const cheese = { categories: new Set(['cheese']), below: null, byPiece: true }
  const sold = (code: string) =>
    unitPriceOf(wish({ saleUnit: unit(code), category: 'cheese', exemptions: [cheese] })).state
  assert.deepEqual([sold('piece'), sold('kg')], ['exempt', 'shown'])
})

test('a second unit of the same dimension has its own price and decimals', () => {
  const price = unitPriceOf(wish({ content: content(200, 'kg'), secondUnit: unit('100g'), secondUnitDecimals: 3 }))
  assert.deepEqual(price.second, { value: 1300, decimals: 3, unit: '100g' })
  assert.equal(unitPriceOf(wish({ content: content(200, 'kg'), secondUnit: unit('l') })).second, null)
})

test('the same content in another unit or in more packs has the same unit price', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 12 }),
      (cents, grams, packs) => {
        const inGrams = unitPriceOf(wish({ cents, content: content(grams * 1000, 'g', packs) }))
        const inKilos = unitPriceOf(wish({ cents, content: content(grams * packs, 'kg') }))
        assert.deepEqual(inGrams.exact, inKilos.exact)
      },
    ),
  )
})

test('a deposit taxed as its product is added before VAT, and all is rounded once', () => {
  const bottle = { cents: 120, count: 1, treatment: 'asProduct', ownRate: 0 } as const
  assert.equal(paidFromNet(exact(4), 120_000, []), 448)
  assert.equal(paidFromNet(exact(4), 120_000, [bottle]), 582)
})

test('deposits add up: outside VAT, with a class of their own, or as the product', () => {
  const use = (treatment: 'outside' | 'ownClass' | 'asProduct', count = 1) => ({
    cents: 10,
    count,
    treatment,
    ownRate: 210_000,
  })
  assert.equal(depositCents([use('outside', 24)], 60_000), 240)
  assert.equal(depositCents([use('ownClass')], 60_000), 12)
  assert.equal(depositCents([use('ownClass', 5), use('asProduct', 5), use('outside')], 60_000), 124)
})

test('a purchase unit says how much it holds, or the count must be said', () => {
  const own = unitsWith([
    { code: 'carton', dimension: 'piece', size: 1_000_000, name: 'carton' },
    { code: 'dozen', dimension: 'piece', size: 12_000_000, name: 'dozen' },
  ])
  const of = (sold: string, bought: string, count: number | null = null) => {
    const found = saleInPurchase(own.get(sold), own.get(bought), count)
    return found && `${found.of}/${found.per}`
  }
  assert.deepEqual(
    [of('kg', 'g'), of('piece', 'dozen'), of('piece', 'carton'), of('piece', 'carton', 24_000), of('piece', 'kg')],
    ['1000/1', '1/12', null, '1/24', null],
  )
})
