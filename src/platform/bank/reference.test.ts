import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { belgianReference, isoReference, readBelgianReference, readIsoReference, referencesIn } from './reference.ts'

test('a Belgian reference has ten digits and their rest by 97, written 97 where there is none', () => {
  assert.equal(belgianReference(1_234_567_890), '+++123/4567/89002+++')
  assert.equal(belgianReference(97), '+++000/0000/09797+++')
  assert.equal(belgianReference(0), '+++000/0000/00097+++')
  assert.throws(() => belgianReference(10 ** 10), RangeError)
})

test('a reference is read however it was typed, and not at all with a wrong digit', () => {
  for (const typed of ['+++123/4567/89002+++', '***123/4567/89002***', '123456789002', '123/4567/89002'])
    assert.equal(readBelgianReference(typed), 1_234_567_890)
  assert.equal(readBelgianReference('+++123/4567/89003+++'), null)
  assert.equal(readBelgianReference('+++000/0000/09700+++'), null)
})

test('a creditor reference bears the check digits of ISO 11649', () => {
  assert.equal(isoReference('539007547034'), 'RF18 5390 0754 7034')
  assert.equal(readIsoReference('rf18 5390 0754 7034'), '539007547034')
  assert.equal(readIsoReference('RF19 5390 0754 7034'), null)
  assert.throws(() => isoReference('no/way'), RangeError)
})

test('every reference made is read back, and one digit changed is noticed', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 9_999_999_999 }),
      fc.nat({ max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (number, at, by) => {
        const digits = belgianReference(number).replace(/\D/g, '')
        assert.equal(readBelgianReference(digits), number)
        const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
        assert.equal(readBelgianReference(changed), null)
        assert.equal(readIsoReference(isoReference(String(number))), String(number))
      },
    ),
  )
})

test('references are found in the free text of a bank line', () => {
  assert.deepEqual(referencesIn('DUES 2027 +++123/4567/89002+++ THANK YOU'), { belgian: [1_234_567_890], iso: [] })
  assert.deepEqual(referencesIn('rf18 5390 0754 7034 tranche 1'), { belgian: [], iso: ['539007547034'] })
  assert.deepEqual(referencesIn('invoice 123456789003'), { belgian: [], iso: [] })
})
