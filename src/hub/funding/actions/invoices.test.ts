import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import { addDays } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import { coOp } from '../../../../test/co-op.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { listInvoices, readInvoice, readInvoicePdf, readInvoiceUbl } from '../reads/invoices.ts'
import { readLedger } from '../reads/ledger.ts'
import { broken, parsed } from '../rules/ubl-check.testing.ts'
import { checkVatNumber, keepBilling } from './billing.ts'
import { billOrganisation, creditInvoice, exportInvoices } from './billing-by-hand.ts'
import { issueInvoices } from './invoices.ts'

const refusedFor = (doing: Promise<unknown>, ...codes: string[]) => assert.rejects(doing, refusedWith(...codes))
const { shop: makeCommunity, moveTo } = await world()

const parties = read('test.parties', participantsIn)

async function opened() {
  const community = await makeCommunity()
  await community.act(seedCommunity, {
    organisations: [coOp('Le Panier', 'BE'), coOp('La Gousse', 'CH'), coOp('Le Silo', 'FR')],
  })
  const all = await community.look(parties, {})
  const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? ''
  const bill = (buyer: string, ...nets: number[]) =>
    community.act(billOrganisation, {
      ...{ buyer: idOf(buyer), seller: idOf('Le Panier'), currency: null, dueOn: null },
      lines: nets.map((net) => ({ text: 'Meeting', net })),
    })
  return { community, idOf, bill }
}

const nothing = { name: null, registration: null, vatStatus: 'liable' as const, exemption: null, bic: null }
const noEndpoint = { endpointScheme: null, endpoint: null, phone: null, email: null }

test('two who bill in one second get numbers that follow each other, and a refused one leaves no gap', async () => {
  const { community, bill } = await opened()
  const made = await Promise.all([bill('La Gousse', 100), bill('Le Silo', 200)])
  await refusedFor(bill('Le Silo', 0), 'invoice.nothing')
  const failing = action('test.failing', async (ctx, wish: { seller: string; buyer: string }) => {
    const terms = {
      about: 'other',
      subject: null,
      period: null,
      currency: 'EUR',
      dueOn: addDays(ctx.today, 30),
    } as const
    await issueInvoices(ctx, [{ ...terms, ...wish, lines: [{ text: 'In vain', net: cents(100) }] }])
    refuseWith([refuse('invoice.nothing')])
  })
  const { rows } = await community.look(listInvoices, { size: 50 })
  const known = await community.look(readInvoice, { invoice: rows[0]?.id ?? '' })
  await refusedFor(community.act(failing, { seller: known.sellerId, buyer: known.buyerId }), 'invoice.nothing')
  const next = await bill('La Gousse', 300)
  assert.deepEqual([...made, next].map(({ number }) => number).sort(), ['2025-0001', '2025-0002', '2025-0003'])
  assert.equal(new Set([...made, next].map(({ reference }) => reference)).size, 3)
})

test('a year begins its own numbers', async () => {
  const { bill } = await opened()
  await bill('Le Silo', 100)
  moveTo('2026-01-02T09:00:00.000Z')
  assert.equal((await bill('Le Silo', 100)).number, '2026-0001')
  moveTo('2025-03-03T07:00:00.000Z')
})

test('a number that was checked reverses the charge; what was issued before stays as it was', async () => {
  const { community, idOf, bill } = await opened()
  const before = await bill('Le Silo', 10_000)
  assert.equal(before.vat, 2100)
  const issued = await community.look(readInvoice, { invoice: before.invoice })
  const here = {
    street: 'Rue 1',
    postcode: '75011',
    city: 'Paris',
    country: 'FR',
    iban: null,
    ...nothing,
    ...noEndpoint,
  }
  await community.act(keepBilling, { participant: idOf('Le Silo'), ...here, vatNumber: 'FR40303265045' })
  await community.act(checkVatNumber, { participant: idOf('Le Silo'), checkedOn: null })
  const after = await bill('Le Silo', 10_000)
  assert.equal(after.vat, 0)
  const told = await community.look(readInvoice, { invoice: after.invoice })
  assert.deepEqual(told.vatTable, [{ kind: 'reverse_charge', basisPoints: 0, net: 10_000, vat: 0 }])
  assert.notEqual(issued.buyer.city, 'Paris')
  assert.deepEqual(await community.look(readInvoice, { invoice: before.invoice }), issued)
  // another number has to be checked anew
  await community.act(keepBilling, { participant: idOf('Le Silo'), ...here, vatNumber: 'FR83404833048' })
  assert.equal((await bill('Le Silo', 10_000)).vat, 2100)
})

test('an invoice is taken back whole and once, and the books are as before', async () => {
  const { community, bill } = await opened()
  const { invoice } = await bill('Le Silo', 50, 50, 33)
  const note = await community.act(creditInvoice, { invoice, reason: 'Billed twice' })
  assert.equal(note.number, '2025-0002')
  await refusedFor(community.act(creditInvoice, { invoice, reason: 'Again' }), 'invoice.credited')
  await refusedFor(community.act(creditInvoice, { invoice: note.creditNote, reason: 'Back' }), 'invoice.is_credit_note')
  const told = await community.look(readInvoice, { invoice: note.creditNote })
  assert.deepEqual(
    [told.creditsNumber, told.net, told.vat, told.total, told.reason],
    ['2025-0001', 133, 29, 162, 'Billed twice'],
  )
  const { balances } = await community.look(readLedger, {})
  assert.ok(balances.every(({ amount }) => amount === 0))
})

test('what a credit note takes back is less in the file of the invoices, so that its columns add up', async () => {
  const { community, bill } = await opened()
  const { invoice } = await bill('Le Silo', 50, 50, 33)
  await community.act(creditInvoice, { invoice, reason: 'Billed twice' })
  const { body } = await community.act(exportInvoices, { format: 'csv', size: 50, sort: 'number' })
  const [, ...lines] = new TextDecoder().decode(body).trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[0] ?? '', /^2025-0001,.*,EUR,1\.33,0\.29,1\.62,/)
  assert.match(lines[1] ?? '', /^2025-0002,.*,EUR,-1\.33,-0\.29,-1\.62,/)
})

test('the paper is a page, and goes by Peppol once nothing is missing', async () => {
  const { community, idOf, bill } = await opened()
  const first = await bill('La Gousse', 10_000)
  await refusedFor(
    community.look(readInvoiceUbl, { invoice: first.invoice }),
    ...Array<string>(6).fill('invoice.not_for_peppol'),
  )
  const panier = {
    street: 'Rue Haute 1',
    postcode: '1000',
    city: 'Bruxelles',
    country: null,
    ...nothing,
    ...noEndpoint,
  }
  const told = { ...panier, vatNumber: 'BE 0202.239.951', iban: 'BE68 5390 0754 7034' }
  await community.act(keepBilling, { participant: idOf('Le Panier'), ...told })
  await community.act(keepBilling, {
    ...{ participant: idOf('La Gousse'), ...panier, registration: 'CHE-107.787.577', vatNumber: null, iban: null },
  })
  const { invoice } = await bill('La Gousse', 10_000, 33)
  const ubl = await community.look(readInvoiceUbl, { invoice })
  assert.deepEqual(broken(parsed(String(ubl.body))), [])
  const pdf = await community.look(readInvoicePdf, { invoice })
  const bytes = Buffer.from(pdf.body as Uint8Array)
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  assert.equal(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)
})

test('an account number that does not hold is refused, and so is half an address in the network', async () => {
  const { community, idOf } = await opened()
  const wanted = {
    street: null,
    postcode: null,
    city: null,
    country: null,
    ...nothing,
    vatNumber: null,
    phone: null,
    email: null,
  }
  await refusedFor(
    community.act(keepBilling, {
      ...{
        participant: idOf('Le Panier'),
        ...wanted,
        iban: 'BE68 5390 0754 7035',
        endpointScheme: '0208',
        endpoint: null,
      },
      vatStatus: 'exempt',
    }),
    'billing.iban',
    'billing.endpoint',
    'billing.exemption',
  )
})
