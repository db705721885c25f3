import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import {
  answeredBy,
  type PledgingFacts,
  stateAtClosing,
  type WantedPledge,
  whyNotChange,
  whyNotPledge,
} from './pledging.ts'

const facts: PledgingFacts = {
  state: 'open',
  now: instant('2027-03-22T22:59:59.999Z'),
  endsAt: instant('2027-03-22T23:00:00.000Z'),
  target: cents(100_000),
  hoursMaxBp: 3000,
  rate: cents(5000),
  key: { kind: 'turnover' },
  keyYear: 2026,
  weighed: {
    organisation: 'A',
    usesArea: true,
    figures: { turnover: 1, members: null, fte: null, gross_margin: null },
  },
  others: [],
  providerAgreed: true,
}
const wanted = (mode: WantedPledge['mode'], amount: number | null, minutes: number | null = null): WantedPledge => ({
  organisation: 'A',
  mode,
  amount: amount === null ? null : cents(amount),
  minutes,
  conditions: [],
})
const codes = (pledge: WantedPledge, more: Partial<PledgingFacts> = {}) =>
  whyNotPledge(pledge, { ...facts, ...more }).map(({ code }) => code)

test('pledging lasts to the last second of the deadline day', () => {
  assert.deepEqual(codes(wanted('share', 500)), [])
  assert.deepEqual(codes(wanted('share', 500), { now: facts.endsAt }), ['pledge.closed'])
  assert.deepEqual(codes(wanted('share', 500), { state: 'closing' }), ['pledge.closed'])
  assert.deepEqual(codes(wanted('share', 500), { state: 'draft' }), ['pledge.not_open'])
})

test('a share names its cap, and no pledge is of nothing', () => {
  assert.deepEqual(codes(wanted('share', null)), ['pledge.cap_missing'])
  assert.deepEqual(codes(wanted('fixed', 0)), ['pledge.nothing'])
})

test('one pledge of each mode, and a share excludes a fixed amount', () => {
  const share = { organisation: 'A', mode: 'share', state: 'confirmed', most: cents(5) } as const
  assert.deepEqual(codes(wanted('share', 500), { others: [share] }), ['pledge.given_already'])
  assert.deepEqual(codes(wanted('fixed', 500), { others: [share] }), ['pledge.share_or_fixed'])
  assert.deepEqual(codes(wanted('top_up', 500), { others: [share] }), [])
  assert.deepEqual(codes(wanted('fixed', 500), { others: [{ ...share, state: 'withdrawn' }] }), [])
  assert.deepEqual(codes(wanted('fixed', 500), { others: [{ ...share, organisation: 'B' }] }), [])
})

test('hours are agreed with the provider, and all hours together keep within their part of the target', () => {
  const others = [{ organisation: 'B', mode: 'hours', state: 'confirmed', most: cents(20_000) }] as const
  assert.deepEqual(codes(wanted('hours', null, 120), { others }), [])
  assert.deepEqual(codes(wanted('hours', null, 121), { others }), ['pledge.hours_too_much'])
  assert.deepEqual(codes(wanted('hours', null, 60), { providerAgreed: false }), ['pledge.hours_not_agreed'])
})

test('without an attested figure there is no share, but a fixed amount', () => {
  const weighed = { ...facts.weighed, figures: { ...facts.weighed.figures, turnover: null } }
  assert.deepEqual(codes(wanted('share', 500), { weighed }), ['figures.missing'])
  assert.deepEqual(codes(wanted('fixed', 500), { weighed }), [])
})

test('a condition that more payers could break is refused', () => {
  const only = { ...wanted('fixed', 500), conditions: [{ kind: 'without', organisation: 'O' }] as const }
  assert.deepEqual(codes(only), ['pledge.condition'])
})

test('a pledge is changed while the round is open, and binds at closing only when confirmed and its conditions hold', () => {
  assert.deepEqual(whyNotChange('confirmed', facts), [])
  assert.equal(whyNotChange('binding', facts)[0]?.code, 'pledge.state')
  assert.deepEqual(
    [
      stateAtClosing('confirmed', true, true),
      stateAtClosing('confirmed', true, false),
      stateAtClosing('confirmed', false, true),
      stateAtClosing('intended', true, true),
      stateAtClosing('withdrawn', true, true),
    ],
    ['binding', 'released', 'released', 'released', 'withdrawn'],
  )
})

test('an answer is a pledge or a no; what was intended or taken back is none', () => {
  const pledges = (['intended', 'confirmed', 'withdrawn', 'released'] as const).map((state) => ({
    participant: state as string,
    state,
  }))
  assert.deepEqual([...answeredBy(pledges, ['no'])].sort(), ['confirmed', 'no'])
})
