import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedWords, differences, isSubstantive, placeNow, wordsOf } from './versions.ts'

const words = 'one two three four five six seven eight nine ten'

test('words added and words removed count, words that stay do not', () => {
  const changed = (after: string) => changedWords(wordsOf(words), wordsOf(after))
  assert.equal(changed(words), 0)
  assert.equal(changed(words.replace('three', 'drei')), 2)
  assert.equal(changed(`${words} eleven`), 1)
  assert.equal(changed('one two four five six seven eight nine ten'), 1)
})

test('an edit is substantive above a fifth of the words before, not at it, or when it is declared so', () => {
  assert.equal(isSubstantive(false, 2, 10, 2000), false)
  assert.equal(isSubstantive(false, 3, 10, 2000), true)
  assert.equal(isSubstantive(true, 0, 10, 2000), true)
})

test('a comment follows its paragraph where it moved or was mended, and is older where it is gone', () => {
  const first = ['We open on Mondays from nine to noon.', 'Nobody pays for it.']
  const second = ['A new beginning.', 'We open on Mondays from nine to one.', 'Nobody pays for it.']
  const third = ['A new beginning.', 'Nobody pays for it.']
  assert.equal(placeNow([first, second], 1, 1), 2)
  assert.equal(placeNow([first, second], 1, 2), 3)
  assert.equal(placeNow([first, second, third], 1, 1), null)
  assert.equal(placeNow([first, second, third], 1, 2), 2)
  assert.equal(placeNow([first, second, third], 3, 1), 1)
})

test('differences name what changed, what is new, what is gone', () => {
  assert.deepEqual(
    differences(['Alpha beta gamma delta', 'Gone for ever'], ['Alpha beta gamma epsilon', 'Quite new']),
    [
      { paragraph: 1, before: 'Alpha beta gamma delta', after: 'Alpha beta gamma epsilon' },
      { paragraph: 2, before: null, after: 'Quite new' },
      { paragraph: null, before: 'Gone for ever', after: null },
    ],
  )
})
