import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weightFor, whyNotWeigh } from './weights.ts'

type Weighing = Parameters<typeof whyNotWeigh>[0]
const codes = (of: Omit<Weighing, 'electorate'> & Partial<Weighing>) =>
  whyNotWeigh({ electorate: 'organisations', ...of }).map(({ code }) => code)
const weights = [{ participant: 'a', weight: 2500 }]

test('answers weigh differently only by a decision, and never in a secret vote', () => {
  assert.deepEqual(codes({ weights, decided: true, secret: false }), [])
  assert.deepEqual(codes({ weights, decided: false, secret: true }), ['vote.weights_undecided', 'vote.weights_secret'])
  assert.deepEqual(codes({ weights: [...weights, ...weights], decided: true, secret: false }), ['vote.weight_twice'])
  assert.deepEqual(codes({ weights, decided: true, secret: false, electorate: 'persons' }), ['vote.weights_persons'])
  assert.deepEqual(codes({ weights: [], decided: false, secret: true }), [])
})

test('whoever is not named weighs one', () => {
  assert.equal(weightFor({ a: 2500 }, 'a'), 2500)
  assert.equal(weightFor({ a: 2500, b: 0 }, 'b'), 0)
  assert.equal(weightFor({ a: 2500 }, 'c'), 1000)
  assert.equal(weightFor(null, 'a'), 1000)
})
