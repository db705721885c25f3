import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median } from '#platform/values/median.ts'
import { countsOf } from './reports.ts'

test('the middle of the days is the one in the middle, or half way between two', () => {
  assert.equal(median([]), null)
  assert.equal(median([40, 10, 20]), 20)
  assert.equal(median([40, 10, 20, 25]), 22.5)
})

test('what an organisation did in several months is added up', () => {
  const sums = countsOf([
    { participant: 'a', count: 2 },
    { participant: 'b', count: 1 },
    { participant: 'a', count: 3 },
  ])
  assert.deepEqual(
    [...sums],
    [
      ['a', 5],
      ['b', 1],
    ],
  )
})
