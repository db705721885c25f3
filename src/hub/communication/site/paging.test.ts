import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partOf } from './paging.ts'

const all = Array.from({ length: 61 }, (_, at) => at)

test('a long list comes in parts, and a part past the end is the last one', () => {
  assert.deepEqual([partOf(all, 1, 30).shown.length, partOf(all, 1, 30).pages], [30, 3])
  assert.deepEqual(partOf(all, 3, 30).shown, [60])
  assert.deepEqual(partOf(all, 9, 30), partOf(all, 3, 30))
  assert.deepEqual(partOf([], 4, 30), { shown: [], page: 1, pages: 1 })
})
