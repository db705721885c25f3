/** Decimal numbers as people write them, read exactly: no float ever holds the value. */
import { roundedQuotient } from './rounding.ts'

/** `units / 10^scale`: 12.50 is 1250 with scale 2. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const blanks = /[\s\u00a0\u202f]/g
const plainNumber = /^\d+([.,]\d+)?$/
const grouped = [
  /^\d{1,3}(['’]\d{3})+([.,]\d+)?$/,
  /^\d{1,3}([\u0020\u00a0\u202f]\d{3})+([.,]\d+)?$/,
  /^\d{1,3}(\.\d{3})+,\d+$/,
  /^\d{1,3}(,\d{3})+\.\d+$/,
  /^\d{1,3}(\.\d{3}){2,}$/,
  /^\d{1,3}(,\d{3}){2,}$/,
]

/** Reads `12.50`, `12,50`, `1'234.50`, `1 234,50`, `1.234,50`, `1,234.50`, with `-` or `−` in front; null for anything else.
 *  A single separator is always the decimal one: `1.234` is one and a bit. Groups must be whole threes. */
export function readDecimal(text: string): Decimal | null {
  const trimmed = text.trim()
  const negative = /^[-−]/.test(trimmed)
  const digits = negative ? trimmed.slice(1).trim() : trimmed
  if (!plainNumber.test(digits) && !grouped.some((form) => form.test(digits))) return null
  const bare = digits.replace(blanks, '').replace(/['’]/g, '')
  const [whole, fraction] = parts(bare)
  const units = BigInt(whole.replace(/[.,]/g, '') + fraction)
  return { units: negative ? -units : units, scale: fraction.length }
}

function parts(bare: string): [string, string] {
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const mark = bare.charAt(last)
  if (last < 0 || bare.indexOf(mark) !== last) return [bare, '']
  return [bare.slice(0, last), bare.slice(last + 1)]
}

/** The decimal in units of 10^-places, or null when it has more places than that (trailing zeros aside). */
export function exactUnits(given: Decimal, places: number): number | null {
  const over = given.scale - places
  if (over <= 0) return safe(given.units * 10n ** BigInt(-over))
  const cut = 10n ** BigInt(over)
  return given.units % cut === 0n ? safe(given.units / cut) : null
}

/** The decimal in units of 10^-places, rounded half away from zero; null when out of safe range. */
export function roundedUnits(given: Decimal, places: number): number | null {
  const over = given.scale - places
  if (over <= 0) return safe(given.units * 10n ** BigInt(-over))
  try {
    return roundedQuotient(given.units, 10n ** BigInt(over))
  } catch {
    return null
  }
}

function safe(units: bigint): number | null {
  const number = Number(units)
  return Number.isSafeInteger(number) ? number : null
}

/** Whole units as decimal text with a point, for `Intl` and for files. @example decimalText(-1250, 2) // '-12.50' */
export function decimalText(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return units < 0 ? `-${text}` : text
}

/** Writes parts of `Intl` with the true minus sign. */
export const withTrueMinus = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts.map((part) => (part.type === 'minusSign' ? '−' : part.value)).join('')

/** A format, and how it writes small amounts: what stands before them, their mark, what stands behind. */
export interface ReadyFormat {
  readonly format: Intl.NumberFormat
  readonly before: string
  readonly mark: string
  readonly after: string
}

/** Learnt once from an example with a fraction. */
export function readyFormat(format: Intl.NumberFormat, example: string): ReadyFormat {
  const parts = format.formatToParts(example as Intl.StringNumericLiteral)
  const words = (some: readonly Intl.NumberFormatPart[]): string => some.map(({ value }) => value).join('')
  const [first, last] = [
    parts.findIndex(({ type }) => type === 'integer'),
    parts.findLastIndex(({ type }) => type === 'fraction'),
  ]
  return {
    format,
    before: words(parts.slice(0, first)),
    mark: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
    after: words(parts.slice(last + 1)),
  }
}

const small = /^(\d{1,3})(?:\.(\d+))?$/

/** As the format writes it, with the true minus. Below a thousand nothing is grouped: no need to ask it. */
export function writeDecimal({ format, before, mark, after }: ReadyFormat, text: string): string {
  const found = small.exec(text)
  if (!found) return withTrueMinus(format.formatToParts(text as Intl.StringNumericLiteral))
  const [, whole, fraction] = found
  return `${before}${whole}${fraction === undefined ? '' : mark + fraction}${after}`
}
