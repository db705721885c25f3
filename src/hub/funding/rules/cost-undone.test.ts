import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { whyNotUndoSpending } from './cost-undone.ts'

const codes = (state: 'spending' | 'settled', paidBySet: number, paid: number) =>
  whyNotUndoSpending({ state, paidBySet: cents(paidBySet), paid: cents(paid) }).map(({ code }) => code)

test('a cost of a round is undone after what was paid of it, and neither once the round has ended', () => {
  assert.deepEqual(codes('spending', 0, 0), [])
  assert.deepEqual(codes('spending', 100, 100), [])
  assert.deepEqual(codes('spending', 0, 100), ['entry.of_cost'])
  assert.deepEqual(codes('settled', 100, 100), ['round.state'])
  assert.deepEqual(codes('settled', 0, 100), ['round.state', 'entry.of_cost'])
})
