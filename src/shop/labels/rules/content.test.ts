import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { thousandths, units } from '#platform/values/quantity.ts'
import { contentOf, type LabelFacts, type LabelReaders } from './content.ts'

const readers: LabelReaders = {
  language: 'fr',
  secondLanguage: null,
  currency: 'EUR',
  country: 'BE',
  depositWord: 'consigne',
}
const beer: LabelFacts = {
  number: '00042',
  name: 'Bière blonde',
  labelName: { nl: 'Blond bier' },
  labelComment: {},
  brand: 'Brasserie du Quai',
  maker: null,
  supplier: null,
  origin: 'BELGIQUE',
  freshClass: null,
  allergens: null,
  notice: null,
  price: cents(990),
  formerPrice: null,
  soldBy: { unit: 'pièce', weighed: false },
  content: { amount: units(33), unit: 'cl', packs: 6 },
  unitPrice: { cents: cents(500), unit: 'l' },
  secondUnitPrice: null,
  deposit: cents(60),
  barcode: '4006381333931',
  page: null,
  logos: [],
  tags: [],
  rack: 'B2',
}
const texts = (change: Partial<LabelFacts> = {}, to: Partial<LabelReaders> = {}) =>
  contentOf({ ...beer, ...change }, { ...readers, ...to }).texts

test('price, content, unit price and deposit are final strings; the deposit stands beside the price', () => {
  const said = texts()
  const plain = Object.fromEntries(
    Object.entries(said).map(([field, text]) => [field, text.replace(/[\u00a0\u202f]/g, ' ')]),
  )
  assert.deepEqual(plain, {
    name: 'Bière blonde',
    brand: 'Brasserie du Quai',
    origin: 'BELGIQUE',
    content: '6 × 33 cl',
    price: '9,90 €',
    unitPrice: '5,00 €/l',
    deposit: '+ 0,60 € consigne',
    number: '00042',
    rack: 'B2',
  })
})

test('without a deposit nothing is said of one, and without a price none is printed', () => {
  assert.equal(texts({ deposit: cents(0) }).deposit, undefined)
  assert.equal(texts({ price: null }).price, undefined)
})

test('goods that are weighed say what the price is for', () => {
  assert.equal(texts({ soldBy: { unit: 'kg', weighed: true }, content: null }).content, '/ kg')
  assert.equal(texts({ content: { amount: thousandths(1500), unit: 'kg', packs: 1 } }).content, '1,5 kg')
})

test('a label has the words its shop wrote for it, in its language, and a second one beside where they differ', () => {
  const both = texts({ labelName: { fr: 'Blonde du Quai', nl: 'Blond bier' } }, { secondLanguage: 'nl' })
  assert.deepEqual([both.name, both.secondName], ['Blonde du Quai', 'Blond bier'])
  assert.equal(texts({}, { language: 'nl', secondLanguage: 'nl' }).secondName, undefined)
})

test('the former price is shown while a promotion runs, and not when it is the same', () => {
  assert.match(texts({ formerPrice: cents(1290) }).formerPrice ?? '', /12,90/)
  assert.equal(texts({ formerPrice: cents(990) }).formerPrice, undefined)
})

test('a second unit has its own decimals', () => {
  const second = { value: 1234, decimals: 3, unit: '100 g' }
  assert.match(texts({ secondUnitPrice: second }).secondUnitPrice ?? '', /^1,234.€\/100 g$/)
})
