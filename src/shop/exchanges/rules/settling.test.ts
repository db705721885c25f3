import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LiveRequest, settlingOf } from './settling.ts'
import { callAfter, potAfter, requestAfter } from './states.ts'

const request = (id: string, more: Partial<LiveRequest> = {}): LiveRequest => ({
  id,
  member: id,
  state: 'offered',
  madeFor: null,
  proposal: 'p',
  seatStands: true,
  tooNear: false,
  ...more,
})
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

test('a seat that is gone takes its request and the proposal along; the others stand open again', () => {
  const plan = settlingOf(
    [request('a', { seatStands: false }), request('b'), request('c')],
    [{ id: 'p', expired: false }],
  )
  assert.deepEqual(
    plan.ended.map(({ request: { id }, state }) => [id, state]),
    [['a', 'cancelled']],
  )
  assert.deepEqual(plan.off, [{ proposal: 'p', reason: 'cancelled' }])
  assert.deepEqual(ids(plan.reopened), ['b', 'c'])
})

test('a request made only to accept another one ends with the proposal', () => {
  const plan = settlingOf([request('a'), request('b', { madeFor: 'p' })], [{ id: 'p', expired: true }])
  assert.deepEqual(plan.off, [{ proposal: 'p', reason: 'expired' }])
  assert.deepEqual(ids(plan.reopened), ['a'])
  assert.deepEqual(
    plan.ended.map(({ request: { id }, state }) => [id, state]),
    [['b', 'cancelled']],
  )
})

test('too near is expired, gone is cancelled, and what is settled is settled once', () => {
  const near = request('a', { state: 'open', proposal: null, tooNear: true })
  const gone = request('b', { state: 'open', proposal: null, tooNear: true, seatStands: false })
  const plan = settlingOf([near, gone], [])
  assert.deepEqual(
    plan.ended.map(({ request: { id }, state }) => [id, state]),
    [
      ['a', 'expired'],
      ['b', 'cancelled'],
    ],
  )
  assert.deepEqual(settlingOf([], []), { ended: [], reopened: [], off: [] })
})

test('what is final stays final', () => {
  for (const state of ['done', 'cancelled', 'expired'] as const)
    for (const event of ['accepted', 'consented', 'fell_through', 'cancelled', 'too_near'] as const)
      assert.equal(requestAfter({ state, madeToAccept: false }, event), null)
  assert.equal(requestAfter({ state: 'open', madeToAccept: false }, 'accepted'), 'offered')
  assert.equal(requestAfter({ state: 'offered', madeToAccept: false }, 'consented'), 'done')
  assert.equal(callAfter('open', 'accepted'), 'filled')
  assert.equal(callAfter('filled', 'withdrawn'), null)
  assert.equal(potAfter('validated', 'cancelled'), 'cancelled')
  assert.equal(potAfter('cancelled', 'cancelled'), null)
})
