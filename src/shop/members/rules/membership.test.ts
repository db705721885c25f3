import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#platform/values/day.ts'
import { whyNotMembership } from './membership.ts'

const wish = { memberNo: null, since: day('2025-01-10'), lastDay: null }
const before = { memberNo: null, archived: false, numberTaken: false }
const codes = (wished: Partial<typeof wish> | object, had: object = {}) =>
  whyNotMembership({ ...wish, ...wished }, { ...before, ...had }).map((no) => no.code)

test('a number is set once and never changes', () => {
  assert.deepEqual(codes({ memberNo: 7 }), [])
  assert.deepEqual(codes({ memberNo: 7 }, { memberNo: 7 }), [])
  assert.deepEqual(codes({ memberNo: 8 }, { memberNo: 7 }), ['membership.number_set'])
  assert.deepEqual(codes({ memberNo: 8 }, { numberTaken: true }), ['membership.number_taken'])
})

test('a member has a first day, and leaves on it at the earliest', () => {
  assert.deepEqual(codes({ since: null }), [])
  assert.deepEqual(codes({ since: null, memberNo: 7 }), ['membership.first_day_missing'])
  assert.deepEqual(codes({ lastDay: day('2025-01-10') }), [])
  assert.deepEqual(codes({ lastDay: day('2025-01-09') }), ['membership.days_order'])
})

test('an archived contact becomes no member', () => {
  assert.deepEqual(codes({}, { archived: true }), ['contact.archived'])
})
