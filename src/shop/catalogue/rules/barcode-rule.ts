/** Rules that read a scanned code: tried in order, the first that fits wins (domain-catalogue 5.7). A pattern is digits,
 *  `.` for a digit of the article, and `{NNDDD}` for a value; the check digit follows and is not written. */

import { checkDigit, tidyCode } from './barcode.ts'
import { exact, inUnits, over, share, times } from './exact.ts'

export const barcodeKinds = [
  'product',
  'weight',
  'price',
  'priceToWeight',
  'discount',
  'member',
  'cashier',
  'depositVoucher',
] as const

export interface BarcodeRule {
  readonly name: string
  readonly pattern: string
  readonly kind: (typeof barcodeKinds)[number]
  /** The value is taken as this share, in millionths; null: as it is. */
  readonly share: number | null
}

interface Pattern {
  /** One mark a digit: a digit, `.`, `N` or `D`. */
  readonly marks: string
}

/** The pattern digit by digit, or why it is none. */
export function readPattern(pattern: string): Pattern | { readonly why: 'form' | 'length' } {
  const form = /^([\d.]*)(?:\{(N*D*)\})?([\d.]*)$/.exec(pattern)
  if (!form) return { why: 'form' }
  const [, before = '', value = '', after = ''] = form
  const marks = before + value + after
  return marks.length === 12 || marks.length === 7 ? { marks } : { why: 'length' }
}

export type NoFit = 'length' | 'digits' | 'pattern' | 'check_digit' | 'not_for_it'

export interface Reading {
  readonly rule: BarcodeRule
  /** Digits of the article. */
  readonly article: string
  /** With zeros in the place of the value, and its own check digit: what is stored on the product. */
  readonly baseCode: string
  /** Cents of a price, thousandths of a weight; null without one. */
  readonly value: number | null
}

function fit(code: string, rule: BarcodeRule): Reading | NoFit {
  const read = readPattern(rule.pattern)
  if ('why' in read) return 'pattern'
  const { marks } = read
  if (!/^\d+$/.test(code)) return 'digits'
  if (code.length !== marks.length + 1) return 'length'
  const digits = [...code.slice(0, -1)]
  if ([...marks].some((mark, at) => /\d/.test(mark) && mark !== digits[at])) return 'pattern'
  if (checkDigit(code.slice(0, -1)) !== Number(code.at(-1))) return 'check_digit'
  const of = (wanted: string): string => digits.filter((_digit, at) => wanted.includes(marks.charAt(at))).join('')
  const bare = digits.map((digit, at) => ('ND'.includes(marks.charAt(at)) ? '0' : digit)).join('')
  return { rule, article: of('.'), baseCode: `${bare}${checkDigit(bare)}`, value: valueIn(of('ND'), marks, rule) }
}

/** A price is read in cents, a weight in thousandths, whatever number of decimals the pattern has. */
function valueIn(digits: string, marks: string, { kind, share: part }: BarcodeRule): number | null {
  if (digits === '') return null
  const decimals = [...marks].filter((mark) => mark === 'D').length
  const scale = kind === 'weight' ? 1000 : 100
  const value = exact(BigInt(digits), 10n ** BigInt(decimals))
  return inUnits(part === null ? value : times(value, share(part)), scale)
}

/** Kinds of rules whose codes are on products. */
const ofProducts: ReadonlySet<string> = new Set(['product', 'weight', 'price', 'priceToWeight'])

export interface Scan {
  /** The code as it was understood. */
  readonly code: string
  /** Every reading that fits, the first one first. */
  readonly readings: readonly Reading[]
  readonly reading: Reading | null
  /** Every rule before it, or every one, with why it does not fit. */
  readonly others: readonly { readonly rule: BarcodeRule; readonly why: NoFit }[]
  /** A code as long as an EAN whose last digit is wrong. */
  readonly wrongDigit: boolean
}

/** Reads a code by the rules. Twelve digits that fit none are tried again with the leading 0 a scanner swallowed. */
export function readCode(scanned: string, rules: readonly BarcodeRule[]): Scan {
  const code = tidyCode(scanned)
  const first = tryAll(code, rules)
  if (first.reading || !/^\d{12}$/.test(code)) return first
  const again = tryAll(`0${code}`, rules)
  return again.reading ? again : first
}

function tryAll(code: string, rules: readonly BarcodeRule[]): Scan {
  const others: { rule: BarcodeRule; why: NoFit }[] = []
  const readings: Reading[] = []
  for (const rule of rules) {
    const reading = fit(code, rule)
    if (typeof reading !== 'string') readings.push(reading)
    else if (readings.length === 0) others.push({ rule, why: reading })
  }
  const long = /^(\d{8}|\d{12,13})$/.test(code)
  const wrongDigit = readings.length === 0 && long && checkDigit(code.slice(0, -1)) !== Number(code.at(-1))
  return { code, readings, reading: readings[0] ?? null, others, wrongDigit }
}

/** What a scanned value means for a product: the amount to pay in cents and the quantity in thousandths.
 *  With `priceToWeight` the amount is what was printed, to the cent, and the quantity follows from it.
 *  @example 2.65 printed at 1.50 per kg: 2.65 and 1.767 kg */
export function soldBy(
  { rule, value }: Reading,
  cents: number | null,
): { amount: number | null; quantity: number | null } {
  if (rule.kind === 'product' || (value === null && ofProducts.has(rule.kind))) return { amount: cents, quantity: 1000 }
  if (value === null || !ofProducts.has(rule.kind))
    return { amount: rule.kind === 'depositVoucher' ? value : null, quantity: null }
  if (rule.kind === 'price') return { amount: value, quantity: 1000 }
  if (rule.kind === 'weight') {
    return { amount: cents === null ? null : inUnits(times(exact(cents), exact(value, 1000)), 1), quantity: value }
  }
  return { amount: value, quantity: cents ? inUnits(over(exact(value), exact(cents)), 1000) : null }
}

/** The code a product has under a rule of scales: the article filled with zeros to its room, zeros for the value.
 *  @example PLU 100 with `23.....{NNNDD}` is 2300100000008 */
export function baseCodeFor(pattern: string, article: number | string): string | null {
  const read = readPattern(pattern)
  if ('why' in read) return null
  const room = [...read.marks].filter((mark) => mark === '.').length
  const digits = String(article).padStart(room, '0')
  if (!/^\d+$/.test(digits) || digits.length > room || room === 0) return null
  let next = 0
  const bare = [...read.marks]
    .map((mark) => (mark === '.' ? digits.charAt(next++) : /\d/.test(mark) ? mark : '0'))
    .join('')
  return `${bare}${checkDigit(bare)}`
}

/** A base code with a value in its place: cents of a price, thousandths of a weight. Null where the value does not fit into
 *  its digits, or where they cannot say it exactly.
 *  @example 2.65 in 0212345000007 by `02.....{NNNDD}` is 0212345002650 */
export function codeWith(rule: BarcodeRule, baseCode: string, value: number): string | null {
  const read = readPattern(rule.pattern)
  if ('why' in read) return null
  const places = [...read.marks].flatMap((mark, at) => ('ND'.includes(mark) ? [at] : []))
  const decimals = [...read.marks].filter((mark) => mark === 'D').length
  const amount = exact(value, rule.kind === 'weight' ? 1000 : 100)
  const written = inUnits(rule.share === null ? amount : over(amount, share(rule.share)), 10n ** BigInt(decimals))
  const digits = String(written).padStart(places.length, '0')
  if (digits.length > places.length) return null
  const bare = [...baseCode.slice(0, -1)]
  for (const [nth, at] of places.entries()) bare[at] = digits.charAt(nth)
  const code = `${bare.join('')}${checkDigit(bare.join(''))}`
  const again = fit(code, rule)
  return typeof again !== 'string' && again.value === value && again.baseCode === baseCode ? code : null
}

/** Pairs of rules that read the same code, each with such a code: the first always wins. */
export function clashes(rules: readonly BarcodeRule[]) {
  const found: { first: string; second: string; code: string }[] = []
  for (const [at, first] of rules.entries())
    for (const second of rules.slice(at + 1)) {
      const code = commonCode(first, second)
      if (code) found.push({ first: first.name, second: second.name, code })
    }
  return found
}

function commonCode(one: BarcodeRule, other: BarcodeRule): string | null {
  const [a, b] = [readPattern(one.pattern), readPattern(other.pattern)]
  if ('why' in a || 'why' in b || a.marks.length !== b.marks.length) return null
  let bare = ''
  for (const [at, mark] of [...a.marks].entries()) {
    const theirs = b.marks.charAt(at)
    const [fixed, fixedToo] = [/\d/.test(mark), /\d/.test(theirs)]
    if (fixed && fixedToo && mark !== theirs) return null
    bare += fixed ? mark : fixedToo ? theirs : '1'
  }
  return `${bare}${checkDigit(bare)}`
}
