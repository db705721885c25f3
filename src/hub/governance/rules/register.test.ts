import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type Holding, numberOf, stateOn, whyNotEndFrom, whyNotRecord, whyNotTouch } from './register.ts'

const day = (text: string) => text as Day
const held: Holding = {
  inForceFrom: day('2026-03-10'),
  reviewOn: day('2027-03-10'),
  endedAs: null,
  endedFrom: null,
  pending: false,
}

test('numbers of a year have three digits at least', () => {
  assert.equal(numberOf(2026, 14), 'D-2026-014')
  assert.equal(numberOf(2026, 1014), 'D-2026-1014')
})

test('a decision holds from its day on, also while its review is due, until it ends', () => {
  assert.equal(stateOn(held, day('2026-03-09')), 'pending')
  assert.equal(stateOn(held, day('2026-03-10')), 'in_force')
  assert.equal(stateOn(held, day('2027-02-07')), 'in_force')
  assert.equal(stateOn(held, day('2027-02-08')), 'review_due')
  const ended = { ...held, endedAs: 'superseded', endedFrom: day('2026-06-01') } as const
  assert.equal(stateOn(ended, day('2026-05-31')), 'in_force')
  assert.equal(stateOn(ended, day('2026-06-01')), 'superseded')
})

test('all that is wrong with an entry is told at once', () => {
  const wrong = {
    takenOn: day('2026-05-02'),
    inForceFrom: day('2026-05-01'),
    reviewOn: day('2026-05-01'),
    eligible: 5,
    answered: 6,
  }
  assert.deepEqual(
    whyNotRecord(wrong, day('2026-05-01')).map(({ code }) => code),
    ['decision.day_ahead', 'decision.force_before_taken', 'decision.review_before_force', 'decision.figures'],
  )
})

test('only what holds is touched, by another that holds, when its criteria are answered', () => {
  const one = { id: 'a', number: 'D-2026-001', state: 'ended', ends: null } as const
  const other = { id: 'b', number: 'D-2026-002', state: 'pending' } as const
  const codes = (...of: Parameters<typeof whyNotTouch>) => whyNotTouch(...of).map(({ code }) => code)
  assert.deepEqual(codes(one, other, ' '), ['decision.state', 'decision.newer_not_valid', 'decision.criteria_missing'])
  assert.deepEqual(codes({ ...one, state: 'in_force' }, { ...one, state: 'in_force' }, 'Yes'), ['decision.itself'])
  assert.deepEqual(codes({ ...one, state: 'review_due' }, { ...other, state: 'in_force' }, 'Yes'), [])
})

test('a decision whose end is settled for a later day is not ended a second time, and none ends on a day that has passed', () => {
  const ends = { from: day('2026-06-01'), by: 'D-2026-002' }
  const one = { id: 'a', number: 'D-2026-001', state: 'in_force', ends } as const
  const other = { id: 'c', number: 'D-2026-003', state: 'in_force' } as const
  const [no] = whyNotTouch(one, other, 'Yes')
  assert.equal(no?.code, 'decision.ends_already')
  assert.deepEqual(no?.facts, { number: 'D-2026-001', day: '2026-06-01', newer: 'D-2026-002' })
  assert.equal(whyNotEndFrom(day('2026-05-31'), day('2026-06-01'))[0]?.code, 'decision.end_passed')
  assert.deepEqual(whyNotEndFrom(day('2026-06-01'), day('2026-06-01')), [])
})
