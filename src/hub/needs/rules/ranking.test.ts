import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ranked, whyNotDots, whyNotPlace, whyNotPrioritise } from './ranking.ts'

const need = (id: string, number: number, dots: number, strength: number, placedAt: number | null = null) => ({
  id,
  number,
  dots,
  strength,
  placedAt,
})

test('more dots come first, then more strength, then the older number', () => {
  const all = [need('young', 4, 2, 5), need('strong', 3, 2, 9), need('old', 1, 2, 5), need('dotted', 9, 3, 1)]
  assert.deepEqual(ranked(all), ['dotted', 'strong', 'old', 'young'])
})

test('a need that was placed stands at its place, the others fall around it', () => {
  const all = [need('a', 1, 9, 0), need('b', 2, 8, 0), need('c', 3, 0, 0, 1), need('d', 4, 0, 0, 3)]
  assert.deepEqual(ranked(all), ['c', 'a', 'd', 'b'])
})

test('every need is ranked once, whatever was placed', () => {
  const one = fc.record({
    number: fc.integer({ min: 1, max: 50 }),
    dots: fc.nat(20),
    strength: fc.nat(20),
    placedAt: fc.option(fc.integer({ min: 1, max: 60 })),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), (told) => {
      const all = told.map((facts, at) => ({ ...facts, id: String(at) }))
      assert.deepEqual(ranked(all).sort(), all.map(({ id }) => id).sort())
    }),
  )
})

test('two organisations share a need before it is ranked, unless its author asks for something of its own', () => {
  assert.deepEqual(whyNotPrioritise(2, false), [])
  assert.deepEqual(whyNotPrioritise(0, true), [])
  assert.deepEqual(
    whyNotPrioritise(1, false).map(({ code }) => code),
    ['prioritise.few_backings'],
  )
})

test('all dots of an organisation in a cycle are no more than each has', () => {
  const asked = { organisation: 'Le Panier', active: true, wanted: 3, elsewhere: 5, each: 8 }
  assert.deepEqual(whyNotDots(asked), [])
  assert.deepEqual(
    whyNotDots({ ...asked, active: false, wanted: 4 }).map(({ code }) => code),
    ['dots.not_active', 'dots.too_many'],
  )
})

test('a place lies among those that are ranked', () => {
  assert.deepEqual(whyNotPlace(null, 0), [])
  assert.deepEqual(whyNotPlace(3, 3), [])
  assert.equal(whyNotPlace(4, 3).length, 1)
})
