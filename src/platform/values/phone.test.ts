import assert from 'node:assert/strict'
import test from 'node:test'
import { readPhone } from './phone.ts'

test('national and international notations of a number are kept in one form', () => {
  assert.equal(readPhone('0470 00 17 42', 'BE'), '+32470001742')
  assert.equal(readPhone('+32 (0)470/00.17.42', 'CH'), '+32470001742')
  assert.equal(readPhone('0041 22 000 00 00', 'BE'), '+41220000000')
})

test('what is no number stays as it was written', () => {
  assert.equal(readPhone(' ring  at Karim ', 'BE'), 'ring at Karim')
  assert.equal(readPhone('12', 'BE'), '12')
  assert.equal(readPhone('  ', 'BE'), null)
})
