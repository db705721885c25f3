import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { closes, isAccepted, lastWords, whyNotRelease } from './delivery.ts'

const day = (text: string) => text as Day

test('two organisations accept, a payer among them; one rejection is enough to wait', () => {
  const facts = { accepting: ['a', 'b'], rejecting: [], payers: ['b'], least: 2 }
  assert.equal(isAccepted(facts), true)
  assert.equal(isAccepted({ ...facts, payers: ['c'] }), false)
  assert.equal(isAccepted({ ...facts, accepting: ['b'] }), false)
  assert.equal(isAccepted({ ...facts, rejecting: ['c'] }), false)
})

test('where nobody pays, enough organisations are enough', () => {
  assert.equal(isAccepted({ accepting: ['a', 'b'], rejecting: [], payers: [], least: 2 }), true)
})

test('the last word of an organisation counts', () => {
  const answers = [
    { participant: 'a', answer: 'rejected' as const },
    { participant: 'b', answer: 'ok' as const },
    { participant: 'a', answer: 'ok' as const },
  ]
  assert.deepEqual(lastWords(answers), { accepting: ['a', 'b'], rejecting: [] })
})

test('every payer finds notes in one of its languages', () => {
  const payers = [
    { name: 'Le Panier', languages: ['fr', 'nl'] },
    { name: 'Die Speisekammer', languages: ['de'] },
  ]
  assert.deepEqual(whyNotRelease(['nl', 'de'], payers), [])
  assert.deepEqual(whyNotRelease(['fr'], payers)[0]?.facts, { names: ['Die Speisekammer'] })
  assert.equal(whyNotRelease([], []).length, 1)
})

test('a need closes when every payer answered the last question, or on day 104', () => {
  const delivered = day('2025-01-01')
  const answers = [{ participant: 'a', day: 90 }]
  assert.equal(closes(delivered, day('2025-04-01'), ['a'], answers), true)
  assert.equal(closes(delivered, day('2025-04-01'), ['a', 'b'], answers), false)
  assert.equal(closes(delivered, day('2025-04-14'), ['a', 'b'], []), false)
  assert.equal(closes(delivered, day('2025-04-15'), ['a', 'b'], []), true)
  assert.equal(closes(delivered, day('2025-04-01'), [], []), false)
})
