import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from '../drawing/fonts.ts'
import { zplMeasure } from '../drawing/zpl.ts'
import { layout } from './layout.ts'
import { weighingFormat } from './weighing-format.ts'

const longest = {
  product: 'Nuts',
  texts: {
    name: 'Mélange de fruits à coque grillés et salés avec raisins secs de Corinthe',
    allergens:
      'Contient : arachides, fruits à coque, lait, soja, sésame. Peut contenir : gluten, céleri, moutarde, sulfites, lupin, œufs, poissons, crustacés, mollusques',
    content: 'Netto 99,999 kg',
    comment: 'Tarra 99.998 g',
    unitPrice: '1.234,56 €/kg',
    price: '9.999,99 €',
    printedOn: '2025-03-03',
  },
  barcode: '0212345003695',
  page: null,
  logos: [],
  tags: [],
} as const

test('the label of a weighing says everything it should on paper and on thermal heads, all allergens with it', () => {
  for (const [letters, dotsPerInch] of [
    [measure, null],
    [zplMeasure, 203],
    [zplMeasure, 300],
  ] as const) {
    const { warnings } = layout(weighingFormat, longest, letters, { dotsPerInch, allowSmallBars: false })
    assert.deepEqual(warnings, [], String(dotsPerInch))
  }
})
