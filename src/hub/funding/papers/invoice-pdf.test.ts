import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InvoicePage, invoicePdf } from './invoice-pdf.ts'

const pageOf = (amount: string): InvoicePage => ({
  title: 'Facture',
  madeAt: new Date(0),
  seller: ['Code Commun'],
  buyer: ['Le Panier'],
  facts: [['Total', amount]],
  heads: { line: 'Ligne', rate: 'TVA', net: 'Net' },
  lines: [{ text: `Développement, ${amount}`, rate: '21 %', net: amount }],
  sums: [['Total', amount]],
  notes: [`Sur ${amount}`],
  payment: { title: 'À payer', facts: [['Montant', amount]], code: null, scan: '' },
})

test('French thousands print with a space that the letters have, not as boxes', async () => {
  const [narrow, usual, other] = await Promise.all(
    ['1\u202f234,50 €', '1\u00a0234,50 €', '1.234,50 €'].map((amount) => invoicePdf(pageOf(amount))),
  )
  assert.deepEqual(narrow, usual)
  assert.notDeepEqual(narrow, other)
})
