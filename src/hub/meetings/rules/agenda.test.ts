import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { fill, fillsItself, type Present, type Wanted, whyNotAdd, whyNotOrder } from './agenda.ts'

const wanted = (subject: string): Wanted => ({ sort: 'need', subject, title: subject, aim: 'discuss', minutes: 10 })
const line = (subject: string, more: Partial<Present> = {}): Present => ({
  ...{ id: `line of ${subject}`, sort: 'need', subject, byItself: true, removed: false },
  ...more,
})

test('the agenda closes with the end of the second day before the meeting', () => {
  assert.deepEqual(whyNotAdd('2025-03-12' as Day, '2025-03-10' as Day), [])
  assert.deepEqual(whyNotAdd('2025-03-12' as Day, '2025-03-11' as Day), [
    { code: 'agenda.closed', facts: { day: '2025-03-10' } },
  ])
  assert.deepEqual(whyNotAdd(null, '2025-03-11' as Day), [])
})

test('what is open comes onto the agenda once, and goes by itself when it is not open any more', () => {
  const { add, drop } = fill([wanted('a'), wanted('b')], [line('b'), line('c')])
  assert.deepEqual(
    add.map(({ subject }) => subject),
    ['a'],
  )
  assert.deepEqual(drop, ['line of c'])
})

test('what was taken off does not come back, and what somebody wrote stays', () => {
  const { add, drop } = fill([wanted('a')], [line('a', { removed: true }), line('b', { byItself: false })])
  assert.deepEqual({ add, drop }, { add: [], drop: [] })
})

test('a need and an action with the same id are two lines', () => {
  const { add } = fill([wanted('a')], [line('a', { sort: 'action' })])
  assert.equal(add.length, 1)
})

test('nothing comes by itself onto the agenda of an information session', () => {
  assert.equal(fillsItself('info'), false)
  assert.equal(fillsItself('monthly'), true)
})

test('an order names every line once', () => {
  assert.deepEqual(whyNotOrder(['b', 'a'], ['a', 'b']), [])
  for (const order of [['a'], ['a', 'a'], ['a', 'b', 'c']]) assert.equal(whyNotOrder(order, ['a', 'b']).length, 1)
})
