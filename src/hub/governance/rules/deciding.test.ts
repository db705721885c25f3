import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countVote } from './counting/count.ts'
import type { Content } from './counting/terms.ts'
import { termsOf } from './counting/votes.testing.ts'
import { afterObjection, decidedBy } from './deciding.ts'

const consent = termsOf({ method: 'consent', options: [] })
const count = (all: readonly Content['says'][], objections = 0) =>
  countVote(
    consent,
    all.map((says) => ({ content: { says, marks: [] }, weight: 1000 })),
    all.length,
    [],
    objections,
  )

test('there is consent where no objection stands, with reservations where somebody has a concern or stands aside', () => {
  assert.equal(decidedBy(count(['no_objection', 'abstain'])), 'adopted')
  assert.equal(decidedBy(count(['no_objection', 'concern'])), 'adopted_with_reservations')
  assert.equal(decidedBy(count(['no_objection', 'stand_aside'])), 'adopted_with_reservations')
  assert.equal(decidedBy(count(['no_objection', 'possible_objection'])), 'adopted')
  assert.equal(decidedBy(count(['no_objection', 'possible_objection'], 1)), 'rejected')
})

test('a tie changes nothing: what was proposed is rejected', () => {
  const majority = termsOf({ method: 'majority', options: [] })
  const tie = countVote(
    majority,
    (['yes', 'no'] as const).map((says) => ({ content: { says, marks: [] }, weight: 1000 })),
    2,
    [],
  )
  assert.equal(decidedBy(tie), 'rejected')
})

test('another round follows while there are some, then what was named before', () => {
  assert.equal(afterObjection(1, 2), 'next_round')
  assert.equal(afterObjection(2, 2), 'fallback')
  assert.equal(afterObjection(1, 1), 'fallback')
})
