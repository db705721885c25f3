import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadTimes } from './lead-times.ts'

test('lead times run from being told to the delivery: what comes after, and needs on their way, count for nothing', () => {
  const found = leadTimes([
    { state: 'delivered', days: { collected: 10, estimated: 20, in_development: 30, delivered: 400 } },
    { state: 'closed', days: { collected: 4, parked: 6, in_development: 10, delivered: 90, closed: 7 } },
    { state: 'in_development', days: { collected: 500, in_development: 3 } },
    { state: 'declined', days: { collected: 1, declined: 99 } },
  ])
  assert.deepEqual(found, {
    delivered: 2,
    medianDays: 40,
    states: [
      { state: 'collected', needs: 2, medianDays: 7 },
      { state: 'estimated', needs: 1, medianDays: 20 },
      { state: 'in_development', needs: 2, medianDays: 20 },
      { state: 'parked', needs: 1, medianDays: 6 },
    ],
  })
})

test('where nothing was delivered yet there is no middle', () => {
  assert.deepEqual(leadTimes([{ state: 'collected', days: { collected: 3 } }]), {
    delivered: 0,
    medianDays: null,
    states: [],
  })
})
