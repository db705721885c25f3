import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli } from '../labels.testing.ts'
import { canonical, fingerprintOf, shortFingerprint } from './fingerprint.ts'
import type { LabelContent } from './format.ts'
import { readyFormats } from './ready-formats.ts'

const { format } = readyFormats[0]
const printed = fingerprintOf(format, muesli)
const saying = (texts: LabelContent['texts']): LabelContent => ({ ...muesli, texts: { ...muesli.texts, ...texts } })
const changes = (content: LabelContent, one = format): boolean =>
  fingerprintOf(one, content) !== fingerprintOf(one, muesli)

test('canonical JSON has its names in order and no blanks', () => {
  assert.equal(canonical({ b: [2, 'ü'], a: { d: null, c: true } }), '{"a":{"c":true,"d":null},"b":[2,"ü"]}')
})

test('the fingerprint is the SHA-256 of what the format prints and of its id: the same content gives the same one', () => {
  assert.match(printed, /^[0-9a-f]{64}$/)
  const otherOrder = Object.fromEntries(Object.entries(muesli.texts).reverse())
  assert.equal(fingerprintOf(format, { ...muesli, texts: otherOrder }), printed)
  assert.notEqual(fingerprintOf({ ...format, id: 'another' }, muesli), printed)
  assert.equal(shortFingerprint(printed), printed.slice(0, 6))
})

test('whatever alters a printed string flags the label: price, unit price, deposit, brand, origin, logo, barcode', () => {
  for (const texts of [
    { price: '12,96 €' },
    { unitPrice: '25,92 €/kg' },
    { deposit: '+ 0,20 €' },
    { brand: 'Moulin du Val' },
    { origin: 'FRANCE' },
    { content: '' },
  ])
    assert.ok(changes(saying(texts)), JSON.stringify(texts))
  assert.ok(changes({ ...muesli, barcode: '4006381333948' }))
  const newFile = muesli.logos.map((logo, index) => (index === 0 ? { ...logo, hash: 'new' } : logo))
  assert.ok(changes({ ...muesli, logos: newFile }))
})

test('what prints the same flags nothing: fields the format does not name, logos beyond its most, fields it ignores', () => {
  assert.ok(!changes(saying({ supplier: 'Terroirist', allergens: 'gluten' })))
  assert.ok(!changes({ ...muesli, product: 'Muesli', page: 'https://elsewhere.example' }))
  assert.ok(!changes(saying({ rack: 'B9-9' })))
  assert.ok(changes(saying({ rack: 'B9-9' }), { ...format, ignoredFields: [] }))
  const five = Array.from({ length: 5 }, (_, index) => ({ hash: `h${index}`, label: 'x', colour: '#000000' }))
  assert.equal(
    fingerprintOf(format, { ...muesli, logos: five }),
    fingerprintOf(format, { ...muesli, logos: five.slice(0, 4) }),
  )
})

test('of qualities and categories only the background they give counts', () => {
  const tinted = { ...format, backgrounds: [{ tag: 'quality:organic', colour: '#e5f3e7' }] }
  assert.ok(!changes({ ...muesli, tags: ['quality:organic', 'category:rice'] }, tinted))
  assert.ok(changes({ ...muesli, tags: [] }, tinted))
})
