import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gramsIn } from './scale-line.ts'

test('a scale on a cable is understood in kilograms and in grams, whoever made it', () => {
  assert.equal(gramsIn('ST,GS,+  0.452kg'), 452)
  assert.equal(gramsIn('S S      452.5 g'), 453)
  assert.equal(gramsIn('   1,25 kg\r'), 1250)
  assert.equal(gramsIn('0 g'), 0)
})

test('a weight that moves, is too much, or below nothing is not taken', () => {
  for (const line of [
    'US,GS,+  0.452kg',
    'OL,GS,+9999.999kg',
    'S D      452.5 g',
    'ST,GS,-  0.010kg',
    'S I',
    '',
    '452',
  ])
    assert.equal(gramsIn(line), null, line)
})
