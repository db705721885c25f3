import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { leftIn } from './calls.ts'
import { closeRound } from './closing.ts'
import {
  isReminderDay,
  isSecured,
  type Opening,
  payersAsked,
  whyNotBookCost,
  whyNotCancel,
  whyNotCloseEarly,
  whyNotConfirm,
  whyNotLeave,
  whyNotMarkLast,
  whyNotOpen,
  whyNotSettle,
  whyNotStop,
} from './rounds.ts'
import { firstKey } from './weights.ts'

const opening: Opening = {
  state: 'draft',
  target: cents(100_000),
  key: firstKey,
  tranchesBp: [3000, 4000, 3000],
  opensOn: day('2027-03-01'),
  deadline: day('2027-03-22'),
  estimateValidUntil: day('2027-04-21'),
  minDays: 21,
  asking: { noyau: true, active: 0 },
}
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

test('a round is open for three weeks at least, under an estimate that outlives it by thirty days', () => {
  assert.deepEqual(whyNotOpen(opening), [])
  assert.deepEqual(codes(whyNotOpen({ ...opening, deadline: day('2027-03-21') })), ['round.too_short'])
  assert.deepEqual(codes(whyNotOpen({ ...opening, estimateValidUntil: day('2027-04-20') })), ['round.estimate_ends'])
})

test('the core group opens a round, or three active organisations', () => {
  assert.deepEqual(codes(whyNotOpen({ ...opening, asking: { noyau: false, active: 2 } })), ['round.few_ask'])
  assert.deepEqual(whyNotOpen({ ...opening, asking: { noyau: false, active: 3 } }), [])
})

test('all reasons are told at once', () => {
  const wrong = { ...opening, state: 'open' as const, target: cents(0), tranchesBp: [1] }
  assert.deepEqual(codes(whyNotOpen(wrong)), ['round.state', 'round.tranches', 'round.no_target'])
})

test('a round closes early once it is met, all invited answered and the least time is over', () => {
  const none = { target: cents(5), secured: [], minPayers: 0, contingencyBp: 0, turn: 1 }
  const early = {
    state: 'open' as const,
    closing: closeRound(none, []),
    invited: ['A', 'B'],
    answered: ['A'],
    opensOn: day('2027-03-01'),
    today: day('2027-03-21'),
    minDays: 21,
  }
  assert.deepEqual(codes(whyNotCloseEarly(early)), ['round.not_met', 'round.not_answered', 'round.window_open'])
  const met = closeRound({ ...none, secured: [cents(5)] }, [])
  assert.deepEqual(whyNotCloseEarly({ ...early, closing: met, answered: ['B', 'A'], today: day('2027-03-22') }), [])
})

test('slips are reported for five days before the first call', () => {
  assert.deepEqual(codes(whyNotConfirm('closing', day('2027-03-22'), day('2027-03-26'))), ['round.slips_until'])
  // nobody reports slips in a round that failed
  assert.deepEqual(codes(whyNotConfirm('failed', day('2027-03-22'), day('2027-03-26'))), ['round.state'])
  assert.deepEqual(whyNotConfirm('closing', day('2027-03-22'), day('2027-03-27')), [])
})

test('most payers cancel a round from which nothing was paid out, or the provider withdraws', () => {
  const facts = {
    state: 'secured' as const,
    paidOut: cents(0),
    payers: ['A', 'B', 'C', 'D'],
    forIt: ['A', 'B', 'X'],
    estimateWithdrawn: false,
  }
  assert.deepEqual(codes(whyNotCancel(facts)), ['round.no_majority'])
  assert.deepEqual(whyNotCancel({ ...facts, forIt: ['A', 'B', 'C'] }), [])
  assert.deepEqual(whyNotCancel({ ...facts, estimateWithdrawn: true }), [])
  assert.deepEqual(codes(whyNotCancel({ ...facts, forIt: ['A', 'B', 'C'], paidOut: cents(1) })), ['round.paid_out'])
  assert.deepEqual(codes(whyNotCancel({ ...facts, state: 'settled', estimateWithdrawn: true })), ['round.state'])
})

test('a round is settled when delivered and billed to the end, nothing is open and its fund is empty', () => {
  const facts = {
    state: 'spending' as const,
    delivered: true,
    lastBooked: true,
    openCalls: 0,
    fundAfterwards: cents(0),
  }
  assert.deepEqual(whyNotSettle(facts), [])
  assert.deepEqual(
    codes(whyNotSettle({ ...facts, delivered: false, lastBooked: false, openCalls: 1, fundAfterwards: cents(1) })),
    ['round.not_delivered', 'round.last_missing', 'round.calls_open', 'round.fund_left'],
  )
})

test('a round is stopped once what is booked as its cost is paid out', () => {
  const facts = { state: 'spending' as const, unpaid: cents(0), fundAfterwards: cents(0) }
  assert.deepEqual(whyNotStop(facts), [])
  assert.deepEqual(whyNotStop({ ...facts, unpaid: cents(1) }), [{ code: 'round.cost_unpaid', facts: { amount: 1 } }])
  assert.deepEqual(codes(whyNotStop({ state: 'secured', unpaid: cents(1), fundAfterwards: cents(-1) })), [
    'round.state',
    'round.cost_unpaid',
    'round.fund_left',
  ])
})

test('a cost is marked as the last one once, while the round is spent', () => {
  assert.deepEqual(whyNotMarkLast('spending', [{ last: false }, { last: false }]), [])
  assert.deepEqual(codes(whyNotMarkLast('spending', [{ last: true }, { last: false }])), ['round.last_booked'])
  assert.deepEqual(codes(whyNotMarkLast('settled', [{ last: false }])), ['round.state'])
})

test('a fund that is short says by how much, and what is still open counts for nothing', () => {
  const calls = [
    { net: cents(10_000), vat: cents(2100), open: cents(0) },
    { net: cents(10_000), vat: cents(2100), open: cents(6050) },
  ]
  assert.equal(leftIn(cents(20_000), calls), 15_000)
  assert.equal(leftIn(cents(4000), calls), -1000)
  assert.deepEqual(whyNotLeave(cents(0)), [])
  assert.deepEqual(whyNotLeave(leftIn(cents(4000), calls)), [
    { code: 'round.fund_left', facts: { why: 'short', amount: 1000 } },
  ])
  assert.deepEqual(whyNotLeave(cents(1)), [{ code: 'round.fund_left', facts: { amount: 1 } }])
})

test('work may start once the first tranche is there', () => {
  assert.equal(
    isSecured([
      { owed: cents(5), settled: cents(5) },
      { owed: cents(5), settled: cents(4) },
    ]),
    false,
  )
  assert.equal(isSecured([{ owed: cents(5), settled: cents(5) }]), true)
})

test('those who have not answered are asked ten, three and one days before the end', () => {
  const days = ['2027-03-12', '2027-03-13', '2027-03-19', '2027-03-21', '2027-03-22'].map(day)
  assert.deepEqual(
    days.map((today) => isReminderDay(opening.deadline, today)),
    [true, false, true, true, false],
  )
})

test('a cost is booked in a round that has a provider, no last bill and money left for it', () => {
  const cost = (net: number, last = false) => ({ net: cents(net), last })
  const round = { state: 'spending' as const, hasProvider: true, costs: [cost(600)], there: cents(1000) }
  assert.deepEqual(whyNotBookCost(round, cents(400)), [])
  assert.deepEqual(whyNotBookCost(round, cents(401)), [{ code: 'cost.over', facts: { left: 400, amount: 401 } }])
  assert.deepEqual(whyNotBookCost(round, null), [])
  assert.deepEqual(codes(whyNotBookCost({ ...round, hasProvider: false, costs: [cost(600, true)] }, null)), [
    'round.no_provider',
    'round.last_booked',
  ])
  assert.deepEqual(codes(whyNotBookCost({ ...round, state: 'called' }, null)), ['round.state'])
})

test('whoever has a pledge that counts is asked about the end of a round, once; where nobody has, nobody is', () => {
  const pledge = (participant: string, state: string) => ({ participant, state })
  assert.deepEqual(
    payersAsked([pledge('A', 'called'), pledge('A', 'paid'), pledge('B', 'withdrawn'), pledge('C', 'confirmed')]),
    ['A', 'C'],
  )
  const facts = { state: 'open' as const, paidOut: cents(0), payers: [], forIt: [], estimateWithdrawn: false }
  assert.deepEqual(whyNotCancel(facts), [])
})
