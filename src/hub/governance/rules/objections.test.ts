import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#platform/values/day.ts'
import { testResult, whyNotEndTest, whyNotMoveObjection } from './objections.ts'

const tested = (eligible: number, harms: boolean[], quorumBp = 5000) => testResult({ eligible, harms, quorumBp })

test('an objection is not qualified only if enough of the others answered and all of them said no', () => {
  assert.equal(tested(6, [false, false, false]), 'not_qualified')
  assert.equal(tested(6, [false, false]), 'qualified')
  assert.equal(tested(6, [false, false, false, false, false, true]), 'qualified')
  assert.equal(tested(7, [false, false, false], 4300), 'qualified')
  assert.equal(tested(7, [false, false, false, false], 4300), 'not_qualified')
})

test('silence overrules no objection, not even where no answers are needed', () => {
  assert.equal(tested(6, [], 0), 'qualified')
  assert.equal(tested(0, []), 'qualified')
  assert.equal(tested(6, [false], 0), 'not_qualified')
})

test('a test ends after its days, or when everybody else has answered', () => {
  const until = '2025-03-10T09:00:00.000Z' as Instant
  const at = (now: string, answered: number) =>
    whyNotEndTest({ until, eligible: 3, answered }, now as Instant).map(({ code }) => code)
  assert.deepEqual(at('2025-03-10T08:59:00.000Z', 2), ['objection.test_runs'])
  assert.deepEqual(at('2025-03-10T08:59:00.000Z', 3), [])
  assert.deepEqual(at('2025-03-10T09:00:00.000Z', 0), [])
})

test('an objection is met once it is found qualified, and taken back until it is settled', () => {
  assert.deepEqual(whyNotMoveObjection('offer', 'qualified'), [])
  assert.equal(whyNotMoveObjection('offer', 'raised')[0]?.code, 'objection.not_tested')
  assert.equal(whyNotMoveObjection('withdraw', 'resolved')[0]?.code, 'objection.over')
  assert.equal(whyNotMoveObjection('test', 'not_qualified')[0]?.code, 'objection.over')
})
