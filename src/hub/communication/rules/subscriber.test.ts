import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type Bounce, beginsAnew, isSuppressed, whyNotImport } from './subscriber.ts'

const today = '2025-06-30' as Day
const soft = (...days: string[]): Bounce[] => days.map((on) => ({ kind: 'soft', on: on as Day }))

test('one hard bounce or one complaint ends it, five soft ones in thirty days too, and what nobody can read is soft', () => {
  assert.equal(isSuppressed([{ kind: 'hard', on: today }], today), true)
  assert.equal(isSuppressed([{ kind: 'complaint', on: '2020-01-01' as Day }], today), true)
  const four = soft('2025-06-01', '2025-06-08', '2025-06-15', '2025-06-22')
  assert.equal(isSuppressed(four, today), false)
  assert.equal(isSuppressed([...four, { kind: 'unknown', on: today }], today), true)
  assert.equal(isSuppressed([...soft('2025-05-31'), ...four], today), false)
})

test('whoever waits for the mail, reads already or is suppressed gets no mail when asking again', () => {
  assert.deepEqual(
    [null, 'unsubscribed', 'unconfirmed', 'confirmed', 'suppressed'].map((state) => beginsAnew(state as never)),
    [true, true, false, false, false],
  )
})

test('a list brings in nobody without proof, with an agreement still to come, or who left, bounced or complained', () => {
  const fine = { email: 'a@example.org', agreedOn: today, proof: 'stall', state: null, today }
  const codes = (change: object) => whyNotImport({ ...fine, ...change }).map(({ code }) => code)
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ email: null, agreedOn: null, proof: null }), [
    'subscriber.email_missing',
    'subscriber.proof_missing',
    'subscriber.proof_missing',
  ])
  assert.deepEqual(codes({ agreedOn: '2025-07-01' }), ['subscriber.proof_ahead'])
  assert.deepEqual(codes({ state: 'unsubscribed' }), ['subscriber.ended'])
  assert.deepEqual(codes({ state: 'suppressed' }), ['subscriber.ended'])
  assert.deepEqual(codes({ state: 'confirmed' }), [])
})
