/** Codes of products: check digits, and codes of our own (domain-catalogue 3 and 5.7). */
import { eanCheckDigit } from '#platform/values/barcode.ts'

/** The digit that makes the others an EAN or UPC of any length: from the right, every other digit counts three times. */
export const checkDigit = (digits: string): number => eanCheckDigit(digits.padStart(12, '0'))

const lengths = [8, 12, 13]

/** Digits of the length of an EAN-8, UPC-A or EAN-13 must end in the right one; what else a code may be is free. */
export const hasRightDigit = (code: string): boolean =>
  !(/^\d+$/.test(code) && lengths.includes(code.length)) || Number(code.at(-1)) === checkDigit(code.slice(0, -1))

/** As a code is kept: no blanks within. */
export const tidyCode = (typed: string): string => typed.replace(/\s+/g, '')

/** Codes to look for: the one scanned, and with the leading 0 that some scanners swallow, or without it. */
export const codesFor = (scanned: string): string[] => {
  const code = tidyCode(scanned)
  if (/^\d{12}$/.test(code)) return [code, `0${code}`]
  return /^0\d{12}$/.test(code) ? [code, code.slice(1)] : [code]
}

/** A code of the shop's own: its prefix, a number, the check digit. Null where the number does not fit any more. */
export function ownCode(prefix: string, number: number): string | null {
  const room = 12 - prefix.length
  const digits = String(number)
  if (digits.length > room) return null
  const twelve = prefix + digits.padStart(room, '0')
  return `${twelve}${checkDigit(twelve)}`
}
