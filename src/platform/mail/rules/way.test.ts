import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unasked, wayOf, ways, wishFor } from './way.ts'

test('who never chose gets a mail at once', () => {
  assert.equal(wayOf(unasked, false), 'mail')
  assert.equal(wayOf(unasked, true), 'mail')
})

test('each way is one wish, and back', () => {
  for (const way of ways) assert.equal(wayOf(wishFor(way), false), way)
})

test('what goes to everybody is never off and never waits, whatever was chosen before it became so', () => {
  assert.deepEqual(
    ways.map((way) => wayOf(wishFor(way), true)),
    ['mail', 'mail', 'push', 'mail'],
  )
})
