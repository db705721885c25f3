/** VAT of an invoice line (domain-hub-funding 5.11). It is added to parts and never enters a split. Rates are data,
 *  to be confirmed by an accountant. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { type Cents, portion } from '#platform/values/money.ts'

export interface VatParty {
  /** ISO 3166, two letters. */
  readonly country: string
  readonly vatNumber: string | null
  /** The day its number was checked with the register; null: never. */
  readonly vatCheckedOn: Day | null
}

export type VatRates = Readonly<Partial<Record<string, number>>>

/** Basis points of the country of the seller. */
export const firstRates: VatRates = { BE: 2100, FR: 2000, DE: 1900, NL: 2100, ES: 2100, CH: 810 }

const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

export interface Vat {
  readonly basisPoints: number
  /** What the invoice must say: VAT at the seller's rate, reverse charge, or outside the union's VAT. */
  readonly kind: 'standard' | 'reverse_charge' | 'export'
}

/** Which VAT a line bears; null where the seller's rate is not set. */
export function vatBetween(seller: VatParty, buyer: VatParty, rates: VatRates = firstRates): Vat | null {
  if (seller.country !== buyer.country) {
    const [from, to] = [union.has(seller.country), union.has(buyer.country)]
    if (from && to && isChecked(buyer)) return { basisPoints: 0, kind: 'reverse_charge' }
    if (from !== to || !from) return { basisPoints: 0, kind: 'export' }
  }
  const basisPoints = rates[seller.country]
  return basisPoints === undefined ? null : { basisPoints, kind: 'standard' }
}

const isChecked = ({ vatNumber, vatCheckedOn }: VatParty): boolean => vatNumber !== null && vatCheckedOn !== null

/** Rounded once for each line. */
export const vatOn = (net: Cents, { basisPoints }: Vat): Cents => portion(net, basisPoints, 10_000)

export const whyNotInvoice = (seller: VatParty, buyer: VatParty, rates: VatRates = firstRates): Refusal[] =>
  vatBetween(seller, buyer, rates) ? [] : [refuse('vat.rate_not_set', { country: seller.country })]
