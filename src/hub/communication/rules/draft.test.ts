import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { roundTold } from './draft.ts'

const since = '2025-01-02' as Day
const today = '2025-04-01' as Day
const told = (state: string, opensOn: string, deadline: string, deliveredOn: string | null = null) =>
  roundTold(
    { state, opensOn: opensOn as Day, deadline: deadline as Day, deliveredOn: deliveredOn as Day | null },
    since,
    today,
  )

test('a round that is open is told as long as it is, however early it began', () => {
  assert.equal(told('open', '2024-12-01', '2025-05-01'), 'open')
})

test('a round that came about, or failed, is told once: in the draft after its last day', () => {
  assert.equal(told('closing', '2024-12-01', '2025-03-31'), 'agreed')
  assert.equal(told('collecting', '2024-12-01', '2025-02-01'), 'agreed')
  assert.equal(told('failed', '2024-12-01', '2025-02-01'), 'failed')
  assert.equal(told('settled', '2024-06-01', '2024-07-01'), null)
  assert.equal(told('settled', '2024-06-01', '2024-07-01', '2025-03-01'), 'delivered')
})

test('nobody reads of a round that was given up or never opened', () => {
  assert.equal(told('cancelled', '2025-02-01', '2025-03-01'), null)
  assert.equal(told('draft', '2025-02-01', '2025-03-01'), null)
})
