/** Money: whole cents (centimes, Rappen), never a float. The currency belongs to the shop, not to the amount. */
import { decimalText, exactUnits, type ReadyFormat, readDecimal, readyFormat, writeDecimal } from './decimal.ts'
import type { Branded } from './ids.ts'
import { roundedQuotient } from './rounding.ts'

/** An amount in hundredths of the shop's currency; may be negative. */
export type Cents = Branded<number, 'cents'>

export const currencies = ['EUR', 'CHF'] as const
export type Currency = (typeof currencies)[number]

/** The number as cents, or a RangeError: fractions and unsafe sizes never become money. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole cents: ${amount}`)
  return (amount === 0 ? 0 : amount) as Cents
}

/** @public Money is added up where shares, tills and invoices come. */
export const noMoney = 0 as Cents

/** All amounts together; 0 for none. */
export const sum = (amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce<number>((total, amount) => cents(total + amount), 0))

/** @public Money is added up where shares, tills and invoices come. */
export const add = (one: Cents, other: Cents): Cents => cents(one + other)
/** @public Money is added up where shares, tills and invoices come. */
export const subtract = (from: Cents, amount: Cents): Cents => cents(from - amount)
/** @public Money is added up where shares, tills and invoices come. */
export const negate = (amount: Cents): Cents => cents(-amount)

/** A whole number of times the amount. @public */
export const times = (amount: Cents, count: number): Cents => cents(amount * count)

/** `amount × numerator / denominator`, rounded once, half away from zero: percentages, part months, prices per kilo. */
export const portion = (amount: Cents, numerator: number | bigint, denominator: number | bigint): Cents =>
  cents(roundedQuotient(BigInt(amount) * BigInt(numerator), denominator))

/** The typed amount, or null when it is none: `12.50`, `12,50`, `12,5`, `12`, `1'234.50`, `-3`.
 *  More than two decimals are refused, so `1.234` is null and never 1.23 or 1234. */
export function readMoney(text: string): Cents | null {
  const decimal = readDecimal(text)
  const units = decimal && exactUnits(decimal, 2)
  return units === null ? null : cents(units)
}

/** The amount as files and forms hold it: `-12.50`. */
export const moneyText = (amount: Cents): string => decimalText(amount, 2)

const formats = new Map<string, ReadyFormat>()

function moneyFormat(currency: Currency, locale: string): ReadyFormat {
  const key = `${locale} ${currency}`
  let format = formats.get(key)
  if (!format) {
    format = readyFormat(new Intl.NumberFormat(locale, { style: 'currency', currency }), '0.00')
    formats.set(key, format)
  }
  return format
}

/** The amount as a person reads it: currency always shown, true minus. `country` (BE, CH …) picks the local habit.
 *  @example formatMoney(cents(-1250), 'EUR', 'fr') // '−12,50 €' */
export function formatMoney(amount: Cents, currency: Currency, language: string, country?: string): string {
  const locale = country ? `${language}-${country}` : language
  return writeDecimal(moneyFormat(currency, locale), decimalText(amount, 2))
}
