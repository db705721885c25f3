import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { netOf, type Offer, seesOffer, unseen, whyNotAlone, whyNotOffer } from './estimating.ts'

const today = '2025-03-03' as Day
const codes = (no: readonly { code: string }[]) => no.map(({ code }) => code)
const offer: Offer = {
  minutesMin: 60,
  minutesLikely: 75,
  minutesMax: 90,
  rate: cents(7000),
  basis: 'capped',
  net: cents(8750),
  validUntil: today,
  assumptions: 'The printers stay',
  criteria: ['It prints'],
}

test('a whole offer is handed in, still on its last day', () => assert.deepEqual(whyNotOffer(offer, today), []))

test('what an empty offer lacks is told at once', () => {
  assert.deepEqual(codes(whyNotOffer(unseen, today)), [
    'estimate.hours_missing',
    'estimate.rate_missing',
    'estimate.basis_missing',
    'estimate.amount_missing',
    'estimate.day_missing',
    'estimate.assumptions_missing',
    'estimate.criteria_missing',
  ])
})

test('hours are in order and whole quarters; what costs nothing or takes no time is no offer', () => {
  assert.deepEqual(codes(whyNotOffer({ ...offer, minutesMin: 80 }, today)), [
    'estimate.hours_order',
    'estimate.quarter_hours',
  ])
  assert.deepEqual(codes(whyNotOffer({ ...offer, minutesMin: -15 }, today)), ['estimate.quarter_hours'])
  assert.deepEqual(codes(whyNotOffer({ ...offer, minutesMin: 0, minutesLikely: 0 }, today)), ['estimate.hours_missing'])
  assert.deepEqual(codes(whyNotOffer({ ...offer, rate: cents(0), net: cents(0) }, today)), [
    'estimate.rate_missing',
    'estimate.amount_missing',
  ])
  assert.deepEqual(codes(whyNotOffer({ ...offer, validUntil: '2025-03-02' as Day, assumptions: ' ' }, today)), [
    'estimate.day_passed',
    'estimate.assumptions_missing',
  ])
})

test('likely hours at the rate, half-up to the cent', () => {
  assert.equal(netOf(2160, cents(7000)), 252_000)
  assert.equal(netOf(15, cents(7001)), 1750)
  assert.equal(netOf(15, cents(7002)), 1751)
  assert.equal(netOf(0, cents(7000)), 0)
})

test('above the limit, and for its own need, a provider is not alone; a second one or a decision is enough', () => {
  const alone = { net: cents(500_000), above: cents(500_000), ownNeed: false, othersAsked: 0, decision: null }
  assert.deepEqual(whyNotAlone(alone), [])
  const both = { ...alone, net: cents(500_001), ownNeed: true }
  assert.deepEqual(codes(whyNotAlone(both)), ['estimate.second_provider', 'estimate.own_need'])
  assert.deepEqual(whyNotAlone({ ...both, othersAsked: 1 }), [])
  assert.deepEqual(whyNotAlone({ ...both, decision: 'D-1' }), [])
})

test('until it is handed in, an offer is seen by its provider and by those who asked for it', () => {
  const nobody = { handedIn: false, provider: false, asker: false }
  assert.equal(seesOffer(nobody), false)
  for (const one of ['handedIn', 'provider', 'asker']) assert.equal(seesOffer({ ...nobody, [one]: true }), true)
})
