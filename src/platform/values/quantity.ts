/** Quantities: whole thousandths of a unit (grams of a kilo, a third decimal of a piece), never a float. */
import { decimalText, exactUnits, type ReadyFormat, readDecimal, readyFormat, writeDecimal } from './decimal.ts'
import type { Branded } from './ids.ts'

/** Thousandths: 1.5 kg is 1500; may be negative (a return, a loss). */
export type Quantity = Branded<number, 'quantity'>

/** The number of thousandths as a quantity, or a RangeError. */
export function thousandths(amount: number): Quantity {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole thousandths: ${amount}`)
  return (amount === 0 ? 0 : amount) as Quantity
}

/** So many whole units. */
export const units = (count: number): Quantity => thousandths(count * 1000)

/** The typed quantity, or null: `1.5`, `1,25`, `0,005`, `12`. More than three decimals are refused. */
export function readQuantity(text: string): Quantity | null {
  const decimal = readDecimal(text)
  const amount = decimal && exactUnits(decimal, 3)
  return amount === null ? null : thousandths(amount)
}

/** The quantity as files hold it, without needless zeros: `1.5`, `12`. */
export const quantityText = (amount: Quantity): string => decimalText(amount, 3).replace(/(\.\d*[1-9])0+$|\.0+$/, '$1')

const formats = new Map<string, ReadyFormat>()

/** The quantity as a person reads it, with up to three decimals and a true minus; the unit is the caller's word. */
export function formatQuantity(amount: Quantity, language: string, country?: string): string {
  const locale = country ? `${language}-${country}` : language
  let format = formats.get(locale)
  if (!format) {
    format = readyFormat(new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }), '0.1')
    formats.set(locale, format)
  }
  return writeDecimal(format, quantityText(amount))
}
