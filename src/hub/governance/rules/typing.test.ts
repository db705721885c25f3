import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotCorrect } from './typing.ts'

const wrong = (before: string, after: string) => whyNotCorrect([before], [after])[0]?.facts.word ?? null

test('a slip of the pen is corrected: a letter, a capital, a comma', () => {
  assert.equal(wrong('we sel no bags', 'We sell no bags.'), null)
  assert.equal(wrong('the commitee meets', 'the committee meets'), null)
})

test('other words, other figures, and words that come or go are no slips', () => {
  assert.equal(wrong('we sell no bags', 'we sell all bags'), 'all')
  assert.equal(wrong('at most 10 bags', 'at most 11 bags'), '11')
  assert.equal(wrong('we may sell', 'we must sell'), 'must')
  assert.equal(wrong('we sell no bags', 'we sell bags'), '')
  assert.deepEqual(whyNotCorrect(['one'], ['one', 'two'])[0]?.code, 'proposal.not_typing')
})
