/** What a banking app reads from a paper: the European code (EPC069-12) for transfers in euro, and the Swiss QR code
 *  (SIX, version 2.3) for accounts in Switzerland and Liechtenstein. */
import { type Cents, type Currency, moneyText } from '../values/money.ts'
import { isQrIban } from './iban.ts'
import { readIsoReference } from './reference.ts'

export interface PaymentParty {
  readonly name: string
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string
}

export interface PaymentAsked {
  readonly creditor: PaymentParty
  readonly debtor: PaymentParty
  readonly iban: string
  readonly bic: string | null
  readonly currency: Currency
  readonly amount: Cents
  readonly reference: string
  readonly message: string
}

export interface PaymentCode {
  readonly kind: 'epc' | 'swiss'
  readonly text: string
}

/** The code that suits account and currency; null where neither does. */
export function paymentCode(asked: PaymentAsked): PaymentCode | null {
  if (asked.amount <= 0) return null
  const swiss = /^(CH|LI)/.test(asked.iban) && !isQrIban(asked.iban) && isAddressed(asked.creditor)
  if (swiss) return { kind: 'swiss', text: swissText(asked) }
  return asked.currency === 'EUR' && !/^(CH|LI)/.test(asked.iban) ? { kind: 'epc', text: epcText(asked) } : null
}

const isAddressed = ({ postcode, city }: PaymentParty): boolean => postcode !== null && city !== null

function epcText({ bic, creditor, iban, amount, reference }: PaymentAsked): string {
  const own = readIsoReference(reference) === null ? null : reference.replace(/\s/g, '')
  const head = ['BCD', '002', '1', 'SCT', bic ?? '', cut(creditor.name, 70), iban, `EUR${moneyText(amount)}`, '']
  return [...head, own ?? '', own === null ? cut(reference, 140) : ''].join('\n')
}

function swissText({ iban, creditor, debtor, amount, currency, reference, message }: PaymentAsked): string {
  const own = readIsoReference(reference) === null ? null : reference.replace(/\s/g, '')
  return [
    ...['SPC', '0200', '1', iban],
    ...addressLines(creditor),
    ...Array.from({ length: 7 }, () => ''),
    ...[moneyText(amount), currency],
    ...(isAddressed(debtor) ? addressLines(debtor) : Array.from({ length: 7 }, () => '')),
    ...(own === null ? ['NON', ''] : ['SCOR', own]),
    ...[cut(message, 140), 'EPD'],
  ].join('\r\n')
}

const addressLines = ({ name, street, postcode, city, country }: PaymentParty): string[] => [
  'S',
  cut(name, 70),
  cut(street ?? '', 70),
  '',
  cut(postcode ?? '', 16),
  cut(city ?? '', 35),
  country,
]

/** One line of so many letters at most. */
const cut = (text: string, most: number): string => text.replace(/\s+/g, ' ').trim().slice(0, most)
