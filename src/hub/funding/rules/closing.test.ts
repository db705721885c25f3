import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, sum } from '#platform/values/money.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { type ClosingPledge, closeRound, netOf, type PledgeMode, type RoundTerms } from './closing.ts'
import type { Condition } from './conditions.ts'
import { savings } from './saving.ts'

const terms = (target: number, more: Partial<RoundTerms> = {}): RoundTerms => ({
  target: cents(target),
  secured: [],
  minPayers: 2,
  contingencyBp: 0,
  turn: 1,
  ...more,
})
let joined = 0
const pledge = (
  organisation: string,
  mode: PledgeMode,
  most: number,
  weight = mode === 'share' ? 1 : 0,
  ...conditions: Condition[]
): ClosingPledge => ({
  pledge: `${organisation} ${mode}`,
  organisation,
  mode,
  most: cents(most),
  joinSeq: ++joined,
  weight: BigInt(weight),
  conditions,
})
const nets = (round: RoundTerms, pledges: readonly ClosingPledge[]) =>
  closeRound(round, pledges).parts.map(({ organisation, net }) => [organisation, net])

test('shares follow the key within the caps', () => {
  const pledges = [40_000, 60_000, 100_000, 200_000].map((cap, at) => pledge('ABCD'[at] ?? '', 'share', cap))
  const { met, parts } = closeRound(terms(300_000), pledges)
  assert.equal(met, true)
  assert.deepEqual(
    parts.map(({ net, how }) => [net, how]),
    [
      [40_000, 'at_cap'],
      [60_000, 'at_cap'],
      [100_000, 'at_cap'],
      [100_000, 'by_key'],
    ],
  )
})

test('caps that are too low leave the round short by what is missing', () => {
  const closing = closeRound(terms(300_000), [pledge('A', 'share', 100_000), pledge('B', 'share', 100_000)])
  assert.deepEqual([closing.met, closing.short, closing.parts], [false, 100_000, []])
})

test('money that is there, fixed amounts and hours come first; shares pay the rest', () => {
  const round = terms(100_000, { secured: [cents(20_000)] })
  const pledges = [
    pledge('A', 'share', 90_000),
    pledge('B', 'fixed', 15_000),
    pledge('C', 'hours', 5000),
    pledge('D', 'share', 90_000),
  ]
  assert.deepEqual(nets(round, pledges), [
    ['B', 15_000],
    ['C', 5000],
    ['A', 30_000],
    ['D', 30_000],
  ])
})

test('where fixed amounts and hours are more than asked, they pay in proportion and shares nothing', () => {
  const pledges = [pledge('A', 'fixed', 3000), pledge('B', 'hours', 1000), pledge('C', 'share', 5000)]
  assert.deepEqual(nets(terms(1000), pledges), [
    ['A', 750],
    ['B', 250],
    ['C', 0],
  ])
})

test('top-ups fill what caps leave open, in proportion, and only that', () => {
  const pledges = [
    pledge('A', 'share', 400),
    pledge('B', 'share', 400),
    pledge('C', 'top_up', 300),
    pledge('D', 'top_up', 100),
  ]
  assert.deepEqual(nets(terms(1000), pledges), [
    ['A', 400],
    ['B', 400],
    ['C', 150],
    ['D', 50],
  ])
  assert.deepEqual(nets(terms(600), pledges), [
    ['A', 300],
    ['B', 300],
    ['C', 0],
    ['D', 0],
  ])
  assert.equal(closeRound(terms(1201), pledges).short, 1)
})

test('fewer payers than asked for are too few, whatever they give', () => {
  const closing = closeRound(terms(100, { minPayers: 3 }), [pledge('A', 'fixed', 50), pledge('B', 'share', 500)])
  assert.deepEqual([closing.met, closing.payers, closing.payersMissing], [false, 2, 1])
})

test('a round that asks for no payer is met by the money that is there', () => {
  const round = terms(100, { minPayers: 0, secured: [cents(100)] })
  assert.equal(closeRound(round, []).met, true)
  assert.equal(closeRound(terms(100, { minPayers: 0, secured: [cents(99)] }), []).short, 1)
})

test('the contingency is a tenth of the target as far as caps leave room', () => {
  const round = terms(1000, { contingencyBp: 1000 })
  const wide = closeRound(round, [pledge('A', 'share', 1000), pledge('B', 'share', 520)])
  assert.deepEqual(
    wide.parts.map(({ net, contingency }) => [net, contingency]),
    [
      [500, 80],
      [500, 20],
    ],
  )
  const tight = closeRound(round, [pledge('A', 'share', 510), pledge('B', 'share', 500)])
  assert.deepEqual(tight.contingency, { wanted: 100, covered: 10 })
})

test('equal remainders are served in the turn of the round, and the tie is kept', () => {
  const pledges = ['A', 'B', 'C'].map((name) => pledge(name, 'share', 1000))
  const closing = closeRound(terms(100, { turn: 2 }), pledges)
  assert.deepEqual(
    closing.parts.map(({ net }) => net),
    [33, 34, 33],
  )
  assert.deepEqual(closing.ties, [{ served: [1], passed: [2, 0] }])
})

test('an organisation may give a share and top up as well', () => {
  const pledges = [
    pledge('A', 'share', 400),
    { ...pledge('A', 'top_up', 300), organisation: 'A' },
    pledge('B', 'share', 400),
  ]
  assert.equal(netOf('A', closeRound(terms(1000), pledges).parts), 600)
})

test('what would save a round is told, the smallest change first', () => {
  const round = terms(150_000)
  const waiting = [
    pledge('A', 'fixed', 50_000, 0, { kind: 'payers_at_least', payers: 3 }),
    pledge('B', 'fixed', 50_000, 0, { kind: 'with', organisation: 'A' }),
  ]
  // One more payer makes A and B hold; then 500.00 are missing.
  assert.deepEqual(savings(round, waiting)[0], { kind: 'payers', payers: 1, amount: 50_000 })
  assert.deepEqual(savings(terms(100_000), waiting)[0], { kind: 'payers', payers: 1, amount: 0 })
  assert.deepEqual(
    savings(terms(100_000), waiting).find(({ kind }) => kind === 'conditions'),
    { kind: 'conditions', pledge: 'A fixed', organisation: 'A', amount: 0 },
  )
})

test('short of money alone, money alone saves', () => {
  const pledges = [pledge('A', 'share', 100), pledge('B', 'share', 100)]
  assert.deepEqual(savings(terms(300), pledges), [{ kind: 'money', amount: 100 }])
  assert.deepEqual(savings(terms(200), pledges), [])
})

test('an organisation that others wait for is named', () => {
  const pledges = [pledge('A', 'fixed', 100), pledge('B', 'fixed', 100, 0, { kind: 'with', organisation: 'E' })]
  assert.deepEqual(
    savings(terms(200), pledges).find(({ kind }) => kind === 'organisation'),
    { kind: 'organisation', organisation: 'E', amount: 0 },
  )
})

const modes: readonly PledgeMode[] = ['share', 'fixed', 'hours', 'top_up']
const randomPledge = fc.record({
  mode: fc.constantFrom(...modes),
  most: fc.nat({ max: 5000 }).map(cents),
  weight: fc.nat({ max: 1000 }).map(BigInt),
  waitsFor: fc.option(fc.integer({ min: 1, max: 6 })),
})
const randomPledges = fc.array(randomPledge, { maxLength: 12 }).map((all) =>
  all.map(
    ({ mode, most, weight, waitsFor }, at): ClosingPledge => ({
      pledge: `${at}`,
      organisation: `organisation ${at}`,
      mode,
      most,
      weight: mode === 'share' ? weight : 0n,
      joinSeq: at + 1,
      conditions: waitsFor === null ? [] : [{ kind: 'payers_at_least', payers: waitsFor }],
    }),
  ),
)
const randomTerms = fc.record({
  target: fc.integer({ min: 1, max: 12_000 }).map(cents),
  secured: fc.array(fc.nat({ max: 4000 }).map(cents), { maxLength: 2 }),
  minPayers: fc.nat({ max: 4 }),
  contingencyBp: fc.nat({ max: 5000 }),
  turn: fc.integer({ min: 1, max: 20 }),
})
/** Continuous integration tries five thousand rounds. */
const numRuns = thorough ? 5000 : 300

test('in a round that is met the parts are exactly what was asked, and nobody pays more than pledged', () => {
  fc.assert(
    fc.property(randomTerms, randomPledges, (round, pledges) => {
      const { met, parts, contingency } = closeRound(round, pledges)
      if (!met) return assert.deepEqual(parts, [])
      assert.equal(sum(parts.map(({ net }) => net)), Math.max(0, round.target - sum(round.secured)))
      assert.equal(sum(parts.map((part) => part.contingency)), contingency.covered)
      const most = new Map(pledges.map((one) => [one.pledge, one.most]))
      for (const part of parts) {
        assert.ok(part.net >= 0 && part.contingency >= 0)
        assert.ok(part.net + part.contingency <= (most.get(part.pledge) ?? 0))
      }
    }),
    { numRuns },
  )
})

test('raising the cap of a share never breaks a round that is met', () => {
  fc.assert(
    fc.property(randomTerms, randomPledges, fc.nat({ max: 11 }), fc.nat({ max: 900 }), (round, pledges, at, more) => {
      if (!closeRound(round, pledges).met) return
      const raised = pledges.map((one, place) =>
        place === at && one.mode === 'share' ? { ...one, most: cents(one.most + more) } : one,
      )
      assert.equal(closeRound(round, raised).met, true)
    }),
    { numRuns },
  )
})

test('what is said to save a round saves it', () => {
  fc.assert(
    fc.property(randomTerms, randomPledges, (round, pledges) => {
      for (const saving of savings(round, pledges)) {
        const granted = { ...round, secured: [...round.secured, cents(saving.amount)] }
        const supposed = { unnamed: saving.kind === 'payers' ? saving.payers : 0, named: [] }
        const free = pledges.map((one) =>
          saving.kind === 'conditions' && one.pledge === saving.pledge ? { ...one, conditions: [] } : one,
        )
        assert.equal(closeRound(granted, free, supposed).met, true)
      }
    }),
    { numRuns },
  )
})

test('no smaller number of payers than the one said would do as well', () => {
  fc.assert(
    fc.property(randomTerms, randomPledges, (round, pledges) => {
      const said = savings(round, pledges).filter((one) => one.kind === 'payers')
      for (const { payers, amount } of said) {
        const fewer = closeRound(round, pledges, { unnamed: payers - 1, named: [] })
        assert.ok(fewer.payersMissing > 0 || fewer.short > amount)
      }
    }),
    { numRuns },
  )
})
