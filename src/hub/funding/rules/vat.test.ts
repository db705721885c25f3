import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { vatBetween, vatOn, whyNotInvoice } from './vat.ts'

const party = (country: string, checked = true) => ({
  country,
  vatNumber: `${country}0123456789`,
  vatCheckedOn: checked ? day('2027-01-01') : null,
})

test('within a country its rate applies', () => {
  assert.deepEqual(vatBetween(party('BE'), party('BE')), { basisPoints: 2100, kind: 'standard' })
  assert.deepEqual(vatBetween(party('CH'), party('CH')), { basisPoints: 810, kind: 'standard' })
})

test('across the union a checked number reverses the charge, without one the seller’s rate applies', () => {
  assert.deepEqual(vatBetween(party('BE'), party('FR')), { basisPoints: 0, kind: 'reverse_charge' })
  assert.deepEqual(vatBetween(party('BE'), party('FR', false)), { basisPoints: 2100, kind: 'standard' })
  assert.deepEqual(vatBetween(party('BE'), { ...party('FR'), vatNumber: null }), {
    basisPoints: 2100,
    kind: 'standard',
  })
})

test('between the union and Switzerland there is none', () => {
  for (const [from, to] of [
    ['BE', 'CH'],
    ['CH', 'FR'],
  ] as const)
    assert.deepEqual(vatBetween(party(from), party(to)), { basisPoints: 0, kind: 'export' })
})

test('a rate nobody set is asked for', () => {
  assert.equal(vatBetween(party('IT'), party('IT')), null)
  assert.deepEqual(whyNotInvoice(party('IT'), party('IT')), [{ code: 'vat.rate_not_set', facts: { country: 'IT' } }])
})

test('a line is rounded once, half up', () => {
  assert.equal(vatOn(cents(1250), { basisPoints: 810, kind: 'standard' }), 101)
  assert.equal(vatOn(cents(50), { basisPoints: 2100, kind: 'standard' }), 11)
})
