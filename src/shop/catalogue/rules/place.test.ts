import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laid, movedTo, placesAfter, placeText, whyNotLay } from './place.ts'
import { racksOf } from './walk.ts'

const place = (zone: string, rack = '', shelf = '') => ({ zone, aisle: '', rack, shelf, position: '' })

test('a place is called from the large to the small, and what is empty is left out', () => {
  assert.equal(placeText({ zone: 'Cooled', aisle: '', rack: 'B', shelf: '', position: '04' }), 'Cooled · B · 04')
})

test('an aisle is laid rack by rack, each from above and from the left', () => {
  const names = laid({ zone: 'Dry', aisle: '4', racks: 2, shelves: 2, positions: 0 }).map(placeText)
  assert.deepEqual(names, ['Dry · 4 · 1 · 1', 'Dry · 4 · 1 · 2', 'Dry · 4 · 2 · 1', 'Dry · 4 · 2 · 2'])
  assert.deepEqual(laid({ zone: 'Till', aisle: '', racks: 0, shelves: 0, positions: 0 }).map(placeText), ['Till'])
})

test('no more places than a shop may have are laid at once', () => {
  assert.deepEqual(whyNotLay({ zone: 'Dry', aisle: '', racks: 100, shelves: 20, positions: 0 }), [])
  const [reason] = whyNotLay({ zone: 'Dry', aisle: '', racks: 100, shelves: 20, positions: 2 })
  assert.deepEqual(reason, { code: 'place.too_many', facts: { limit: 2000 } })
})

test('moved places keep the order they were given in, each once, and the others keep theirs', () => {
  assert.deepEqual(movedTo(['a', 'b', 'c', 'd'], ['d', 'b', 'd'], 'a'), ['d', 'b', 'a', 'c'])
  assert.deepEqual(movedTo(['a', 'b', 'c', 'd'], ['a'], null), ['b', 'c', 'd', 'a'])
})

test('what is added and taken off at once is added', () => {
  assert.deepEqual(placesAfter(['a', 'b'], ['b', 'c'], ['a', 'b']), ['b', 'c'])
})

test('places one after the other at one rack stand together, and a rack one passes twice is there twice', () => {
  const racks = racksOf([place('Dry', 'A', '1'), place('Dry', 'A', '2'), place('Bread'), place('Dry', 'A', '3')])
  assert.deepEqual(
    racks.map(({ name, places }) => `${name} ${places.length}`),
    ['Dry · A 2', 'Bread 1', 'Dry · A 1'],
  )
})
