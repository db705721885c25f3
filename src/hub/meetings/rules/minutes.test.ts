import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { isApproved, whyNotCorrect, whyNotPublish } from './minutes.ts'

const since = '2025-03-03' as Day

test('minutes that nobody wrote, or that stand in two versions, are not published; both are said at once', () => {
  const codes = (current: number, beside: number[]) => whyNotPublish(current, beside).map(({ code }) => code)
  assert.deepEqual(codes(0, [1]), ['minutes.empty', 'minutes.two_versions'])
  assert.deepEqual(codes(2, []), [])
})

test('a correction is asked to the last second of the seventh day, and silence approves on the next', () => {
  assert.deepEqual(whyNotCorrect(since, 7, '2025-03-10' as Day), [])
  assert.equal(whyNotCorrect(since, 7, '2025-03-11' as Day).length, 1)
  assert.equal(isApproved(since, 7, 0, '2025-03-10' as Day), false)
  assert.equal(isApproved(since, 7, 0, '2025-03-11' as Day), true)
})

test('a correction that waits for its answer keeps silence from approving', () => {
  assert.equal(isApproved(since, 7, 1, '2025-04-11' as Day), false)
})
