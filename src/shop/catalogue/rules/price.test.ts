import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, inUnits } from './exact.ts'
import { gapOf, makePrice, marginsOf, type PurchasePrice } from './price.ts'
import { type PriceRule, ruleFor, ruleOfCountry, standardRule } from './price-rule.ts'
import { whyNotRule } from './price-rule-refusals.ts'

const asked = (price: number, more: Partial<PurchasePrice> = {}): PurchasePrice => ({
  price,
  per: 'unit',
  packageQty: 1000,
  discount: 0,
  vatIncluded: false,
  saleInPurchase: exact(1),
  purchaseVat: 0,
  ...more,
})
const made = (line: PurchasePrice, rule: Partial<PriceRule>, saleVat = 0) =>
  makePrice({ line, rule: { ...standardRule, ...rule }, saleVat })

test('a margin on the price divides, and the result is rounded to the step after VAT', () => {
  const { suggested, why } = made(asked(147_700), { marginMode: 'onPrice', margin: 250_000, roundingStep: 5 }, 25_000)
  assert.equal(suggested, 2020)
  assert.deepEqual(
    why.map(({ code, value }) => [code, value]),
    [
      ['asked', 147_700],
      ['base', 147_700],
      ['margin', 196_933],
      ['vat', 201_857],
      ['rounded', 202_000],
    ],
  )
})

test('steps run in order for the price, and those of the cost run in a chain of their own', () => {
  const step = (kind: 'add' | 'percent', by: number, inCost: boolean) => ({ kind, by, inCost, name: null })
  const price = made(asked(500_000_000, { per: 'package', packageQty: 10_000_000, discount: 200_000 }), {
    steps: [step('add', 100_000, false), step('percent', 350_000, true), step('add', 150_000, true)],
    margin: 0,
  })
  assert.deepEqual([price.base, price.suggested, price.cost], [40_000, 3390, 204_000])
})

test('VAT that a supplier includes is taken out, and grams that are bought become kilos that are sold', () => {
  const line = asked(1060, { vatIncluded: true, purchaseVat: 60_000, saleInPurchase: exact(1000, 100) })
  assert.equal(made(line, { margin: 0 }).base, 10_000)
})

test('the base is rounded to its decimals before any step', () => {
  const line = asked(10_000, { per: 'package', packageQty: 3000 })
  assert.deepEqual([made(line, { margin: 0 }).base, made(line, { margin: 0, baseDecimals: 2 }).base], [3333, 3300])
})

test('another base stands in the place of the base in its own chain, and the base shown stays', () => {
  const price = makePrice({
    line: asked(10_000),
    rule: { ...standardRule, margin: 0 },
    saleVat: 0,
    otherBase: { sale: 20_000 },
  })
  assert.deepEqual([price.base, price.suggested, price.cost], [10_000, 200, 10_000])
})

test('members pay a markup on the rounded price, rounded once more', () => {
  const { suggested, memberPrice } = made(asked(9960), { margin: 0, roundingStep: 5, memberMarkup: 30_000 })
  assert.deepEqual([suggested, memberPrice], [100, 105])
})

test('prices end as the shop likes, the nearest one first and the higher of two', () => {
  const ending = (price: number, ...endings: string[]) => made(asked(price * 100), { margin: 0, endings }).suggested
  assert.deepEqual(
    [
      ending(103, '.x9'),
      ending(104, '.x9'),
      ending(105, '.x9'),
      ending(241, '.95'),
      ending(246, '.95'),
      ending(300, '.x9', '.95'),
    ],
    [99, 109, 109, 195, 295, 299],
  )
  assert.equal(made(asked(10_300), { margin: 0, endings: ['.x9'], roundingMode: 'up' }).suggested, 109)
  assert.equal(made(asked(10_800), { margin: 0, endings: ['.x9'], roundingMode: 'down' }).suggested, 99)
})

test('a rounded price lies within half a step, and rounding up or down within one', () => {
  const lines = {
    price: fc.integer({ min: 0, max: 10_000_000 }),
    step: fc.integer({ min: 1, max: 100 }),
    margin: fc.integer({ min: 0, max: 3_000_000 }),
  }
  fc.assert(
    fc.property(fc.record(lines), ({ price, step, margin }) => {
      const at = (roundingMode: 'halfUp' | 'up' | 'down') =>
        made(asked(price), { margin, roundingStep: step, roundingMode }, 60_000)
      const gross = at('halfUp').why.find(({ code }) => code === 'vat')?.value ?? 0
      const [half, up, down] = [at('halfUp').suggested, at('up').suggested, at('down').suggested]
      assert.ok(half % step === 0 && up % step === 0 && down % step === 0)
      assert.ok(Math.abs(half * 100 - gross) <= step * 50 + 1)
      assert.ok(down <= half && half <= up && up - down <= step)
    }),
  )
})

test('a step added and taken away, and a margin of 0, leave the price as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (price, by) => {
      const steps = [by, -by].map((amount) => ({ kind: 'add' as const, by: amount, inCost: true, name: null }))
      const { net, cost } = made(asked(price), { steps, margin: 0 })
      assert.deepEqual([inUnits(net, 10_000), cost], [price, price])
    }),
  )
})

test('a part nobody says comes from the next scope above; 0 is said, nothing is not', () => {
  const rules = [
    { scope: 'product', name: 'Tea', rule: { margin: null } },
    { scope: 'category', name: 'Drinks', rule: { margin: 0, roundingStep: 10 } },
    { scope: 'shop', name: null, rule: { margin: 250_000, gapTolerance: 3 } },
  ] as const
  const { rule, marginFrom } = ruleFor(rules, standardRule)
  assert.deepEqual([rule.margin, rule.roundingStep, rule.gapTolerance, rule.applyMode], [0, 10, 3, 'manual'])
  assert.deepEqual(marginFrom, { scope: 'category', name: 'Drinks' })
  assert.equal(ruleFor([], standardRule).rule.margin, 100_000)
  assert.equal(ruleOfCountry('CH').roundingStep, 5)
})

test('a margin on the price of 100 % is refused, and so is a negative one', () => {
  const codes = (rule: Parameters<typeof whyNotRule>[0], mode: 'onCost' | 'onPrice' = 'onCost') =>
    whyNotRule(rule, mode).map(({ code }) => code)
  assert.deepEqual(codes({ margin: 1_000_000 }, 'onPrice'), ['price.margin_on_price_whole'])
  assert.deepEqual(codes({ margin: 999_900, marginMode: 'onPrice' }), [])
  assert.deepEqual(codes({ margin: -1 }), ['price.margin_negative'])
  assert.deepEqual(codes({ margin: 10_000_001 }), ['price.margin_too_high'])
  assert.deepEqual(codes({ margin: 0 }), [])
  assert.deepEqual(codes({ steps: [{ kind: 'marginOnPrice', by: 1_000_000, inCost: false, name: null }] }), [
    'price.margin_on_price_whole',
  ])
})

test('a price beside the suggested one by more than the tolerance is too cheap or too expensive', () => {
  assert.deepEqual(gapOf(197, 200, 2), { gap: -3, verdict: 'tooCheap' })
  assert.deepEqual(gapOf(198, 200, 2), { gap: -2, verdict: 'fits' })
  assert.deepEqual(gapOf(203, 200, 2), { gap: 3, verdict: 'tooExpensive' })
  assert.deepEqual(gapOf(null, 200, 2), { gap: null, verdict: null })
})

test('both margins of a price are told, and none where there is nothing to divide by', () => {
  assert.deepEqual(marginsOf(212, 10_000, 60_000), { onCost: 1_000_000, onPrice: 500_000 })
  assert.deepEqual(marginsOf(212, 0, 60_000), { onCost: null, onPrice: 1_000_000 })
  assert.deepEqual(marginsOf(0, 10_000, 60_000).onPrice, null)
})
