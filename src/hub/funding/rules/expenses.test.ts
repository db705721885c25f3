import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '#platform/values/money.ts'
import { type ExpenseFacts, whyNotApprove } from './expenses.ts'

const facts: ExpenseFacts = {
  state: 'submitted',
  gross: cents(2000),
  author: 'jo',
  approver: 'ines',
  ofHolder: false,
  ownBelow: cents(0),
}
const codes = (more: Partial<ExpenseFacts>) => whyNotApprove({ ...facts, ...more }).map(({ code }) => code)

test('somebody else approves what one spent, unless it is below the limit', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ approver: 'jo' }), ['expense.own'])
  assert.deepEqual(codes({ approver: 'jo', ownBelow: cents(2000) }), ['expense.own'])
  assert.deepEqual(codes({ approver: 'jo', ownBelow: cents(2001) }), [])
})

test('an incomplete expense is approved by the treasurer of the holder only', () => {
  assert.deepEqual(codes({ state: 'incomplete' }), ['expense.holder_only'])
  assert.deepEqual(codes({ state: 'incomplete', ofHolder: true }), [])
})

test('what is scheduled, paid or cancelled is not approved again', () => {
  for (const state of ['draft', 'scheduled', 'paid', 'cancelled'] as const)
    assert.deepEqual(codes({ state }), ['expense.state'])
})
