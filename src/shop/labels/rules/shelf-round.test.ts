import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRise } from './rise.ts'
import { judgeRound } from './shelf-round.ts'

const [now, before] = ['a'.repeat(64), 'b'.repeat(64)]
const hangs = (shortCode: string | null, known: readonly string[] = []) =>
  judgeRound({ wanted: now, known, found: 'hangs', shortCode })

test('a label that hangs is right by its short code, or because nobody sees a difference', () => {
  assert.deepEqual(hangs('aaaaaa'), { verdict: 'right', hangs: now })
  assert.deepEqual(hangs(null), { verdict: 'right', hangs: now })
})

test('another short code is an old label, known or not; a missing or damaged one is neither', () => {
  assert.deepEqual(hangs('bbbbbb', [before]), { verdict: 'old', hangs: before })
  assert.deepEqual(hangs('cccccc'), { verdict: 'unknown', hangs: null })
  assert.deepEqual(judgeRound({ wanted: now, known: [], found: 'missing', shortCode: null }).verdict, 'missing')
  assert.deepEqual(judgeRound({ wanted: null, known: [], found: 'hangs', shortCode: null }).verdict, 'unknown')
})

test('a rise is where the shelf asks for less than the till', () => {
  assert.equal(isRise('1,20 €', '1,30 €'), true)
  assert.equal(isRise('1.230,00 €', '999,99 €'), false)
  assert.equal(isRise(null, '1,30 €'), false)
})
