import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barcodePresets } from './barcode-presets.ts'
import { type BarcodeRule, baseCodeFor, codeWith, readCode, soldBy } from './barcode-rule.ts'
import { knownUnits } from './units.ts'
import { mostGrams, tareOf, type WeighedGoods, weigh } from './weighing.ts'

const unit = (code: string) => knownUnits.find((one) => one.code === code) ?? null
const bees = barcodePresets['bees'] ?? []
const rule = (pattern: string, kind: BarcodeRule['kind'], more: Partial<BarcodeRule> = {}): BarcodeRule => ({
  name: kind,
  pattern,
  kind,
  share: null,
  ...more,
})
const base = baseCodeFor('02.....{NNNDD}', 123) ?? ''
const rice: WeighedGoods = {
  product: 'rice',
  name: 'Rice',
  state: 'active',
  sold: true,
  weighed: true,
  group: 'Bulk',
  cents: 295,
  saleUnit: unit('kg'),
  barcodes: [base],
  barcodeRule: null,
}
const codes = (goods: WeighedGoods, gross: number, tare = 0, rules = bees) =>
  weigh(goods, { gross, tare }, rules).refusals.map(({ code }) => code)

test('the container is taken off, and the net weight costs the unit price, half a cent up', () => {
  const { weighed, refusals } = weigh(rice, { gross: 1450, tare: 200 }, bees)
  assert.deepEqual(refusals, [])
  assert.deepEqual(weighed, {
    gross: 1450,
    tare: 200,
    net: 1250,
    quantity: 1250,
    amount: 369,
    code: codeWith(bees[0] as BarcodeRule, base, 369),
  })
})

test('the till reads the very amount of the label, by price and by weight, whatever the rule', () => {
  for (const [preset, pattern] of [
    ['bees', '02.....{NNNDD}'],
    ['odoo', '21.....{NNDDD}'],
    ['dutch_plu', '23.....{NNNDD}'],
    ['la_louve', '20.....{NNNDD}'],
  ] as const) {
    const rules = barcodePresets[preset] ?? []
    const goods = { ...rice, barcodes: [baseCodeFor(pattern, 123) ?? ''], cents: 1099 }
    for (const gross of [1, 20, 333, 1767, 9999]) {
      const { weighed } = weigh(goods, { gross, tare: 0 }, rules)
      const { reading } = readCode(weighed?.code ?? '', rules)
      assert.ok(reading && weighed, `${preset} ${gross}`)
      assert.equal(soldBy(reading, goods.cents).amount, weighed.amount)
      assert.equal(reading.baseCode, goods.barcodes[0])
    }
  }
})

test('a price for 100 g is a price for 100 g', () => {
  const { weighed } = weigh({ ...rice, saleUnit: unit('100g'), cents: 250 }, { gross: 345, tare: 0 }, bees)
  assert.equal(weighed?.quantity, 3450)
  assert.equal(weighed?.amount, 863)
})

test('nothing on the scale, no more than the container, or too much is refused', () => {
  assert.deepEqual(codes(rice, 0), ['weighing.no_weight'])
  assert.deepEqual(codes(rice, 200, 200), ['weighing.below_tare'])
  assert.deepEqual(codes(rice, 150, 200), ['weighing.below_tare'])
  assert.deepEqual(codes(rice, mostGrams + 1), ['weighing.too_heavy'])
  assert.deepEqual(codes({ ...rice, cents: 1 }, mostGrams), [])
})

test('what has no price, or stands in no scale, is not weighed', () => {
  assert.deepEqual(codes({ ...rice, cents: null }, 500), ['weighing.no_price'])
  for (const more of [
    { group: null },
    { sold: false },
    { state: 'withdrawn' },
    { weighed: false },
    { saleUnit: unit('l') },
  ] as const)
    assert.deepEqual(codes({ ...rice, ...more }, 500), ['weighing.not_on_scale'], JSON.stringify(more))
  assert.deepEqual(codes({ ...rice, cents: null, group: null }, 0), [
    'weighing.not_on_scale',
    'weighing.no_price',
    'weighing.no_weight',
  ])
})

test('a label needs a rule that bears an amount or a weight, and a product with a code of it', () => {
  assert.deepEqual(codes(rice, 500, 0, [rule('042.........', 'member')]), ['weighing.no_rule'])
  assert.deepEqual(codes({ ...rice, barcodes: ['4006381333931'] }, 500), ['weighing.no_base_code'])
  // a code that bears a value already is no base code
  assert.deepEqual(codes({ ...rice, barcodes: ['0212345002650'] }, 500), ['weighing.no_base_code'])
})

test('an amount that does not fit into the digits is refused, and so is one of nothing', () => {
  assert.deepEqual(codes({ ...rice, cents: 10_000 }, 99_999), ['weighing.code_full'])
  assert.deepEqual(codes({ ...rice, cents: 100 }, 4), ['weighing.too_light'])
  // digits that know whole units alone cannot say cents
  assert.deepEqual(codes(rice, 500, 0, [rule('02.....{NNNNN}', 'priceToWeight')]), ['weighing.code_full'])
})

test('a product that insists on its rule is labelled by it', () => {
  const rules = [rule('02.....{NNNDD}', 'priceToWeight'), rule('02.....{NNDDD}', 'weight', { name: 'by weight' })]
  const first = weigh(rice, { gross: 500, tare: 0 }, rules).weighed?.code
  const own = weigh({ ...rice, barcodeRule: 'by weight' }, { gross: 500, tare: 0 }, rules).weighed?.code
  assert.equal(first?.slice(7, 12), '00148')
  assert.equal(own?.slice(7, 12), '00500')
})

test('the container weighs before what was typed, and that before what the shop says of the product', () => {
  assert.equal(tareOf({ container: 210, typed: 5, product: 8 }), 210)
  assert.equal(tareOf({ container: null, typed: 0, product: 8 }), 0)
  assert.equal(tareOf({ container: null, typed: null, product: 8 }), 8)
  assert.equal(tareOf({ container: null, typed: null, product: null }), 0)
})
