import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { daysInStates } from './days-in-states.ts'

const at = (on: string, name: string, facts = {}) => ({ on: day(on), name: `needs.${name}`, facts })

const life = [
  at('2025-01-10', 'submitted'),
  at('2025-01-12', 'backed'),
  at('2025-02-01', 'prioritised'),
  at('2025-02-11', 'analysis_started'),
  at('2025-02-21', 'analysed'),
  at('2025-03-07', 'classified', { class: 'common' }),
]

test('days are counted state by state until the day asked for', () => {
  assert.deepEqual(daysInStates(life, day('2025-03-31')), {
    state: 'estimating',
    days: { collected: 22, prioritised: 10, in_analysis: 10, analysed: 14, estimating: 24 },
  })
})

test('what happened after the day is not known yet, and a need told later is not there', () => {
  assert.deepEqual(daysInStates(life, day('2025-02-05')), {
    state: 'prioritised',
    days: { collected: 22, prioritised: 4 },
  })
  assert.equal(daysInStates(life, day('2025-01-09')), null)
})

test('a merge undone brings the merged need back and leaves the other where it is', () => {
  const merged = [at('2025-01-01', 'submitted'), at('2025-01-05', 'merged'), at('2025-01-08', 'merge_undone')]
  assert.deepEqual(daysInStates(merged, day('2025-01-10')), { state: 'collected', days: { collected: 6, merged: 3 } })
  const other = [at('2025-01-01', 'submitted'), at('2025-01-03', 'prioritised'), at('2025-01-08', 'merge_undone')]
  assert.equal(daysInStates(other, day('2025-01-10'))?.state, 'prioritised')
})

test('a need that was brought in stands where it is since its day', () => {
  const begun = { on: day('2025-01-01'), state: 'funded' as const }
  assert.deepEqual(daysInStates([], day('2025-01-11'), begun), { state: 'funded', days: { funded: 10 } })
  assert.deepEqual(daysInStates([at('2025-01-04', 'prioritised')], day('2025-01-11'), begun)?.days, {
    collected: 3,
    prioritised: 7,
  })
  assert.equal(daysInStates([], day('2024-12-31'), begun), null)
})
