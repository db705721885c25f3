import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { lastWarned } from './coming.ts'

test('a warning that was held back does not hold back the next one', () => {
  const begun = [day('2025-03-01'), day('2025-03-07'), day('2025-03-12')]
  assert.equal(lastWarned(begun, 10), day('2025-03-12'))
  assert.equal(lastWarned(begun.slice(0, 2), 10), day('2025-03-01'))
  assert.equal(lastWarned([], 10), null)
})
