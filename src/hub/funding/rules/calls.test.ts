import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '#platform/refusal.ts'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { whyNotCallNext, whyNotDeliver, whyNotHours } from './calls.ts'

const codes = (no: readonly Refusal[]) => no.map(({ code }) => code)

test('tranches are called from the confirmation until the round ends, each once', () => {
  const round = { tranchesCalled: 1, tranchesBp: [3000, 4000, 3000] }
  for (const state of ['called', 'collecting', 'secured', 'spending'] as const)
    assert.deepEqual(whyNotCallNext({ ...round, state }), [])
  for (const state of ['draft', 'open', 'closing', 'failed', 'settled', 'cancelled'] as const)
    assert.deepEqual(codes(whyNotCallNext({ ...round, state })), ['round.state'])
  assert.deepEqual(codes(whyNotCallNext({ ...round, state: 'secured', tranchesCalled: 3 })), ['round.all_called'])
})

test('a delivery is noted once, for no day to come', () => {
  const today = day('2027-03-10')
  const round = { state: 'secured', deliveredOn: null } as const
  assert.deepEqual(whyNotDeliver(round, today, today), [])
  assert.deepEqual(codes(whyNotDeliver({ state: 'open', deliveredOn: today }, day('2027-03-11'), today)), [
    'round.state',
    'round.delivered',
    'round.day_ahead',
  ])
})

test('hours are confirmed up to the amount without VAT, which is paid in money', () => {
  const call = { asHours: true, net: cents(1000), inHours: cents(400), open: cents(810) }
  assert.deepEqual(whyNotHours(call, null), [])
  assert.deepEqual(whyNotHours(call, cents(600)), [])
  assert.deepEqual(whyNotHours(call, cents(601)), [{ code: 'call.too_many_hours', facts: { left: 600, amount: 601 } }])
  const done = { ...call, inHours: cents(1000), open: cents(210) }
  assert.deepEqual(whyNotHours(done, null), [{ code: 'call.vat_left', facts: { amount: 210 } }])
  assert.deepEqual(codes(whyNotHours({ ...done, open: cents(0) }, cents(1))), ['call.settled'])
  assert.deepEqual(codes(whyNotHours({ ...call, asHours: false }, null)), ['call.not_hours'])
})
