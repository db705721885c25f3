/** What may stand on invoices about an organisation. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import type { Billing } from './invoice.ts'

export interface BillingFacts {
  /** The account without blanks; null: its form or its check is wrong. */
  readonly iban: string | null
  readonly qrIban: boolean
}

export function whyNotKeep(wanted: Billing, { iban, qrIban }: BillingFacts): Refusal[] {
  const no: Refusal[] = []
  if (wanted.iban !== null && iban === null) no.push(refuse('billing.iban'))
  if (qrIban) no.push(refuse('billing.qr_iban'))
  if ((wanted.endpoint === null) !== (wanted.endpointScheme === null)) no.push(refuse('billing.endpoint'))
  if (wanted.vatStatus === 'exempt' && wanted.exemption === null) no.push(refuse('billing.exemption'))
  return no
}

/** A check holds for the number that was checked, in its country. */
export const checkThatHolds = (
  before: Pick<Billing, 'vatNumber' | 'vatCheckedOn' | 'country'>,
  wanted: Pick<Billing, 'vatNumber' | 'country'>,
): Day | null =>
  before.vatNumber === wanted.vatNumber && before.country === wanted.country ? before.vatCheckedOn : null

export function whyNotCheck(vatNumber: string | null, checkedOn: Day, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (vatNumber === null) no.push(refuse('billing.no_vat_number'))
  if (checkedOn > today) no.push(refuse('billing.checked_later', { day: today }))
  return no
}
