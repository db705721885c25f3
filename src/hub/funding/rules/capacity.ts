/** Hours that dues buy (domain-hub-funding 5.3): what a month funds, and what unused minutes are worth. What is carried
 *  over and how long the queue is, needs know. */
import { type Cents, noMoney, portion } from '#platform/values/money.ts'
import { quotient } from '#platform/values/rounding.ts'

/** Minutes a month pays for: whole hours of the dues that came in, and hours in kind; null: the rate is not set. */
export const fundedMinutes = (netReceived: Cents, hourRate: Cents | null, minutesInKind: number): number | null =>
  hourRate === null || hourRate <= 0 ? null : quotient(Math.max(0, netReceived), hourRate, 'down') * 60 + minutesInKind

/** What minutes that nobody used are worth to the reserve. */
export const reserveValue = (minutes: number, hourRate: Cents): Cents =>
  minutes === 0 ? noMoney : portion(hourRate, minutes, 60)

/** Dues received in a month, by what they are worth without VAT. */
export const netOfReceipt = (paid: Cents, net: Cents, gross: Cents): Cents =>
  gross === 0 ? noMoney : portion(paid, net, gross)
