/** The routes of invoices as data. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { invoiceKinds, invoiceSubjects, vatKinds, vatStatuses } from '../rules/invoice.ts'

const id = z.uuid()
const day = z.iso.date()
const cents = z.int()
const currency = z.enum(['EUR', 'CHF'])
const invoice = z.object({ invoice: id })
const text = (most: number) => z.string().trim().min(1).max(most)
const optional = (most: number) => text(most).nullable().default(null)

const Row = z.object({
  id,
  number: z.string(),
  kind: z.enum(invoiceKinds),
  about: z.enum(invoiceSubjects),
  issuedOn: day,
  dueOn: day,
  seller: z.string(),
  buyer: z.string(),
  currency,
  net: cents,
  vat: cents,
  total: cents,
  reference: z.string(),
  /** The number of the credit note that took it back. */
  creditedBy: z.string().nullable(),
})
/** With what a VAT return lists. */
const Listed = Row.extend({
  buyerVatNumber: z.string().nullable(),
  /** Which VAT its lines bear: one kind as a rule, else several with commas. */
  vatKinds: z.string().nullable(),
})
const asked = listQuery('kind', 'about', 'participant', 'subject')

export const listInvoices = route({
  method: 'GET',
  path: '/funding/invoices',
  may: 'funding.see_ledger',
  says: 'Invoices and credit notes of the community, the latest first; amounts of credit notes are negative',
  query: asked,
  reply: listReply(Listed),
})

export const exportInvoices = route({
  method: 'GET',
  path: '/funding/invoice-list',
  may: 'funding.see_ledger',
  says: 'The same list as a file',
  query: asked.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Party = z.object({
  name: z.string(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  registration: z.string().nullable(),
  vatNumber: z.string().nullable(),
  iban: z.string().nullable(),
})
const Line = z.object({ text: z.string(), net: cents, vatKind: z.enum(vatKinds), vatBp: z.int(), vat: cents })

export const readInvoice = route({
  method: 'GET',
  path: '/funding/invoices/:invoice',
  may: 'funding.see_ledger',
  says: 'One invoice or credit note as it was issued',
  params: invoice,
  reply: Row.omit({ seller: true, buyer: true }).extend({
    sellerId: id,
    buyerId: id,
    seller: Party,
    buyer: Party,
    subject: id.nullable(),
    periodFrom: day.nullable(),
    periodTo: day.nullable(),
    reason: z.string().nullable(),
    /** The invoice that this credit note takes back. */
    creditsNumber: z.string().nullable(),
    /** What an invoice still asks for after its credit notes. */
    left: cents,
    lines: z.array(Line),
    vatTable: z.array(z.object({ kind: z.enum(vatKinds), basisPoints: z.int(), net: cents, vat: cents })),
    /** It asks for VAT, and its seller had no VAT number: its buyer cannot deduct it. */
    lacksVatNumber: z.boolean(),
    /** What is missing before the Peppol network takes it. */
    missing: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()).optional() })),
  }),
})

export const readInvoicePdf = route({
  method: 'GET',
  path: '/funding/invoices/:invoice/pdf',
  may: 'funding.see_ledger',
  says: 'The invoice as a page to print or to send',
  params: invoice,
  reply: z.unknown(),
  sends: 'application/pdf',
})

export const readInvoiceUbl = route({
  method: 'GET',
  path: '/funding/invoices/:invoice/ubl',
  may: 'funding.see_ledger',
  says: 'The invoice as UBL 2.1 in the form of Peppol BIS Billing 3.0',
  params: invoice,
  reply: z.unknown(),
  sends: 'application/xml',
  refusals: ['invoice.not_for_peppol'],
})

const issuing = ['invoice.nothing', 'vat.rate_not_set', 'entry.month_locked']

export const billOrganisation = route({
  method: 'POST',
  path: '/funding/invoices',
  may: 'funding.book',
  says: 'Bill an organisation for something beside dues, calls and late joining; what comes in belongs to the dues',
  body: z.object({
    buyer: id,
    /** The holder of the account when left out. */
    seller: id.nullable().default(null),
    currency: currency.nullable().default(null),
    dueOn: day.nullable().default(null),
    /** As many as fit on one page. */
    lines: z.array(z.object({ text: text(120), net: cents })).max(8),
  }),
  reply: z.object({ invoice: id, number: z.string(), reference: z.string(), net: cents, vat: cents, total: cents }),
  refusals: issuing,
})

export const creditInvoice = route({
  method: 'POST',
  path: '/funding/invoices/:invoice/credit',
  may: 'funding.book',
  says: 'Take such an invoice back whole by a credit note; its entries are undone by their mirror',
  params: invoice,
  body: z.object({ reason: text(500) }),
  reply: z.object({ creditNote: id, number: z.string() }),
  refusals: ['invoice.is_credit_note', 'invoice.credited', 'invoice.of_others', 'entry.month_locked', 'entry.reversed'],
})

const Billing = z.object({
  name: optional(200),
  street: optional(200),
  postcode: optional(20),
  city: optional(100),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  registration: optional(40),
  vatNumber: optional(40),
  vatStatus: z.enum(vatStatuses).default('liable'),
  exemption: optional(200),
  iban: optional(50),
  bic: optional(11),
  phone: optional(40),
  email: z.email().nullable().default(null),
  endpointScheme: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null),
  endpoint: optional(60),
})
const participant = z.object({ participant: id })

export const readBilling = route({
  method: 'GET',
  path: '/funding/billing/:participant',
  may: 'community.enter',
  says: 'What stands on invoices about an organisation, and which VAT it would bear today',
  params: participant,
  reply: z.object({
    /** As it was written down; null: what the organisation tells of itself. */
    written: Billing.extend({ vatCheckedOn: day.nullable() }),
    name: z.string(),
    country: z.string(),
    vatNumber: z.string().nullable(),
    vatCheckedOn: day.nullable(),
    /** It sells and adds VAT, and nobody knows its VAT number. */
    lacksVatNumber: z.boolean(),
    /** Who sells: the holder of the account. */
    seller: z.string(),
    vat: z.object({ kind: z.enum(vatKinds), basisPoints: z.int() }).nullable(),
  }),
})

export const readUnnumbered = route({
  method: 'GET',
  path: '/funding/sellers-without-number',
  may: 'funding.see_ledger',
  says: 'Who adds VAT to what it sells here while nobody knows its VAT number, and how many invoices say so already',
  reply: z.object({ sellers: z.array(z.object({ id, name: z.string(), invoices: z.int() })) }),
})

export const keepBilling = route({
  method: 'PUT',
  path: '/funding/billing/:participant',
  may: 'community.enter',
  says: 'Write down what stands on invoices about an organisation, as whoever signs for it; the community’s own is kept by its treasurer. A number that changes has to be checked anew',
  params: participant,
  body: Billing,
  reply: z.object({}),
  refusals: ['billing.iban', 'billing.qr_iban', 'billing.endpoint', 'billing.exemption', 'power.missing'],
})

export const checkVatNumber = route({
  method: 'POST',
  path: '/funding/billing/:participant/vat-check',
  may: 'funding.book',
  says: 'Note that a VAT number was looked up in the register and holds: from then on the charge is reversed across the union',
  params: participant,
  body: z.object({ checkedOn: day.nullable().default(null) }),
  reply: z.object({}),
  refusals: ['billing.no_vat_number', 'billing.checked_later'],
})
