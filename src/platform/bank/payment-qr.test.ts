import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../values/money.ts'
import { isQrIban, readIban } from './iban.ts'
import { type PaymentAsked, paymentCode } from './payment-qr.ts'
import { inFours } from './reference.ts'

const asked = (more: Partial<PaymentAsked> = {}): PaymentAsked => ({
  creditor: { name: 'Le Panier SCES', street: 'Rue Haute 1', postcode: '1000', city: 'Bruxelles', country: 'BE' },
  debtor: { name: 'La Gousse', street: null, postcode: null, city: null, country: 'CH' },
  iban: 'BE68539007547034',
  bic: null,
  currency: 'EUR',
  amount: cents(36_300),
  reference: '+++202/6000/00174+++',
  message: '2026-0001',
  ...more,
})

test('an account number is read with its check, and only then', () => {
  assert.equal(readIban('be68 5390 0754 7034'), 'BE68539007547034')
  assert.equal(readIban('BE68 5390 0754 7035'), null)
  assert.equal(readIban('68539007547034'), null)
  assert.equal(inFours('CH9300762011623852957'), 'CH93 0076 2011 6238 5295 7')
  assert.equal(isQrIban('CH4431999123000889012'), true)
  assert.equal(isQrIban('CH9300762011623852957'), false)
})

test('a transfer in euro bears a code in the European form, a Belgian reference in its free text', () => {
  assert.deepEqual(paymentCode(asked()), {
    kind: 'epc',
    text: 'BCD\n002\n1\nSCT\n\nLe Panier SCES\nBE68539007547034\nEUR363.00\n\n\n+++202/6000/00174+++',
  })
})

test('a creditor reference stands in the field for references', () => {
  const code = paymentCode(asked({ reference: 'RF18 5390 0754 7034' }))
  assert.deepEqual(code?.text.split('\n').slice(8), ['', 'RF18539007547034', ''])
})

test('a Swiss account bears the Swiss code, with both addresses and 31 lines', () => {
  const code = paymentCode(
    asked({
      iban: 'CH9300762011623852957',
      currency: 'CHF',
      reference: 'RF18 5390 0754 7034',
      debtor: { name: 'Le Silo', street: 'Quai 3', postcode: '1204', city: 'Genève', country: 'CH' },
    }),
  )
  assert.equal(code?.kind, 'swiss')
  const lines = code?.text.split('\r\n') ?? []
  assert.equal(lines.length, 31)
  assert.deepEqual(lines.slice(0, 5), ['SPC', '0200', '1', 'CH9300762011623852957', 'S'])
  assert.deepEqual(lines.slice(18, 23), ['363.00', 'CHF', 'S', 'Le Silo', 'Quai 3'])
  assert.deepEqual(lines.slice(27), ['SCOR', 'RF18539007547034', '2026-0001', 'EPD'])
})

test('no code suits francs to an account of the union, a QR-IBAN, or nothing', () => {
  assert.equal(paymentCode(asked({ currency: 'CHF' })), null)
  assert.equal(paymentCode(asked({ iban: 'CH4431999123000889012' })), null)
  assert.equal(paymentCode(asked({ amount: cents(0) })), null)
})
