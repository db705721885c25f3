import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plain, tidy } from './text.ts'

test('search ignores accents and capitals', () => {
  assert.equal(plain('Zoé Çakırel'), 'zoe cakirel')
  assert.equal(plain('ŁUKASZ Lefébure'), 'lukasz lefebure')
  assert.equal(plain('O’Dwyerre'), "o'dwyerre")
  assert.equal(plain('Søren Đorđe'), 'soren dorde')
  assert.equal(plain('Sophie E\u0301'), 'sophie e')
})

test('what is plain stays as it is', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(plain(plain(text)), plain(text))))
})

test('blanks of any kind become one', () => {
  assert.equal(tidy('  Solène \u00a0 O\t Dwyerre \r\n'), 'Solène O Dwyerre')
})
