import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allergensSaid } from './allergens.ts'
import { afterMove, type CategoryFacts, defaultsOf, wouldRing } from './category.ts'
import { originAfter, originText, saysZone } from './origin.ts'
import { type ProductFacts, weighedBy, whyNotLine, whyNotProduct } from './product.ts'
import { unitsWith } from './units.ts'

const category = (id: string, parent: string | null, more: Partial<CategoryFacts> = {}): CategoryFacts => ({
  id,
  parent,
  name: id,
  food: null,
  alcohol: null,
  vegan: null,
  vatClass: null,
  ...more,
})
const tree = new Map(
  [
    category('food', null, { food: true, vatClass: 'reduced' }),
    category('beer', 'food', { alcohol: true, vatClass: 'standard' }),
    category('light', 'beer', { alcohol: false }),
    category('cleaning', null),
  ].map((one) => [one.id, one]),
)
const units = unitsWith([])

test('a category gives what it says and takes the rest from above; alcohol is also food', () => {
  assert.deepEqual(defaultsOf(tree, 'food'), { food: true, alcohol: false, vegan: false, vatClass: 'reduced' })
  assert.deepEqual(defaultsOf(tree, 'beer'), { food: true, alcohol: true, vegan: false, vatClass: 'standard' })
  assert.deepEqual(defaultsOf(tree, 'light'), { food: true, alcohol: false, vegan: false, vatClass: 'standard' })
  assert.equal(defaultsOf(new Map([['wine', category('wine', null, { alcohol: true })]]), 'wine').food, true)
})

test('moving clears flags the new category does not give, and keeps VAT where it says none', () => {
  assert.deepEqual(afterMove({ vatClass: 'zero' }, tree, 'cleaning'), {
    food: false,
    alcohol: false,
    vegan: false,
    vatClass: 'zero',
  })
})

test('a category never hangs below itself', () => {
  assert.equal(wouldRing(tree, 'food', 'light'), true)
  assert.equal(wouldRing(tree, 'food', 'food'), true)
  assert.equal(wouldRing(tree, 'light', 'cleaning'), false)
})

test('the origin leaves empty parts out, and organic food says its zone first', () => {
  const origin = { country: 'Belgium', region: null, complement: '', maker: 'Hibou', zone: null }
  assert.equal(originText(origin), 'BELGIUM – Hibou')
  assert.equal(originText({ ...origin, zone: 'EU farming' }), 'EU farming – BELGIUM – Hibou')
  assert.deepEqual([saysZone({ food: true, organic: true }), saysZone({ food: false, organic: true })], [true, false])
})

test('a region sets its country, and another country clears the region', () => {
  const before = { country: 'BE', region: 'Hesbaye' }
  assert.deepEqual(
    originAfter(before, { region: 'Ardèche' }, () => 'FR'),
    { country: 'FR', region: 'Ardèche' },
  )
  assert.deepEqual(
    originAfter(before, { country: 'NL' }, () => null),
    { country: 'NL', region: null },
  )
  assert.deepEqual(
    originAfter(before, { country: 'BE' }, () => null),
    before,
  )
  assert.deepEqual(
    originAfter(before, { region: null }, () => null),
    { country: 'BE', region: null },
  )
})

const product = (more: Partial<ProductFacts> = {}): ProductFacts => ({
  saleUnit: 'piece',
  content: null,
  twoContents: false,
  drainedWeight: null,
  displayUnit: null,
  secondUnit: null,
  vatClass: 'standard',
  food: false,
  alcohol: false,
  vegan: false,
  qualities: [],
  ...more,
})
const why = (more: Partial<ProductFacts>) => whyNotProduct(product(more), units, ['standard']).map(({ code }) => code)

test('every reason against a product is told at once', () => {
  const quality = { id: '1', type: 'eco', name: 'Bud', several: false, forAlcohol: false, meansVegan: true }
  assert.deepEqual(
    why({
      twoContents: true,
      content: { amount: 100, unit: 'kg', packs: 1 },
      drainedWeight: 200,
      displayUnit: 'l',
      secondUnit: 'm',
      vatClass: 'none',
      alcohol: true,
      qualities: [quality, { ...quality, id: '2', name: 'Leaf', forAlcohol: true, meansVegan: false }],
    }),
    [
      'content.two_amounts',
      'unit.other_dimension',
      'unit.other_dimension',
      'content.drained_more',
      'vat.class_unknown',
      'product.alcohol_is_food',
      'quality.one_per_type',
      'quality.needs_vegan',
      'quality.not_for_alcohol',
    ],
  )
  assert.deepEqual(why({ saleUnit: 'bag' }), ['unit.unknown'])
  assert.deepEqual(why({ saleUnit: 'kg', secondUnit: '100g' }), [])
  assert.deepEqual(why({ drainedWeight: 1 }), ['content.drained_without'])
})

test('a unit of mass is weighed', () => {
  assert.deepEqual([weighedBy('kg', units), weighedBy('piece', units), weighedBy('l', units)], [true, false, false])
})

test('a supplier line needs days in order and a count where units tell nothing of each other', () => {
  const line = {
    purchaseUnit: 'piece',
    purchaseCount: null,
    saleUnit: 'kg',
    validFrom: '2025-03-03',
    validTo: '2025-03-02',
  }
  assert.deepEqual(
    whyNotLine(line, units).map(({ code }) => code),
    ['line.count_missing', 'line.days_order'],
  )
  assert.deepEqual(whyNotLine({ ...line, purchaseCount: 500, validTo: null }, units), [])
})

test('an allergen nobody knows is never said to be free', () => {
  const said = allergensSaid({ milk: 'contains', nuts: 'mayContain', egg: 'free' })
  assert.deepEqual([said.contains, said.mayContain], [['milk'], ['nuts']])
  assert.ok(said.unknown.includes('gluten') && !said.unknown.includes('egg'))
})
