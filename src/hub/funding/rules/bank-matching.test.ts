import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents, noMoney } from '#platform/values/money.ts'
import { type Demand, matchOf, type PaidLine } from './bank-matching.ts'

const dues: Demand = {
  id: 'a',
  kind: 'dues',
  payer: 'Le Panier',
  open: cents(1210),
  currency: 'EUR',
  reference: '+++1+++',
}
const other: Demand = { ...dues, id: 'b', payer: 'La Gousse', reference: '+++2+++' }
const line: PaidLine = {
  amount: cents(1210),
  charges: noMoney,
  currency: 'EUR',
  name: 'ASBL LE PANIER',
  references: [],
}

test('a reference says what is paid, whatever the amount and whoever pays', () => {
  const paid = { ...line, amount: cents(500), name: 'Somebody', references: ['+++2+++'] }
  assert.deepEqual(matchOf(paid, [dues, other]), { is: 'match', demand: other })
})

test('an exact amount from a payer of that name is a proposal, never a match', () => {
  assert.deepEqual(matchOf(line, [dues, other]), { is: 'proposal', demand: dues })
  assert.equal(matchOf({ ...line, amount: cents(1209) }, [dues, other]).is, 'waits')
  assert.equal(matchOf({ ...line, name: 'Panier' }, [dues, other]).is, 'waits')
  assert.equal(matchOf({ ...line, name: null }, [dues, other]).is, 'waits')
})

test('what the bank kept belongs to what was given', () => {
  assert.equal(matchOf({ ...line, amount: cents(1200), charges: cents(10) }, [dues]).is, 'proposal')
})

test('two that fit, two that are named, another currency, nothing open, or money that goes out wait for somebody', () => {
  assert.equal(matchOf(line, [dues, { ...dues, id: 'c' }]).is, 'waits')
  assert.equal(matchOf({ ...line, references: ['+++1+++', '+++2+++'] }, [dues, other]).is, 'waits')
  assert.equal(matchOf({ ...line, currency: 'CHF', references: ['+++1+++'] }, [dues]).is, 'waits')
  assert.equal(matchOf({ ...line, references: ['+++1+++'] }, [{ ...dues, open: noMoney }]).is, 'waits')
  assert.equal(matchOf({ ...line, amount: cents(-1210), references: ['+++1+++'] }, [dues]).is, 'waits')
})
