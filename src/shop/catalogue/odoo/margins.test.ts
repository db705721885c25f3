import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSaid } from '../rules/odoo-margin.ts'
import { type MarginsRead, marginsOf } from './margins.ts'

const byId = (...records: readonly { readonly id: number }[]) =>
  new Map(records.map((one) => [one.id, one as never])) as MarginsRead['classes']
const read = (given: Partial<MarginsRead>): MarginsRead => ({
  ...{ categories: [], products: [], variants: new Map(), classes: byId(), coefficients: byId() },
  ...given,
})

test('a class of margins of an Odoo is a margin on the cost with its rounding; what it adds behind the rounding is told apart', () => {
  const classes = byId(
    { id: 1, name: 'Bulk', markup: 33.3333, profit_margin: 25, price_round: 0.05, price_surcharge: -0.01 } as never,
    { id: 2, name: 'On price', profit_margin: 25, price_round: 0.01 } as never,
    { id: 3, name: 'Older', margin: 20 } as never,
  )
  const told = [1, 2, 3].map((id) => {
    const category = { id, complete_name: `C${id}`, margin_classification_id: [id, 'x'] }
    return marginsOf(read({ categories: [category], classes }))[0]
  })
  assert.deepEqual(
    told.map((one) => [one?.rule, one?.surchargeCents]),
    [
      [{ margin: 333_333, marginMode: 'onCost', roundingStep: 5, roundingMode: 'halfUp' }, -1],
      [{ margin: 250_000, marginMode: 'onPrice' }, null],
      [{ margin: 200_000, marginMode: 'onCost' }, null],
    ],
  )
})

test('coefficients of an Odoo are the whole chain, in their order: shares, amounts, and those that are in the cost', () => {
  const coefficients = byId(
    { id: 5, name: 'Transport', operation_type: 'fixed', value: 0.12 } as never,
    { id: 6, name: 'Loss', operation_type: 'multiplier', value: 0.07 } as never,
  )
  const product = {
    ...{ id: 4, name: 'Rice', coeff1_id: [6, 'Loss'], coeff9_id: [5, 'Transport'], incl_in_standard_price_9: true },
    margin_classification_id: [1, 'Bulk'],
  }
  const [told] = marginsOf(read({ products: [product], coefficients }))
  assert.deepEqual(told, {
    ...{ scope: 'product', key: 'product.template,4', name: 'Rice', surchargeCents: null },
    rule: {
      steps: [
        { kind: 'percent', by: 70_000, inCost: false, name: 'Loss' },
        { kind: 'add', by: 1200, inCost: true, name: 'Transport' },
      ],
      ...{ margin: 0, marginMode: 'onCost' },
    },
  })
})

test('a bare share of a category is on the cost; 0 is a field nobody filled in, and no margin is no proposal', () => {
  const categories = [
    { id: 1, complete_name: 'A', profit_margin: 12.5 },
    { id: 2, complete_name: 'B', profit_margin: 0 },
    { id: 3, complete_name: 'C', profit_margin: false },
  ]
  assert.deepEqual(
    marginsOf(read({ categories })).map(({ name, rule }) => [name, rule.margin]),
    [['A', 125_000]],
  )
})

test('a margin of a product in several sorts is proposed for each of them', () => {
  const classes = byId({ id: 1, markup: 10 } as never)
  const product = { id: 4, name: 'Cola', margin_classification_id: [1, 'x'] }
  const variants = new Map([[4, [{ id: 7 }, { id: 8 }]]])
  assert.deepEqual(
    marginsOf(read({ products: [product], classes, variants })).map(({ key }) => key),
    ['product.product,7', 'product.product,8'],
  )
})

test('a rule that says the same, and more, is no proposal any longer', () => {
  const steps = [{ kind: 'add' as const, by: 10, inCost: false, name: null }]
  const kept = [{ inCost: false, name: null, by: 10, kind: 'add' as const }]
  assert.equal(isSaid({ steps, margin: 0 }, { margin: 0, steps: kept, applyMode: 'always' }), true)
  assert.equal(isSaid({ steps, margin: 0 }, { margin: 0, steps: [] }), false)
  assert.equal(isSaid({ margin: 0 }, {}), false)
})
