import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { paperKind } from '#platform/values/picture.ts'
import {
  type ExpenseFacts,
  whyNotAddPaper,
  whyNotApprove,
  whyNotCancel,
  whyNotChange,
  whyNotPaper,
  whyNotPayOn,
  whyNotSubmit,
} from './expenses.ts'
import { expenseStates } from './states.ts'

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

test('a draft and what is incomplete is changed by its author only; papers also while nobody answered', () => {
  const may = (why: typeof whyNotChange) => expenseStates.filter((state) => why({ state, own: true }).length === 0)
  assert.deepEqual(may(whyNotChange), ['draft', 'incomplete'])
  assert.deepEqual(may(whyNotAddPaper), ['draft', 'submitted', 'incomplete'])
  assert.deepEqual(
    whyNotChange({ state: 'paid', own: false }).map(({ code }) => code),
    ['expense.not_author', 'expense.state'],
  )
})

test('an expense of nothing is not handed in, and none twice', () => {
  const facts = { state: 'draft' as const, own: true, net: cents(0), vat: cents(0) }
  const told = (more: Partial<Parameters<typeof whyNotSubmit>[0]>) =>
    whyNotSubmit({ ...facts, ...more }).map(({ code }) => code)
  assert.deepEqual(told({}), ['expense.nothing'])
  assert.deepEqual(told({ vat: cents(1) }), [])
  assert.deepEqual(told({ net: cents(1), state: 'rejected' }), ['expense.state'])
  assert.deepEqual(told({ net: cents(1), own: false }), ['expense.not_author'])
})

test('before it is paid, its author or whoever keeps the books cancels it', () => {
  const may = expenseStates.filter((state) => whyNotCancel({ state, own: true, books: false }).length === 0)
  assert.deepEqual(may, ['draft', 'submitted', 'approved', 'scheduled', 'rejected', 'incomplete', 'error'])
  assert.deepEqual(whyNotCancel({ state: 'error', own: false, books: true }), [])
  assert.equal(whyNotCancel({ state: 'error', own: false, books: false })[0]?.code, 'expense.not_author')
})

test('a transfer is for today or later', () => {
  assert.deepEqual(whyNotPayOn('2025-03-03' as Day, '2025-03-03' as Day), [])
  assert.equal(whyNotPayOn('2025-03-02' as Day, '2025-03-03' as Day)[0]?.code, 'expense.day_passed')
})

test('a paper is a PDF or a photo by what it holds, of a size that can be sent', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  assert.equal(paperKind(bytes('%PDF-1.7')), 'application/pdf')
  assert.equal(paperKind(new Uint8Array([0xff, 0xd8, 0xff])), 'image/jpeg')
  assert.deepEqual(
    whyNotPaper(bytes('MZ'), 10).map(({ code }) => code),
    ['receipt.kind', 'receipt.too_many'],
  )
})
