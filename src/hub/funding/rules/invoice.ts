/** Invoices and credit notes (domain-hub-funding 5.11): numbers without gaps for each seller and year, VAT for each line
 *  rounded half up, and what each paper says of it. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import { type VatParty, type VatRates, vatBetween, vatOn } from './vat.ts'

export const invoiceKinds = ['invoice', 'credit_note'] as const
export type InvoiceKind = (typeof invoiceKinds)[number]

/** What is asked money for. */
export const invoiceSubjects = ['dues', 'call', 'buy_in', 'other'] as const
export type InvoiceSubject = (typeof invoiceSubjects)[number]

/** Whether a seller adds VAT at all: exempt by a law it names, or outside the tax because it has no number. */
export const vatStatuses = ['liable', 'exempt', 'outside'] as const
export type VatStatus = (typeof vatStatuses)[number]

export const vatKinds = ['standard', 'zero', 'reverse_charge', 'export', 'exempt', 'outside'] as const
export type VatKind = (typeof vatKinds)[number]

/** One side of an invoice, as it stood on the day of issue. */
export interface InvoiceParty extends VatParty {
  readonly name: string
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly registration: string | null
  readonly vatStatus: VatStatus
  readonly exemption: string | null
  readonly iban: string | null
  readonly bic: string | null
  /** Left out on papers issued before it was asked for. */
  readonly phone?: string | null
  readonly email: string | null
  readonly endpointScheme: string | null
  readonly endpoint: string | null
}

export interface LineVat {
  readonly kind: VatKind
  readonly basisPoints: number
}

/** What every line between these two bears; null where the rate of the seller's country is not set. */
export function vatOfInvoice(seller: InvoiceParty, buyer: VatParty, rates?: VatRates): LineVat | null {
  if (seller.vatStatus !== 'liable') return { kind: seller.vatStatus, basisPoints: 0 }
  const vat = vatBetween(seller, buyer, rates)
  return vat?.kind === 'standard' && vat.basisPoints === 0 ? { kind: 'zero', basisPoints: 0 } : vat
}

/** Whether it would add VAT at home while nobody knows its number: whoever buys from it cannot deduct that VAT. */
export const lacksVatNumber = (seller: InvoiceParty, rates?: VatRates): boolean =>
  seller.vatNumber === null && (vatOfInvoice(seller, seller, rates)?.basisPoints ?? 0) > 0

/** Whether a paper that was issued asks for VAT without the number of who asks. */
export const issuedUnnumbered = (paper: {
  readonly kind: InvoiceKind
  readonly vat: Cents
  readonly seller: Pick<InvoiceParty, 'vatNumber'>
}): boolean => paper.kind === 'invoice' && paper.vat > noMoney && paper.seller.vatNumber === null

export interface InvoiceLine {
  readonly text: string
  readonly net: Cents
  readonly vatKind: VatKind
  readonly vatBp: number
  readonly vat: Cents
}

export const linesWithVat = (
  lines: readonly { readonly text: string; readonly net: Cents }[],
  vat: LineVat,
): InvoiceLine[] =>
  lines.map(({ text, net }) => ({
    ...{ text, net },
    vatKind: vat.kind,
    vatBp: vat.basisPoints,
    vat: vatOn(net, { basisPoints: vat.basisPoints, kind: 'standard' }),
  }))

export interface InvoiceSums {
  readonly net: Cents
  readonly vat: Cents
  readonly total: Cents
}

export function sumsOf(lines: readonly Pick<InvoiceLine, 'net' | 'vat'>[]): InvoiceSums {
  const net = sum(lines.map((line) => line.net))
  const vat = sum(lines.map((line) => line.vat))
  return { net, vat, total: add(net, vat) }
}

/** Sums for each kind and rate of VAT, in the order in which they first stand. */
export function vatTable(lines: readonly InvoiceLine[]): (LineVat & Omit<InvoiceSums, 'total'>)[] {
  const groups = Map.groupBy(lines, ({ vatKind, vatBp }) => `${vatKind} ${vatBp}`)
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { net, vat } = sumsOf(some)
    return [{ kind: first.vatKind, basisPoints: first.vatBp, net, vat }]
  })
}

/** @example invoiceNumber(2026, 7) // '2026-0007' */
export const invoiceNumber = (year: number, seq: number): string => `${year}-${String(seq).padStart(4, '0')}`

/** Why nothing can be invoiced. */
export function whyNotIssue(
  seller: InvoiceParty,
  buyer: VatParty,
  lines: readonly { readonly net: Cents }[],
  rates?: VatRates,
): Refusal[] {
  const no: Refusal[] = []
  if (lines.length === 0 || lines.some(({ net }) => net <= noMoney)) no.push(refuse('invoice.nothing'))
  if (!vatOfInvoice(seller, buyer, rates)) no.push(refuse('vat.rate_not_set', { country: seller.country }))
  return no
}

export type Part = Pick<InvoiceSums, 'net' | 'vat'>

export interface Creditable extends Part {
  readonly kind: InvoiceKind
  /** Numbers of the credit notes there are, and what they took back together. */
  readonly creditedBy: string | null
  readonly creditedNet: Cents
  readonly creditedVat: Cents
}

/** What of an invoice no credit note took back yet. */
export const leftToCredit = (invoice: Creditable): Part => ({
  net: subtract(invoice.net, invoice.creditedNet),
  vat: subtract(invoice.vat, invoice.creditedVat),
})

/** An invoice is taken back by what is not owed, never twice; a credit note is not taken back. */
export function whyNotCredit(invoice: Creditable, part: Part | null = null): Refusal[] {
  if (invoice.kind === 'credit_note') return [refuse('invoice.is_credit_note')]
  const left = grossOf(leftToCredit(invoice))
  const asked = part === null ? left : grossOf(part)
  return asked > noMoney && asked <= left ? [] : [refuse('invoice.credited', { number: invoice.creditedBy ?? '' })]
}

const grossOf = ({ net, vat }: Part): Cents => add(net, vat)

/** What a credit note takes back: the part, or all that is left. A cent that rounding several parts would take twice from
 *  the net, or from VAT, comes from the other. */
export function toCredit(invoice: Creditable, part: Part | null): Part {
  const left = leftToCredit(invoice)
  if (part === null) return left
  const all = grossOf(part)
  const net = cents(Math.max(Math.min(part.net, left.net), all - left.vat))
  return { net, vat: subtract(all, net) }
}

/** Lines of a credit note: those of the invoice where it goes back whole, otherwise one for the part. A call has one line,
 *  so the part has its words and its VAT. */
export function creditLines(lines: readonly InvoiceLine[], invoice: Part, part: Part): readonly InvoiceLine[] {
  const [first] = lines
  if (!first || (part.net === invoice.net && part.vat === invoice.vat)) return lines
  return [{ ...first, ...part }]
}

/** What stands on invoices about somebody; what nobody wrote down is taken from what the organisation tells of itself. */
export interface Billing {
  readonly name: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly registration: string | null
  readonly vatNumber: string | null
  readonly vatCheckedOn: Day | null
  readonly vatStatus: VatStatus
  readonly exemption: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly endpointScheme: string | null
  readonly endpoint: string | null
}

export const noBilling: Billing = {
  name: null,
  street: null,
  postcode: null,
  city: null,
  country: null,
  registration: null,
  vatNumber: null,
  vatCheckedOn: null,
  vatStatus: 'liable',
  exemption: null,
  iban: null,
  bic: null,
  phone: null,
  email: null,
  endpointScheme: null,
  endpoint: null,
}

export const partyFrom = (
  told: {
    readonly name: string
    readonly country: string
    readonly city: string | null
    readonly vatNumber: string | null
  },
  billing: Billing,
): InvoiceParty => ({
  ...billing,
  name: billing.name ?? told.name,
  city: billing.city ?? told.city,
  country: billing.country ?? told.country,
  vatNumber: billing.vatNumber ?? told.vatNumber,
})
