import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksToBeSure, supplierChange, type Terms, termFields } from './supplier-change.ts'

const terms: Terms = {
  price: 12_500,
  per: 'unit',
  packageQty: 6000,
  discount: 0,
  vatIncluded: false,
  advisedPrice: 199,
}

test('a supplier who asks what was asked before changes nothing', () => {
  assert.equal(supplierChange({ before: terms, after: { ...terms }, isMain: true }), null)
})

test('another price of the main line waits as new, of any other line as new beside the main one', () => {
  const after = { ...terms, price: 12_501 }
  assert.deepEqual(supplierChange({ before: terms, after, isMain: true }), { state: 'new', fields: ['price'] })
  assert.deepEqual(supplierChange({ before: terms, after, isMain: false }), { state: 'newNotMain', fields: ['price'] })
})

test('another package touches money only where the price is that of the package', () => {
  const after = { ...terms, packageQty: 12_000 }
  assert.equal(supplierChange({ before: terms, after, isMain: true }), null)
  const box = { ...terms, per: 'package' as const }
  const change = supplierChange({ before: box, after: { ...box, packageQty: 12_000 }, isMain: true })
  assert.deepEqual(change?.fields, ['packageQty'])
})

test('a new line is a change in everything', () => {
  assert.deepEqual(supplierChange({ before: null, after: terms, isMain: true })?.fields, [...termFields])
})

test('nothing, and a move by more than half, is asked about', () => {
  assert.deepEqual(
    [
      [null, 0],
      [100, 0],
      [100, 151],
      [100, 49],
    ].map(([before, after]) => asksToBeSure(before as number | null, after as number)),
    [true, true, true, true],
  )
  assert.deepEqual(
    [
      [null, 5],
      [100, 150],
      [100, 50],
      [0, 900],
    ].map(([before, after]) => asksToBeSure(before as number | null, after as number)),
    [false, false, false, false],
  )
})
