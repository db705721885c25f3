import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '../values/day.ts'
import { cents } from '../values/money.ts'
import { sepaText, transferFile } from './pain001.ts'

const order = (day: string, amount: number) => ({
  reference: `E-${amount}`,
  amount: cents(amount),
  day: day as Day,
  name: 'Épicerie «La Gousse» & Cie',
  iban: 'BE68539007547034',
  message: 'Frais n° 12 // voyage',
})
const file = transferFile({
  id: 'file-1',
  madeAt: '2025-03-03T08:00:00.000Z' as Instant,
  currency: 'EUR',
  payer: { name: 'Le Panier', iban: 'BE71096123456769', bic: null },
  orders: [order('2025-03-05', 1250), order('2025-03-04', 5), order('2025-03-05', 100)],
})
const all = (name: string) =>
  [...file.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map((one) => one[1])

test('a file for the bank says how many transfers it holds and what they come to, in all and for each day', () => {
  assert.deepEqual(all('NbOfTxs'), ['3', '1', '2'])
  assert.deepEqual(all('CtrlSum'), ['13.55', '0.05', '13.50'])
  assert.deepEqual(all('Dt'), ['2025-03-04', '2025-03-05'])
  assert.deepEqual(all('InstdAmt'), ['0.05', '12.50', '1.00'])
  assert.deepEqual(all('CreDtTm'), ['2025-03-03T08:00:00Z'])
})

test('names and messages are written in the letters every bank reads', () => {
  assert.equal(sepaText('Épicerie «La Gousse» & Cie', 70), 'Epicerie .La Gousse. + Cie')
  assert.equal(sepaText('//Straße//5/', 70), 'Strasse/5')
  assert.equal(sepaText('<b>', 70), '.b.')
  assert.equal(sepaText('abcdef', 3), 'abc')
  assert.equal(sepaText('/', 3), '-')
  assert.ok(!file.includes('&'))
})
