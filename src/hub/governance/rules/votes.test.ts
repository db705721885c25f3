import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visibleLength, whyNotChange, whyNotFollow } from './votes.ts'

const codes = (all: readonly { code: string }[]) => all.map(({ code }) => code)
test('how a vote is counted freezes at the first ballot, and what stays hidden until the closing is never shown before', () => {
  const vote = { state: 'open', hide: 'until_closed', ofProposal: false, ballots: 0 } as const
  assert.deepEqual(codes(whyNotChange(vote, 'until_closed')), [])
  assert.deepEqual(codes(whyNotChange({ ...vote, hide: 'none' }, 'until_closed')), [])
  assert.deepEqual(codes(whyNotChange(vote, 'until_voted')), ['vote.stays_hidden'])
  assert.deepEqual(codes(whyNotChange({ ...vote, ballots: 1 }, 'until_closed')), ['vote.frozen'])
  assert.deepEqual(codes(whyNotChange({ ...vote, state: 'closed', ofProposal: true }, 'until_closed')), [
    'vote.state',
    'vote.of_proposal',
  ])
})

test('a vote that runs is not asked again beside itself', () => {
  assert.deepEqual(codes(whyNotFollow('open')), ['vote.earlier_runs'])
  for (const state of ['closed', 'lapsed', 'cancelled'] as const) assert.deepEqual(whyNotFollow(state), [])
})

test('the length of a reason is what can be seen of it: blanks and line ends are none, a letter with its accent is one', () => {
  assert.deepEqual(['a b', ' \n\t', 'été', '👍 ok', 'six\u00a0six'].map(visibleLength), [2, 0, 3, 3, 6])
})
