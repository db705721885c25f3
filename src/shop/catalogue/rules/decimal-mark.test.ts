import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimalMark, isAmbiguous, settled } from './decimal-mark.ts'

test('a figure with one mark before three digits may mean two things; no other does', () => {
  assert.deepEqual(['1.234', '12,500', '€ 1.234', '-1.234'].map(isAmbiguous), [true, true, true, true])
  const plain = ['1.234,50', '0.125', '2,5', '1.2345', '1.234.567', '1234', "1'234.50"]
  assert.deepEqual(
    plain.map(isAmbiguous),
    plain.map(() => false),
  )
})

test('the other figures of the file tell which mark is the decimal one', () => {
  assert.equal(decimalMark(['1.234', '2,50', '3']), ',')
  assert.equal(decimalMark(['1.234', '18.400000000000002']), '.')
  assert.equal(decimalMark(['1.234.567']), ',')
  assert.equal(decimalMark(['1.234', '12,500', '7']), null)
  assert.equal(decimalMark(['2,50', '2.50']), null)
})

test('once the mark is known the figure is read by it', () => {
  assert.deepEqual([settled('1.234', ','), settled('1.234', '.'), settled('2,50', '.')], ['1234', '1.234', '2,50'])
})
