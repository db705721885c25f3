import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '#platform/values/day.ts'
import { type BounceScore, isDisabled, scoreAfter, warningDue } from './list-bounce.ts'

const first = '2025-03-03' as Day
const none: BounceScore = { score: 0, bouncedOn: null }
const each = (kinds: readonly ('hard' | 'soft')[], apart = 1): BounceScore =>
  kinds.reduce((score, kind, index) => scoreAfter(score, kind, addDays(first, index * apart)), none)

test('five mails to a mailbox that is gone, on five days, end the mails of the list', () => {
  assert.equal(isDisabled(each(['hard', 'hard', 'hard', 'hard'])), false)
  assert.equal(isDisabled(each(['hard', 'hard', 'hard', 'hard', 'hard'])), true)
  assert.equal(isDisabled(each(['hard', 'hard', 'hard', 'hard', 'soft'])), false)
  assert.equal(isDisabled(each(Array(10).fill('soft'))), true)
})

test('one bounce a day counts, however many come', () => {
  const once = scoreAfter(none, 'soft', first)
  assert.deepEqual(scoreAfter(once, 'hard', first), once)
})

test('a bounce older than seven days counts no more', () => {
  assert.equal(each(['hard', 'hard'], 7).score, 20)
  assert.equal(each(['hard', 'hard'], 8).score, 10)
})

test('three warnings seven days apart come before the end', () => {
  assert.equal(warningDue(1, first, addDays(first, 6)), null)
  assert.equal(warningDue(1, first, addDays(first, 7)), 'warn')
  assert.equal(warningDue(2, first, addDays(first, 7)), 'warn')
  assert.equal(warningDue(3, first, addDays(first, 6)), null)
  assert.equal(warningDue(3, first, addDays(first, 7)), 'remove')
})
