import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#platform/values/day.ts'
import { cents, sum } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import {
  type EarlierPayer,
  firstFading,
  monthsSince,
  netAfter,
  notPaidYet,
  payersBefore,
  quoteJoining,
} from './late-joining.ts'

const payers = (nets: readonly number[], weights: readonly number[]): EarlierPayer[] =>
  nets.map((net, at) => ({
    organisation: `payer ${at + 1}`,
    joinSeq: at + 1,
    net: cents(net),
    weight: BigInt(weights[at] ?? 0),
  }))
const now = { months: 0, terms: firstFading }

test('a joiner pays its share, and the stray cent of the new split is never charged to a third', () => {
  const earlier = payers([41, 55, 4], [9, 12, 1])
  assert.deepEqual(split(cents(100), [9, 12, 1, 1]), [39, 52, 5, 4])
  const quote = quoteJoining({ joinSeq: 4, weight: 1n }, earlier, now, 1)
  assert.deepEqual([quote.share, quote.pays], [4, 4])
  assert.deepEqual(quote.refunds, [
    { organisation: 'payer 1', amount: 2 },
    { organisation: 'payer 2', amount: 2 },
  ])
  assert.deepEqual(
    netAfter(earlier, quote).map(({ net }) => net),
    [39, 53, 4],
  )
})

test('the ticket fades month by month to the floor', () => {
  const earlier = payers([9000, 9000], [1, 1])
  const pays = (months: number, terms = firstFading) =>
    quoteJoining({ joinSeq: 3, weight: 1n }, earlier, { months, terms }, 1).pays
  assert.deepEqual(
    [0, 9, 18, 35, 36, 99].map((months) => pays(months)),
    [6000, 4500, 3000, 167, 0, 0],
  )
  assert.equal(pays(99, { months: 36, floorBp: 2500 }), 1500)
  assert.equal(pays(27, { months: 36, floorBp: 2500 }), 1500)
  assert.equal(pays(99, { months: 0, floorBp: 0 }), 6000)
})

test('a ticket of nothing posts nothing', () => {
  assert.deepEqual(
    quoteJoining({ joinSeq: 3, weight: 1n }, payers([9000], [1]), { months: 36, terms: firstFading }, 1).refunds,
    [],
  )
  assert.deepEqual(quoteJoining({ joinSeq: 3, weight: 0n }, payers([9000], [1]), now, 1).pays, 0)
  assert.deepEqual(quoteJoining({ joinSeq: 3, weight: 1n }, [], now, 1).pays, 0)
})

test('nobody pays more than it agreed to, and less where another joined before', () => {
  const quote = (nets: readonly number[], agreed: number) => {
    const weights = nets.map(() => 1)
    return quoteJoining({ joinSeq: 9, weight: 1n }, payers(nets, weights), now, 1, cents(agreed))
  }
  assert.equal(quote([300, 300, 300], 225).pays, 225)
  assert.equal(quote([225, 225, 225, 225], 225).pays, 180)
  assert.deepEqual(
    quote([225, 225, 225, 225], 225).refunds.map(({ amount }) => amount),
    [45, 45, 45, 45],
  )
  const dearer = quote([400, 400], 225)
  assert.deepEqual([dearer.share, dearer.pays, sum(dearer.refunds.map(({ amount }) => amount))], [266, 225, 225])
})

test('whoever has not paid as much as it would get back is waited for', () => {
  const quote = quoteJoining({ joinSeq: 3, weight: 1n }, payers([300, 300], [1, 1]), now, 1)
  const paid = (organisation: string, left: number) => ({ organisation, left: cents(left) })
  assert.deepEqual(notPaidYet(quote, [paid('payer 1', 100), paid('payer 2', 100)]), [])
  assert.deepEqual(notPaidYet(quote, [paid('payer 1', 99), paid('payer 2', 100)]), ['payer 1'])
  assert.deepEqual(notPaidYet(quote, []), ['payer 1', 'payer 2'])
})

test('whoever joined for nothing bears a part of the next split, and the next joiner pays less', () => {
  const paying = payers([15_000, 15_000], [1, 1])
  const joined = [{ organisation: 'waived', joinSeq: 3, net: cents(0), weight: 1n }]
  const quote = quoteJoining({ joinSeq: 4, weight: 1n }, payersBefore(paying, joined), now, 1)
  assert.deepEqual([quote.share, quote.pays], [7500, 7500])
  assert.deepEqual(quote.refunds, [
    { organisation: 'payer 1', amount: 3750 },
    { organisation: 'payer 2', amount: 3750 },
  ])
  const twice = payersBefore(paying, [{ ...paying[0], organisation: 'payer 1' }])
  assert.deepEqual(
    twice.map(({ organisation }) => organisation),
    ['payer 2', 'payer 1'],
  )
})

test('fixed amounts stay as they were given', () => {
  const quote = quoteJoining({ joinSeq: 3, weight: 1n }, payers([500, 1000], [0, 1]), now, 1)
  assert.deepEqual(quote.refunds, [{ organisation: 'payer 2', amount: 500 }])
})

test('months are whole ones since the delivery', () => {
  const delivered = day('2026-01-31')
  const at = (text: string) => monthsSince(delivered, day(text))
  assert.deepEqual(
    ['2025-12-01', '2026-01-31', '2026-02-27', '2026-02-28', '2026-03-30', '2026-03-31', '2029-01-31'].map(at),
    [0, 0, 0, 1, 1, 2, 36],
  )
  assert.equal(monthsSince(null, day('2026-02-01')), 0)
})

/** Continuous integration tries five thousand. */
const numRuns = thorough ? 5000 : 300

test('a joiner leaves the sum as it is, raises nobody and makes nobody negative, one after the other', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 })
  const joiners = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 1000 }), months: fc.nat({ max: 40 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.nat({ max: 100_000 }), weights, joiners, fc.integer({ min: 1, max: 9 }), (cost, all, late, turn) => {
      let earlier = payers(split(cents(cost), all, turn), all)
      for (const { weight, months } of late) {
        const joiner = { joinSeq: earlier.length + 1, weight: BigInt(weight) }
        const quote = quoteJoining(joiner, earlier, { months, terms: firstFading }, turn)
        const after = netAfter(earlier, quote)
        assert.equal(sum(after.map(({ net }) => net)) + quote.pays, cost)
        for (const [at, one] of after.entries()) {
          assert.ok(one.net >= 0 && one.net <= (earlier[at]?.net ?? 0))
        }
        earlier = [...after, { ...joiner, organisation: `late ${joiner.joinSeq}`, net: quote.pays }]
      }
    }),
    { numRuns },
  )
})
