import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBeside, linesOfBoth } from './beside.ts'

test('a version written on another than the current one stands beside it', () => {
  assert.equal(isBeside(2, 2), false)
  assert.equal(isBeside(1, 2), true)
})

test('one text of both has the lines of each once, in their order', () => {
  assert.equal(linesOfBoth('One\nTwo\nFour', 'One\nThree\nFour'), 'One\nTwo\nThree\nFour')
  assert.equal(linesOfBoth('', 'Only here'), 'Only here')
  assert.equal(linesOfBoth('Only there', ''), 'Only there')
})
