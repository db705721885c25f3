import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { openPart } from './calls.ts'
import { creditLines, type InvoiceParty, linesWithVat, noBilling, vatOfInvoice } from './invoice.ts'
import { endpointOf, isBelgianCompany, numberShown, type UblPaper, ublOf, vatIdOf, whyNotUbl } from './ubl.ts'
import { all, broken, parsed, text } from './ubl-check.testing.ts'

const party = (country: string, more: Partial<InvoiceParty> = {}): InvoiceParty => ({
  ...noBilling,
  ...{ name: `Co-op & Cie ${country}`, street: 'Rue Haute 1', postcode: '1000', city: 'Ville', country },
  ...{ vatNumber: numbers[country] ?? null, vatCheckedOn: day('2026-01-01'), registration: registers[country] ?? null },
  ...{ iban: 'BE68539007547034', email: `office@${country.toLowerCase()}.example`, phone: '+49 30 1234567' },
  ...more,
})
const numbers: Record<string, string> = {
  BE: 'BE 0202.239.951',
  FR: 'FR40303265045',
  DE: 'DE136695976',
  NL: 'NL004495445B01',
  ES: 'ESX1234567X',
  CH: 'CHE-107.787.577 MWST',
}
const registers: Record<string, string> = { NL: '12345678', CH: 'CHE107787577' }

function paper(seller: InvoiceParty, buyer: InvoiceParty, more: Partial<UblPaper> = {}): UblPaper {
  const vat = vatOfInvoice(seller, buyer)
  assert.ok(vat)
  return {
    ...{ kind: 'invoice', number: '2026-0001', issuedOn: day('2026-11-26'), dueOn: day('2026-12-26') },
    ...{ period: { from: day('2026-11-01'), to: day('2027-10-31') }, currency: 'EUR', seller, buyer },
    lines: linesWithVat(
      [
        { text: 'Dues <2026> & more', net: cents(30_000) },
        { text: 'Extra', net: cents(1250) },
        { text: 'Cents', net: cents(33) },
      ],
      vat,
    ),
    ...{ reference: '+++202/6000/00174+++', credits: null, note: null, terms: 'Due on 26 December 2026' },
    exemption: vat.kind === 'standard' || vat.kind === 'zero' ? null : 'Reverse charge',
    ...more,
  }
}

const countries = ['BE', 'FR', 'DE', 'NL', 'ES', 'CH']
const categoriesOf = (one: UblPaper): (string | null)[] =>
  all(parsed(ublOf(one)), 'TaxTotal/TaxSubtotal').map((row) => text(row, 'TaxCategory/ID'))

test('invoices between all six countries hold against every rule of the norm and of Peppol that can concern them', () => {
  for (const from of countries)
    for (const to of countries) {
      const one = paper(party(from), party(to))
      assert.deepEqual(whyNotUbl(one), [], `${from} ${to}`)
      assert.deepEqual(broken(parsed(ublOf(one))), [], `${from} ${to}`)
    }
})

test('a credit note for any part of a call holds against the rules of the norm', () => {
  for (const country of countries) {
    const seller = party(country)
    const vat = vatOfInvoice(seller, seller)
    assert.ok(vat)
    const [line] = linesWithVat([{ text: 'Second tranche', net: cents(9_999) }], vat)
    assert.ok(line)
    for (let gross = 1; gross <= line.net + line.vat; gross += 97) {
      const part = openPart({ ...unpaid, ...line, paid: cents(line.net + line.vat - gross) })
      const lines = creditLines([line], line, part)
      const note = paper(seller, seller, {
        kind: 'credit_note',
        lines,
        credits: { number: '2026-0001', issuedOn: day('2026-10-01') },
      })
      assert.deepEqual(broken(parsed(ublOf(note))), [], `${country} ${gross}`)
    }
  }
})

const unpaid = {
  ...{ inHours: cents(0), advanced: cents(0), repaid: cents(0), takenOver: cents(0), cancelledOn: null },
}

test('each kind of VAT has its category and its reason: S, AE, G, E, O and Z', () => {
  assert.deepEqual(categoriesOf(paper(party('BE'), party('BE'))), ['S'])
  assert.deepEqual(categoriesOf(paper(party('BE'), party('FR'))), ['AE'])
  assert.deepEqual(categoriesOf(paper(party('BE'), party('FR', { vatCheckedOn: null }))), ['S'])
  assert.deepEqual(categoriesOf(paper(party('BE'), party('CH'))), ['G'])
  const others = [
    ['E', party('BE', { vatStatus: 'exempt', exemption: 'Art. 44' })],
    ['O', party('BE', { vatStatus: 'outside', vatNumber: null, registration: '0202239951' })],
  ] as const
  for (const [category, seller] of others) {
    const one = paper(seller, party('BE'))
    assert.deepEqual(categoriesOf(one), [category])
    assert.deepEqual(whyNotUbl(one), [])
    assert.deepEqual(broken(parsed(ublOf(one))), [], category)
  }
  const zero = paper(party('BE'), party('BE'), {
    lines: linesWithVat([{ text: 'Nothing added', net: cents(100) }], { kind: 'zero', basisPoints: 0 }),
  })
  assert.deepEqual(broken(parsed(ublOf(zero))), [])
  assert.deepEqual(categoriesOf(zero), ['Z'])
})

test('a credit note names the invoice it takes back, and asks for no payment', () => {
  const note = paper(party('BE'), party('BE'), {
    ...{ kind: 'credit_note', number: '2026-0002', note: 'Billed twice', terms: 'Taken off what is open' },
    credits: { number: '2026-0001', issuedOn: day('2026-11-20') },
  })
  const root = parsed(ublOf(note))
  assert.equal(root.name, 'CreditNote')
  assert.deepEqual(broken(root), [])
  assert.equal(text(root, 'BillingReference/InvoiceDocumentReference/ID'), '2026-0001')
  assert.equal(text(root, 'CreditNoteLine/CreditedQuantity'), '1')
})

test('the check of this test finds what is planted', () => {
  const good = ublOf(paper(party('BE'), party('BE')))
  const planted: readonly (readonly [string, string, string])[] = [
    ['cbc:BuyerReference', 'cbc:Other', 'R003'],
    ['<cbc:TaxableAmount currencyID="EUR">312.83', '<cbc:TaxableAmount currencyID="EUR">312.84', 'BR-S-08'],
    ['<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="CHF">', 'R051'],
    ['schemeID="0208">0202239951', 'schemeID="0208">0202239952', 'COMMON-R043'],
    ['<cbc:ID>S</cbc:ID>', '<cbc:ID>E</cbc:ID>', 'BR-E-10'],
  ]
  for (const [from, to, rule] of planted) {
    const found = broken(parsed(good.replaceAll(from, to)))
    assert.ok(found.includes(rule), `${rule}: ${found.join(', ')}`)
  }
  const shuffled = good.replace(/(\s*<cbc:IssueDate>.*<\/cbc:IssueDate>)(\s*<cbc:DueDate>.*<\/cbc:DueDate>)/, '$2$1')
  assert.match(broken(parsed(shuffled)).join(), /schema: order in Invoice/)
})

test('between Germans the seller is reached by phone and by mail; elsewhere neither has to be there', () => {
  const silent = { phone: null, email: null }
  const missing = (from: string, to: string) =>
    whyNotUbl(paper(party(from, silent), party(to, silent))).map(({ facts }) => facts?.['why'])
  assert.deepEqual(missing('DE', 'DE'), ['phone', 'email'])
  assert.deepEqual(missing('DE', 'FR'), [])
  assert.deepEqual(missing('BE', 'DE'), [])
  const root = parsed(ublOf(paper(party('DE'), party('DE'))))
  assert.equal(text(root, 'AccountingSupplierParty/Party/Contact/Telephone'), '+49 30 1234567')
  const { phone: _, ...before } = party('DE')
  assert.ok(broken(parsed(ublOf(paper(before, party('DE'))))).includes('DE-R-006'))
})

test('what is missing for the network is told at once, each with whom it concerns', () => {
  const bare = party('BE', { street: null, vatNumber: null, iban: null, name: 'Le Panier' })
  const told = whyNotUbl(paper(bare, party('IT', { name: 'La Bottega' })))
  assert.deepEqual(
    told.map(({ facts }) => `${facts?.['name']} ${facts?.['why']}`),
    ['Le Panier address', 'Le Panier endpoint', 'La Bottega endpoint', 'Le Panier vat_number', 'Le Panier iban'],
  )
  const wrong = party('BE', { vatNumber: 'BE0202239952', name: 'Le Panier' })
  assert.deepEqual(
    whyNotUbl(paper(wrong, party('BE'))).map(({ facts }) => facts?.['why']),
    ['company_number'],
  )
})

test('numbers are written with their country first, and the address in the network follows from them', () => {
  assert.equal(vatIdOf(party('BE', { vatNumber: '0202.239.951' })), 'BE0202239951')
  assert.equal(vatIdOf(party('CH')), 'CHE107787577MWST')
  assert.deepEqual(endpointOf(party('BE')), { scheme: '0208', id: '0202239951' })

  test('a Swiss number is printed as its register writes it, others as they are', () => {
    assert.equal(numberShown('CHE107787577MWST'), 'CHE-107.787.577 MWST')
    assert.equal(numberShown('CHE107787577'), 'CHE-107.787.577')
    assert.equal(numberShown('BE0202239951'), 'BE0202239951')
  })
  assert.deepEqual(endpointOf(party('FR')), { scheme: '9957', id: 'FR40303265045' })
  assert.deepEqual(endpointOf(party('BE', { endpointScheme: '0088', endpoint: '5412345000013' })), {
    scheme: '0088',
    id: '5412345000013',
  })
  assert.equal(isBelgianCompany('0202239951'), true)
  assert.equal(isBelgianCompany('0202239950'), false)
})
