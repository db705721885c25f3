import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cents, cents } from '#platform/values/money.ts'
import { callWithout, type Settled, type UndoingFacts, whyNotUndoPayment } from './call-undone.ts'

const call = {
  ...{ net: cents(1000), vat: cents(210), paid: cents(700), inHours: cents(200), advanced: cents(300) },
  ...{ repaid: cents(100), takenOver: cents(0), cancelledOn: null },
}
const settled = (way: Settled['way'], amount: number): Settled => ({ way, amount: cents(amount) })

test('what one payment did goes back: to the round, to the reserve that had lent, to the hours', () => {
  const after = (...all: Settled[]) => callWithout(call, all)
  assert.deepEqual(after(settled('bank', 500), settled('repaid', 100)), { paid: 100, inHours: 200, repaid: 0 })
  assert.deepEqual(after(settled('credit', 700)), { paid: 0, inHours: 200, repaid: 100 })
  assert.deepEqual(after(settled('hours', 150)), { paid: 700, inHours: 50, repaid: 100 })
  assert.deepEqual(after(settled('returned', 150)), { paid: 700, inHours: 200, repaid: 100 })
})

const facts: UndoingFacts = {
  round: 'secured',
  settled: [settled('bank', 500)],
  join: null,
  receivedAfter: 1000 as Cents,
  paidOut: 1000 as Cents,
}
const codes = (more: Partial<UndoingFacts>) => whyNotUndoPayment({ ...facts, ...more }).map(({ code }) => code)

test('a payment is undone while the round lives and what followed from it can go back', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ round: 'settled' }), ['round.state'])
  assert.deepEqual(codes({ join: 'called' }), [])
  assert.deepEqual(codes({ join: 'paid' }), ['entry.of_buy_in'])
  assert.deepEqual(codes({ settled: [settled('advance', 5)] }), ['entry.of_call'])
})

test('a provider never has more than came in: what was paid out holds the payment', () => {
  assert.deepEqual(codes({ receivedAfter: 999 as Cents }), ['payout.not_received'])
})
