import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { isOverdue, whyNotFinish, whyNotReopen } from './actions.ts'

const agreed = (doneOn: string | null) => ({ due: '2025-03-10' as Day, doneOn: doneOn as Day | null })

test('an action is overdue from the day after it was due, until it is done', () => {
  assert.equal(isOverdue(agreed(null), '2025-03-10' as Day), false)
  assert.equal(isOverdue(agreed(null), '2025-03-11' as Day), true)
  assert.equal(isOverdue(agreed('2025-03-20'), '2025-03-21' as Day), false)
})

test('an action is finished once, and opened again once', () => {
  assert.deepEqual([whyNotFinish(agreed(null)).length, whyNotFinish(agreed('2025-03-09')).length], [0, 1])
  assert.deepEqual([whyNotReopen(agreed(null)).length, whyNotReopen(agreed('2025-03-09')).length], [1, 0])
})
