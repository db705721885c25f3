import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from '../drawing/fonts.ts'
import { layout } from './layout.ts'
import { longestPlaceCode, placeFormat, placeIn, placePath } from './place-code.ts'

const id = '01a21704-0ad3-7000-95b3-d3bde5ca40ec'

test('the code of a place is known again by the address of its page, whatever the address of the shop', () => {
  assert.equal(placeIn(`https://shop.example.org${placePath(id)}`), id)
  assert.equal(placeIn(` http://127.0.0.1:8080/panier${placePath(id.toUpperCase())}/ `), id)
  assert.deepEqual(['5401070000139', placePath('3'), `https://shop.example.org/shop/${id}`, id].map(placeIn), [
    null,
    null,
    null,
    null,
  ])
})

test('the code of a place and its words fit on their label, for the longest address and long names', () => {
  const address = `https://${'a'.repeat(40)}.coop.example.org${placePath(id)}`
  assert.ok(address.length < longestPlaceCode)
  const words = 'Fruits et légumes · 12 · B · 4 · 10'
  const content = { product: words, texts: { name: words, rack: '12B-4-10' }, barcode: null, page: address }
  const drawn = layout(placeFormat, { ...content, logos: [], tags: [] }, measure, {
    dotsPerInch: null,
    allowSmallBars: false,
  })
  assert.deepEqual(drawn.warnings, [])
  assert.ok(drawn.items.some(({ kind }) => kind === 'symbol'))
})
