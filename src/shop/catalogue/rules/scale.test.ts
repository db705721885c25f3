import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InScale, type ScaleContent, type ScaleFacts, scaleChanges } from './scale.ts'
import { brokenLines, encoded, scaleFile } from './scale-file.ts'

const content: ScaleContent = {
  number: 123,
  name: 'Gouda',
  price: 1450,
  unit: 'P',
  tare: 12,
  useByDays: 5,
  bestBeforeDays: null,
  sequence: 7,
  code: '0200123000005',
  texts: ['Milk, salt', 'Keep cool'],
}
const facts = (more: Partial<ScaleFacts> = {}): ScaleFacts => ({
  product: 'gouda',
  state: 'active',
  sold: true,
  group: 'Cheese',
  content,
  ...more,
})
const held: InScale = { product: 'gouda', group: 'Cheese', content }
const said = (before: readonly InScale[], ...now: ScaleFacts[]) =>
  scaleChanges(before, now).map(({ does, group }) => `${does} ${group}`)

test('in the scale is what is on sale, sold and of a group', () => {
  assert.deepEqual(said([], facts()), ['create Cheese'])
  for (const more of [{ state: 'draft' }, { state: 'withdrawn' }, { sold: false }, { group: null }] as const) {
    assert.deepEqual(said([], facts(more)), [], JSON.stringify(more))
    assert.deepEqual(said([held], facts(more)), ['delete Cheese'], JSON.stringify(more))
  }
})

test('another group is deleted there, and then created here', () => {
  assert.deepEqual(said([held], facts({ group: 'Bakery' })), ['delete Cheese', 'create Bakery'])
})

test('only what a scale shows is told to it', () => {
  assert.deepEqual(said([held], facts({ content: { ...content, texts: [...content.texts] } })), [])
  assert.deepEqual(said([held], facts({ content: { ...content, price: 1500 } })), ['update Cheese'])
})

test('what goes away makes room before anything comes', () => {
  const brie = facts({ product: 'brie', content: { ...content, number: 1 } })
  assert.deepEqual(said([held], brie, facts({ state: 'withdrawn' })), ['delete Cheese', 'create Cheese'])
})

const change = { product: 'gouda', group: 'Cheese', content, does: 'create' } as const

test('a Bizerba file has fields between #, prices in cents, tares in grams and texts apart', () => {
  const { articles, texts } = scaleFile('bizerba', [change], 'crlf')
  assert.equal(articles, 'C#123#P#Gouda#1450#12#5##7#1230001#1230002#\r\n')
  assert.equal(texts, 'C#1230001#Milk, salt#\r\nC#1230002#Keep cool#\r\n')
})

test('a deleted article is taken off with its texts', () => {
  const { articles, texts } = scaleFile('bizerba', [{ ...change, does: 'delete' }], 'lf')
  assert.match(articles, /^S#123#/)
  assert.match(texts, /^S#1230001#.*\nS#1230002#/)
})

test('a long name is broken between words into lines of forty letters', () => {
  const name = 'Tomme de brebis des Pyrénées au lait cru affinée douze mois en cave'
  const lines = brokenLines(name)
  assert.ok(lines.every((line) => line.length <= 40))
  assert.equal(lines.join(' '), name)
  const { articles } = scaleFile('bizerba', [{ ...change, content: { ...content, name } }], 'lf')
  assert.ok(articles.includes(lines.join('@0A')))
  assert.deepEqual(
    brokenLines('a'.repeat(85)).map((line) => line.length),
    [40, 40, 5],
  )
})

test('what separates fields cannot stand in a name', () => {
  const { articles } = scaleFile('bizerba', [{ ...change, content: { ...content, name: 'Nr #1\nbest' } }], 'lf')
  assert.equal(articles.split('#')[3], 'Nr 1 best')
})

test('a table holds the same with a head, and texts that look like formulas stay texts', () => {
  const { articles } = scaleFile('csv', [{ ...change, content: { ...content, name: '=A1; "x"', price: 5 } }], 'lf')
  const [, row = ''] = articles.split('\n')
  assert.equal(row, `create;Cheese;123;0200123000005;"'=A1; ""x""";P;0.05;12;5;;Milk, salt Keep cool`)
})

test('letters a scale does not know become their nearest', () => {
  assert.deepEqual([...encoded('é€ș☂', 'windows-1252')], [0xe9, 0x80, 0x73, 0x3f])
  assert.deepEqual([...encoded('é€', 'iso-8859-1')], [0xe9, 0x3f])
})
