import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type Bounce, beginsAnew, isSuppressed } from './subscriber.ts'

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
