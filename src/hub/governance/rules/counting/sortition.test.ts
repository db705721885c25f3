/** Choice by lot, against an order that is computed here without the rule. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sha256 } from '#platform/hash.ts'
import { whyNotAsk, whyNotDraw } from '../votes.ts'
import { whyNotCast } from './ballots.ts'
import { countVote } from './count.ts'
import { orderByLot as orderBy, poolOf } from './sortition.ts'
import { says, termsOf } from './votes.testing.ts'

const seed = '4711081542'
const orderByLot = (seed: string, pool: readonly number[]) => orderBy(seed, pool, sha256)
const drawn = (pool: readonly number[], seats: number) =>
  countVote(termsOf({ method: 'sortition', options: [], seats }), [], pool.length, orderByLot(seed, pool).map(String))

/** The smallest hash first, found one after the other. */
function independently(pool: readonly number[]): number[] {
  const left = new Map(pool.map((number) => [createHash('sha256').update(`${seed}:${number}`).digest('hex'), number]))
  const order: number[] = []
  while (left.size > 0) {
    const [smallest = ''] = [...left.keys()].sort()
    order.push(left.get(smallest) ?? 0)
    left.delete(smallest)
  }
  return order
}

test('the lot orders the pool by SHA-256 of the seed and the number of the elector, whatever order it is told in', () => {
  const pool = Array.from({ length: 40 }, (_, at) => at + 1)
  assert.deepEqual(orderByLot(seed, pool), independently(pool))
  assert.deepEqual(orderByLot(seed, pool.toReversed()), independently(pool))
  assert.notDeepEqual(orderByLot('another', pool), independently(pool))
})

test('the first of the lot take the places, and the others follow in its order', () => {
  const pool = [1, 2, 4, 5, 7]
  const order = independently(pool).map(String)
  const { outcome, chosen, lines } = drawn(pool, 2)
  assert.deepEqual([outcome, chosen], ['chosen', order.slice(0, 2)])
  assert.deepEqual(
    lines,
    order.map((option, place) => ({ option, score: String(place + 1), chosen: place < 2 })),
  )
})

test('a pool smaller than the places is drawn whole, an empty one gives nobody', () => {
  assert.deepEqual(drawn([3, 6], 5).chosen, independently([3, 6]).map(String))
  assert.deepEqual([drawn([], 2).outcome, drawn([], 2).chosen], ['nobody', []])
})

test('a no, an interest and leaving take an elector out of the pool; silence and a yes keep one in', () => {
  const there = { conflict: null, isInside: true, says: null }
  assert.deepEqual(
    poolOf([
      { ...there, number: 1 },
      { ...there, number: 2, says: 'yes' },
      { ...there, number: 3, says: 'no' },
      { ...there, number: 4, says: 'yes', conflict: 'own estimate' },
      { ...there, number: 5, says: 'yes', isInside: false },
      { ...there, number: 6 },
    ]),
    [1, 2, 6],
  )
})

test('a choice by lot is answered by yes or no alone', () => {
  const terms = termsOf({ method: 'sortition', options: [] })
  const [yes, no, abstain] = says(1, 1, 1)
  for (const ballot of [yes, no]) assert.deepEqual(ballot && whyNotCast(terms, ballot.content), [])
  assert.deepEqual(abstain && whyNotCast(terms, abstain.content).map(({ code }) => code), ['ballot.may_be_drawn'])
})

test('a choice by lot has no options, no tests, no secrecy and no weights', () => {
  const test = { option: 'yes', side: 'least', bp: 5000, of: 'score' } as const
  const terms = termsOf({ method: 'sortition', options: ['A'], tests: [test] })
  assert.deepEqual(
    whyNotAsk(terms, null).map(({ code }) => code),
    ['vote.test_foreign', 'vote.options_unasked'],
  )
  assert.deepEqual(whyNotAsk({ ...terms, options: [], tests: [] }, null), [])
  assert.deepEqual(
    whyNotDraw('sortition', { secret: true, isWeighed: true }).map(({ code }) => code),
    ['vote.lots_secret', 'vote.lots_weighed'],
  )
  assert.deepEqual(whyNotDraw('majority', { secret: true, isWeighed: true }), [])
})
