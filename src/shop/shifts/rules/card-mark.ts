/** How a phone without network knows the cards of its sheet. Source: domain-shifts 5.9.
 *
 *  The phone keeps a mark for each card that means a line, never the code: whoever finds the phone, or reads the answer
 *  of the server, shall not be able to make somebody's card. Codes are short, so three things stand in the way of
 *  guessing. The id of the sheet is the salt: it is random, so nothing can be computed beforehand, and one guess helps
 *  for one sheet only; all lines share it, so that the phone hashes a scanned card once, whatever the number of lines.
 *  Each guess costs PBKDF2-HMAC-SHA256 with `rounds` rounds, some 10 ms on a laptop and below 100 ms on a slow phone.
 *  And a mark keeps only 20 bits of the result: enough to tell some dozens of cards apart, but of the thousand million
 *  codes behind a prefix about a thousand fit each mark, and no computing time says which is the right one.
 *  An unknown card is taken for a line once in some ten thousand scans; the server, which gets the code itself, then
 *  says so when the network is back. Codes made of the member number hide nothing: the sheet shows that number. */
import { isEan13 } from '#platform/values/barcode.ts'

export const rounds = 10_000
/** Bytes to derive; the mark is made of the first 20 bits of them. */
export const bytes = 3
const digits = 5

/** Blanks go, and so does the leading zero that some scanners drop: one card is one text, however it was read. */
export function plainCode(scanned: string): string {
  const code = scanned.replace(/\s/g, '')
  return code.startsWith('0') && isEan13(code) ? code.slice(1) : code
}

/** The mark, of the bytes that were derived. */
export const markOf = (derived: Uint8Array): string =>
  [...derived.subarray(0, bytes)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, digits)
