import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, sum } from '#platform/values/money.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { trancheCalls, trancheMoment, whyNotTranches } from './tranches.ts'

test('a round by turnover is called in three tranches to the cent', () => {
  const shares = [197_712, 74_142, 53_547, 24_714, 9885].map(cents)
  const calls = trancheCalls(shares, [3000, 4000, 3000], 1)
  assert.deepEqual(calls, [
    [59_314, 22_243, 16_064, 7414, 2965],
    [79_084, 29_656, 21_419, 9886, 3955],
    [59_314, 22_243, 16_064, 7414, 2965],
  ])
  assert.deepEqual(
    calls.map((call) => sum(call)),
    [108_000, 144_000, 108_000],
  )
})

test('tranches are a whole, and none is empty', () => {
  assert.deepEqual(whyNotTranches([3000, 4000, 3000]), [])
  assert.deepEqual(whyNotTranches([10_000]), [])
  for (const wrong of [[], [3000, 4000], [10_000, 0], [12_000, -2000], [3333.5, 6666.5]])
    assert.equal(whyNotTranches(wrong)[0]?.code, 'round.tranches')
})

test('the first tranche is called at closing, the last on delivery, the one between when it is ready for test', () => {
  const moments = (count: number) => Array.from({ length: count }, (_, at) => trancheMoment(at, count))
  assert.deepEqual(moments(1), ['closing'])
  assert.deepEqual(moments(2), ['closing', 'delivered'])
  assert.deepEqual(moments(3), ['closing', 'test', 'delivered'])
  assert.deepEqual(moments(4), ['closing', 'test', 'between', 'delivered'])
})

test('who owes nothing is called for nothing', () => {
  assert.deepEqual(trancheCalls([cents(0), cents(0)], [5000, 5000], 1), [
    [0, 0],
    [0, 0],
  ])
})

/** Continuous integration tries five thousand. */
const numRuns = thorough ? 5000 : 300

test('the tranches of a payer sum to the share, and none is negative', () => {
  const shares = fc.array(fc.nat({ max: 1_000_000 }).map(cents), { minLength: 1, maxLength: 15 })
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 5 })
  fc.assert(
    fc.property(shares, cuts, fc.integer({ min: 1, max: 20 }), (all, at, turn) => {
      const ends = [...at.sort((one, other) => one - other), 10_000]
      const calls = trancheCalls(
        all,
        ends.map((end, place) => end - (ends[place - 1] ?? 0)),
        turn,
      )
      for (const [place, share] of all.entries()) {
        const own = calls.map((call) => call[place] ?? cents(0))
        assert.equal(sum(own), share)
        assert.ok(own.every((call) => call >= 0))
      }
    }),
    { numRuns },
  )
})
