import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { undoUntil, whyNotMerge, whyNotReplaceBy, whyNotUndoMerge } from './merging.ts'
import { needStates } from './states.ts'

const day = (text: string) => text as Day
const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)
const one = { id: 'one', state: 'collected' } as const

test('what was told and is not ranked yet goes into whatever is still on its way', () => {
  const targets = needStates.filter((state) => whyNotMerge(one, { id: 'other', state }).length === 0)
  assert.deepEqual(targets, [
    'collected',
    'prioritised',
    'in_analysis',
    'analysed',
    'estimating',
    'estimated',
    'co_financing',
    'funded',
    'in_development',
    'in_acceptance',
    'delivered',
    'parked',
  ])
})

test('nothing goes into itself, nor into what was merged already', () => {
  assert.deepEqual(codes(whyNotMerge(one, one)), ['merge.itself'])
  assert.deepEqual(codes(whyNotMerge(one, { id: 'other', state: 'merged' })), ['merge.target'])
  assert.deepEqual(codes(whyNotMerge({ ...one, state: 'prioritised' }, { id: 'other', state: 'closed' })), [
    'need.state',
    'merge.target',
  ])
})

test('a need is replaced by one that everybody sees and that is not given up', () => {
  const by = (state: (typeof needStates)[number]) => codes(whyNotReplaceBy(one, { id: 'other', state }))
  assert.deepEqual(codes(whyNotReplaceBy(one, one)), ['replace.itself'])
  for (const state of ['collected', 'parked', 'delivered', 'closed', 'covered_by_setting'] as const)
    assert.deepEqual(by(state), [])
  for (const state of ['draft', 'merged', 'declined', 'withdrawn', 'replaced'] as const)
    assert.deepEqual(by(state), ['replace.target'])
})

test('a merge is undone for fourteen days, the last one included, over a leap day too', () => {
  assert.equal(undoUntil(day('2024-02-20')), '2024-03-05')
  assert.deepEqual(whyNotUndoMerge('merged', day('2024-02-20'), day('2024-03-05')), [])
  assert.deepEqual(codes(whyNotUndoMerge('merged', day('2024-02-20'), day('2024-03-06'))), ['merge.undo_over'])
  assert.deepEqual(codes(whyNotUndoMerge('collected', null, day('2024-03-06'))), ['need.state'])
})
