import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { type Asked, goalReached, pollResult, pollState, whyNotAskPoll, whyNotSay } from './quick-polls.ts'

const now = '2025-03-03T08:00:00.000Z' as Instant
const later = '2025-03-06T19:00:00.000Z' as Instant
const poll = (more: Partial<Asked>): Asked => ({ kind: 'sense', statements: [], goal: null, ...more })
const asked = (more: Partial<Asked>, closesAt = later) =>
  whyNotAskPoll(poll(more), { closesAt, now }).map(({ code }) => code)

test('cards have statements, a count may have a goal, and a poll closes later than now', () => {
  assert.deepEqual(asked({}), [])
  assert.deepEqual(asked({ kind: 'cards' }), ['quick.no_statements'])
  assert.deepEqual(asked({ kind: 'cards', statements: ['A', 'A'] }), ['quick.statement_twice'])
  assert.deepEqual(asked({ statements: ['A'], goal: 3 }, now), [
    'vote.closing_past',
    'quick.statements_unasked',
    'quick.goal_unasked',
  ])
  assert.deepEqual(asked({ kind: 'count', goal: 3 }), [])
})

test('an answer has one word of its kind, of cards one for each statement', () => {
  const cards = poll({ kind: 'cards', statements: ['A', 'B'] })
  assert.deepEqual(whyNotSay(cards, ['agree', 'pass']), [])
  assert.equal(whyNotSay(cards, ['agree']).length, 1)
  assert.equal(whyNotSay(poll({}), ['yes']).length, 1)
  assert.deepEqual(whyNotSay(poll({ kind: 'count' }), ['yes']), [])
})

test('a poll is open until its moment, or until it is ended', () => {
  assert.equal(pollState({ closesAt: later, endedAt: null }, now), 'open')
  assert.equal(pollState({ closesAt: later, endedAt: now }, now), 'closed')
  assert.equal(pollState({ closesAt: later, endedAt: null }, later), 'closed')
})

test('answers are counted line by line, and a count tells whether it found as many as it takes', () => {
  const cards = poll({ kind: 'cards', statements: ['A', 'B'] })
  const lines = pollResult(cards, [
    ['agree', 'pass'],
    ['agree', 'disagree'],
  ])
  const figures = lines.map(({ statement, counts }) => [statement, counts.map(({ people }) => people)])
  assert.deepEqual(figures, [
    ['A', [2, 0, 0]],
    ['B', [0, 1, 1]],
  ])
  const count = poll({ kind: 'count', goal: 2 })
  assert.equal(goalReached(count, pollResult(count, [['yes'], ['no']])), false)
  assert.equal(goalReached(count, pollResult(count, [['yes'], ['yes']])), true)
  assert.equal(goalReached(poll({ kind: 'count' }), []), null)
})
