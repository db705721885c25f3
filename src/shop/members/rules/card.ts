/** Numbers on member cards: how they are made, and what a scanner's text means. Source: domain-members 5.11. */
import { eanCheckDigit, isEan13 } from '#platform/values/barcode.ts'
import type { Day } from '#platform/values/day.ts'

export type CardState = 'ordered' | 'printed' | 'active' | 'ended'
export const endReasons = ['lost', 'stolen', 'damaged', 'replaced', 'expired', 'left'] as const
export type EndReason = (typeof endReasons)[number]

const eanLength = 13

export { isEan13 }

const withCheckDigit = (first: string): string => `${first}${eanCheckDigit(first)}`

/** How many random digits a code of the scheme `random` needs after this prefix. */
export const randomDigitsAfter = (prefix: string): number => eanLength - 1 - prefix.length

/** @example randomCode('042', '000012300') // '0420000123002' */
export const randomCode = (prefix: string, digits: string): string => withCheckDigit(`${prefix}${digits}`)

/** Prefix, 0 for a member or 1 for the household, member number in six digits, renewal in two, check digit.
 *  Null when the number or the renewal does not fit: the office then types a code. */
export function numberedCode(
  prefix: string,
  card: { readonly household: boolean; readonly memberNo: number; readonly renewal: number },
): string | null {
  const { household, memberNo, renewal } = card
  if (prefix.length !== 3 || memberNo > 999_999 || renewal > 99) return null
  const digits = `${household ? 1 : 0}${String(memberNo).padStart(6, '0')}${String(renewal).padStart(2, '0')}`
  return withCheckDigit(`${prefix}${digits}`)
}

/** A code the office may type: 4 to 32 letters, digits and signs, without blanks. */
export const isCode = (text: string): boolean => /^[0-9A-Za-z._-]{4,32}$/.test(text)

/** What was scanned or typed, as the codes it may stand for: blanks go; scanners that read an EAN-13 as UPC-A
 *  drop a leading zero, which is given back. */
export function codesOf(scanned: string): string[] {
  const code = scanned.replace(/\s/g, '')
  if (code === '') return []
  return /^\d{12}$/.test(code) && isEan13(`0${code}`) ? [code, `0${code}`] : [code]
}

export interface CardFacts {
  readonly code: string
  readonly contact: string
  readonly state: CardState
  readonly endReason: EndReason | null
  readonly endedOn: Day | null
}

export type CardAnswer =
  | { readonly answer: 'found'; readonly contact: string }
  | { readonly answer: 'ended'; readonly contact: string; readonly endReason: EndReason; readonly endedOn: Day }
  | { readonly answer: 'misread' | 'other_prefix' | 'unknown' }

/** What the desk is told about a scan, given the card with one of its codes, if any. */
export function readCard(scanned: string, card: CardFacts | null, prefix: string): CardAnswer {
  if (card?.state === 'ended' && card.endReason !== null && card.endedOn !== null)
    return { answer: 'ended', contact: card.contact, endReason: card.endReason, endedOn: card.endedOn }
  if (card) return { answer: 'found', contact: card.contact }
  const codes = codesOf(scanned)
  const ean = codes.find(isEan13)
  if (ean !== undefined) return { answer: ean.startsWith(prefix) ? 'unknown' : 'other_prefix' }
  const digits = codes[0] ?? ''
  // Only what looks like one of our codes can be a misread one; a number typed by hand is simply unknown.
  return { answer: /^\d{12,13}$/.test(digits) || !isCode(digits) ? 'misread' : 'unknown' }
}
