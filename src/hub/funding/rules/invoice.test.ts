import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents, portion } from '#platform/values/money.ts'
import {
  type Creditable,
  creditLines,
  invoiceNumber,
  leftToCredit,
  linesWithVat,
  noBilling,
  partyFrom,
  sumsOf,
  toCredit,
  vatOfInvoice,
  vatTable,
  whyNotCredit,
  whyNotIssue,
} from './invoice.ts'

const told = (country: string) => ({ name: `Co-op ${country}`, country, city: null, vatNumber: `${country}1` })
const party = (country: string, more = {}) => partyFrom(told(country), { ...noBilling, ...more })
const line = (net: number) => ({ text: 'Dues', net: cents(net) })

test('VAT is rounded half up for each line, and the sums are those of the lines', () => {
  const lines = linesWithVat([line(50), line(50), line(33)], { kind: 'standard', basisPoints: 2100 })
  // 10.5 → 11 twice, 6.93 → 7: reckoned on the sum it would be 28
  assert.deepEqual(
    lines.map(({ vat }) => vat),
    [11, 11, 7],
  )
  assert.deepEqual(sumsOf(lines), { net: 133, vat: 29, total: 162 })
  assert.deepEqual(vatTable(lines), [{ kind: 'standard', basisPoints: 2100, net: 133, vat: 29 }])
})

test('each country of a seller has its rate: BE 21, FR 20, DE 19, NL 21, ES 21, CH 8.1', () => {
  const rates = ['BE', 'FR', 'DE', 'NL', 'ES', 'CH'].map((one) => vatOfInvoice(party(one), party(one))?.basisPoints)
  assert.deepEqual(rates, [2100, 2000, 1900, 2100, 2100, 810])
})

test('reverse charge asks for a number that was checked; without, the seller’s rate applies', () => {
  assert.equal(vatOfInvoice(party('BE'), party('FR', { vatCheckedOn: day('2026-01-01') }))?.kind, 'reverse_charge')
  assert.deepEqual(vatOfInvoice(party('BE'), party('FR')), { kind: 'standard', basisPoints: 2100 })
  assert.equal(vatOfInvoice(party('CH'), party('FR'))?.kind, 'export')
})

test('a seller that is exempt or outside the tax adds none, and a rate of 0 is told apart', () => {
  assert.deepEqual(vatOfInvoice(party('BE', { vatStatus: 'exempt' }), party('BE')), { kind: 'exempt', basisPoints: 0 })
  assert.deepEqual(vatOfInvoice(party('BE', { vatStatus: 'outside' }), party('FR')), {
    kind: 'outside',
    basisPoints: 0,
  })
  assert.deepEqual(vatOfInvoice(party('BE'), party('BE'), { BE: 0 }), { kind: 'zero', basisPoints: 0 })
})

test('nothing is invoiced for nothing, nor where no rate is set; all reasons are told', () => {
  assert.deepEqual(
    whyNotIssue(party('IT'), party('IT'), [line(0)]).map(({ code }) => code),
    ['invoice.nothing', 'vat.rate_not_set'],
  )
})

const credited = (net: number, vat: number): Creditable => ({
  ...{ kind: 'invoice', net: cents(10_000), vat: cents(2_100), creditedBy: net + vat > 0 ? '2026-0002' : null },
  ...{ creditedNet: cents(net), creditedVat: cents(vat) },
})

test('an invoice is taken back by what is left of it, never twice, and a credit note never', () => {
  const part = { net: cents(4_000), vat: cents(840) }
  const codes = (...asked: Parameters<typeof whyNotCredit>) => whyNotCredit(...asked).map(({ code }) => code)
  assert.deepEqual(codes(credited(0, 0)), [])
  assert.deepEqual(codes(credited(6_000, 1_260), part), [])
  assert.deepEqual(leftToCredit(credited(6_000, 1_260)), part)
  assert.deepEqual(codes(credited(6_001, 1_260), part), ['invoice.credited'])
  assert.deepEqual(codes(credited(10_000, 2_100)), ['invoice.credited'])
  assert.deepEqual(codes({ ...credited(0, 0), kind: 'credit_note' }), ['invoice.is_credit_note'])
})

test('parts of an invoice that are taken back one after the other come to it, in net and in VAT', () => {
  const whole = { net: cents(100), vat: cents(21) }
  for (let first = 1; first < 121; first += 1) {
    const parts = [first, 121 - first].map((gross) => {
      const net = portion(cents(gross), 100, 121)
      return { net, vat: cents(gross - net) }
    })
    const invoice = { ...credited(0, 0), ...whole }
    const one = toCredit(invoice, parts[0] ?? null)
    const then = { ...invoice, creditedNet: one.net, creditedVat: one.vat }
    assert.deepEqual(whyNotCredit(then, parts[1]), [])
    assert.deepEqual(toCredit(then, parts[1] ?? null), leftToCredit(then), `${first}`)
  }
})

test('a credit note for a part has one line with the words of the invoice, and for the whole all its lines', () => {
  const lines = linesWithVat([line(4_000), line(6_000)], { kind: 'standard', basisPoints: 2100 })
  const whole = { net: cents(10_000), vat: cents(2_100) }
  assert.deepEqual(creditLines(lines, whole, whole), lines)
  const part = { net: cents(100), vat: cents(21) }
  assert.deepEqual(creditLines(lines, whole, part), [{ ...lines[0], ...part }])
})

test('what an organisation wrote for its invoices stands over what it tells of itself', () => {
  assert.equal(party('BE', { name: 'Le Panier SCES' }).name, 'Le Panier SCES')
  assert.equal(party('BE').vatNumber, 'BE1')
  assert.equal(invoiceNumber(2026, 7), '2026-0007')
})
