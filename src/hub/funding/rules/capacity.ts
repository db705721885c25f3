/** Hours that dues buy (domain-hub-funding 5.3): what a month funds, what is carried over, how long the queue is. */
import { type Cents, noMoney, portion } from '#platform/values/money.ts'
import { quotient } from '#platform/values/rounding.ts'

/** Minutes a month pays for: whole hours of the dues that came in, and hours in kind; null: the rate is not set. */
export const fundedMinutes = (netReceived: Cents, hourRate: Cents | null, minutesInKind: number): number | null =>
  hourRate === null || hourRate <= 0 ? null : quotient(Math.max(0, netReceived), hourRate, 'down') * 60 + minutesInKind

export interface CapacityMonth {
  readonly promised: number
  readonly funded: number
  readonly booked: number
  readonly carriedIn: number
}

export interface CarriedOver {
  readonly minutes: number
  /** Minutes beyond what may be carried: their worth goes to the reserve. */
  readonly toReserve: number
}

/** Unused minutes are kept, up to so many months of the promise. */
export function carriedOver({ promised, funded, booked, carriedIn }: CapacityMonth, carryMonths: number): CarriedOver {
  const unused = Math.max(0, carriedIn + funded - booked)
  const minutes = Math.min(unused, promised * carryMonths)
  return { minutes, toReserve: unused - minutes }
}

/** What minutes that nobody used are worth to the reserve. */
export const reserveValue = (minutes: number, hourRate: Cents): Cents =>
  minutes === 0 ? noMoney : portion(hourRate, minutes, 60)

export const minutesLeft = ({ funded, booked, carriedIn }: CapacityMonth): number =>
  Math.max(0, carriedIn + funded - booked)

/** Guessed minutes of analysis where nobody guessed. */
export const firstGuess = 60

/** Tenths of a month until what waits is analysed, rounded up; null where no hours are funded. */
export function queueTenths(guessedMinutes: readonly (number | null)[], fundedPerMonth: number): number | null {
  if (fundedPerMonth <= 0) return null
  const waiting = guessedMinutes.reduce<number>((all, one) => all + (one ?? firstGuess), 0)
  return quotient(waiting * 10, fundedPerMonth, 'up')
}

/** Dues received in a month, by what they are worth without VAT. */
export const netOfReceipt = (paid: Cents, net: Cents, gross: Cents): Cents =>
  gross === 0 ? noMoney : portion(paid, net, gross)
