import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { day } from '#platform/values/day.ts'
import {
  type CardFacts,
  codesOf,
  isCode,
  isEan13,
  numberedCode,
  randomCode,
  randomDigitsAfter,
  readCard,
} from './card.ts'

const card: CardFacts = { code: '0420000123002', contact: 'amina', state: 'active', endReason: null, endedOn: null }

test('every random code is an EAN-13 with the prefix of the shop', () => {
  const digits = fc.stringMatching(/^\d{9}$/)
  fc.assert(
    fc.property(digits, (nine) => isEan13(randomCode('042', nine)) && randomCode('042', nine).startsWith('042')),
  )
  assert.equal(randomDigitsAfter('042'), 9)
})

test('a numbered code tells member or household, number and renewal', () => {
  const code = numberedCode('042', { household: true, memberNo: 371, renewal: 2 })
  assert.equal(code?.slice(0, 12), '042100037102')
  assert.equal(isEan13(code ?? ''), true)
  assert.equal(numberedCode('042', { household: false, memberNo: 1_000_000, renewal: 0 }), null)
})

test('a changed digit is noticed', () => {
  assert.equal(isEan13('4006381333931'), true)
  assert.equal(isEan13('4006381333932'), false)
})

test('a scan without its leading zero finds the card', () => {
  assert.deepEqual(codesOf('420000123002'), ['420000123002', '0420000123002'])
  assert.deepEqual(codesOf(' 0420 0001 23002 '), ['0420000123002'])
  assert.deepEqual(codesOf('  '), [])
})

test('an ended card says why and since when', () => {
  const ended = { ...card, state: 'ended', endReason: 'lost', endedOn: day('2026-03-01') } as const
  assert.deepEqual(readCard('420000123002', ended, '042'), {
    answer: 'ended',
    contact: 'amina',
    endReason: 'lost',
    endedOn: '2026-03-01',
  })
})

test('a scan is found, unknown, of another prefix or misread', () => {
  assert.equal(readCard('420000123002', card, '042').answer, 'found')
  assert.equal(readCard('0420000123002', null, '042').answer, 'unknown')
  assert.equal(readCard('4006381333931', null, '042').answer, 'other_prefix')
  assert.equal(readCard('0420000123003', null, '042').answer, 'misread')
  assert.equal(readCard('987654321', null, '042').answer, 'unknown')
  assert.equal(readCard('', null, '042').answer, 'misread')
})

test('the office may type codes without blanks', () => {
  assert.deepEqual(['987654321', 'VIP-7', 'a b', '', 'é12345'].map(isCode), [true, true, false, false, false])
})
