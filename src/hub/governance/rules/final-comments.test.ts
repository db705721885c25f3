import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { type FinalFacts, finalUntil, isForced, whyNotFinal } from './final-comments.ts'

const names = (count: number) => Array.from({ length: count }, (_, at) => `Co-op ${at + 1}`)
const ready: FinalFacts = {
  eligible: names(7),
  reviewed: names(5),
  clockOn: '2025-03-03' as Day,
  today: '2025-03-17' as Day,
  openObjections: 0,
  openQuestions: 0,
  commentDays: 14,
  maxMissing: 2,
  forceAfterDays: 28,
}
const isReady = (change: Partial<FinalFacts>): boolean => whyNotFinal({ ...ready, ...change }).length === 0

test('more co-ops are heard than not, and few enough are missing: 5 of 7 do, 4 of 7 and 1 of 3 do not', () => {
  assert.equal(isReady({}), true)
  assert.equal(isReady({ reviewed: names(4) }), false)
  assert.equal(isReady({ eligible: names(3), reviewed: names(1) }), false)
})

test('days for comments have passed, nothing stands open', () => {
  assert.equal(isReady({ today: '2025-03-16' as Day }), false)
  assert.equal(isReady({ openObjections: 1 }), false)
  assert.equal(isReady({ openQuestions: 1 }), false)
})

test('later the core group may go on without more of the silent, never with half of all', () => {
  const late = { today: '2025-03-31' as Day }
  assert.equal(isReady({ ...late, reviewed: names(4) }), true)
  assert.equal(isForced({ ...ready, ...late, reviewed: names(4) }), true)
  assert.equal(isForced({ ...ready, ...late }), false)
  assert.equal(isReady({ ...late, reviewed: names(3) }), false)
})

test('the refusal tells the figures', () => {
  const [no] = whyNotFinal({ ...ready, reviewed: names(4), openQuestions: 2 })
  assert.deepEqual(no, { code: 'rfc.not_ready', facts: { open: 2, missing: 3, objections: 0, day: '2025-03-17' } })
})

test('ten days of final comments end with the tenth', () => {
  assert.equal(finalUntil('2025-03-17' as Day, 10), '2025-03-26')
})
