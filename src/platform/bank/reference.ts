/** References that a payer copies into a transfer, with check digits: the Belgian structured communication
 *  `+++123/4567/89002+++`, and ISO 11649 `RF18 5390 0754 7034`. */

/** The check of ten digits: the rest by 97, and 97 for no rest. */
const belgianCheck = (base: bigint): bigint => base % 97n || 97n

/** @example belgianReference(1234567890) // '+++123/4567/89002+++' */
export function belgianReference(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0 || number >= 10 ** 10)
    throw new RangeError(`no ten digits: ${number}`)
  const base = String(number).padStart(10, '0')
  const digits = base + String(belgianCheck(BigInt(base))).padStart(2, '0')
  return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`
}

/** The ten digits as a number; null where the form or the check is wrong. Stars are written for the signs as well. */
export function readBelgianReference(text: string): number | null {
  const match = /^(?:\+{3}|\*{3})?(\d{3})\/?(\d{4})\/?(\d{3})(\d{2})(?:\+{3}|\*{3})?$/.exec(text.replace(/\s/g, ''))
  if (!match) return null
  const base = `${match[1]}${match[2]}${match[3]}`
  return BigInt(match[4] ?? '') === belgianCheck(BigInt(base)) ? Number(base) : null
}

/** ISO 11649: `RF`, two check digits, up to 21 letters and digits; printed in groups of four.
 *  @example isoReference('539007547034') // 'RF18 5390 0754 7034' */
export function isoReference(own: string): string {
  const plain = own.toUpperCase()
  if (!/^[0-9A-Z]{1,21}$/.test(plain)) throw new RangeError(`no creditor reference: ${own}`)
  const check = 98n - rest97(`${plain}RF00`)
  return inFours(`RF${String(check).padStart(2, '0')}${plain}`)
}

/** The own part of a creditor reference, without leading zeros; null where the form or the check is wrong. */
export function readIsoReference(text: string): string | null {
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(plain)) return null
  return rest97(plain.slice(4) + plain.slice(0, 4)) === 1n ? plain.slice(4).replace(/^0+(?=.)/, '') : null
}

/** Letters count as 10 to 35 (ISO 7064, mod 97-10). */
export const rest97 = (text: string): bigint =>
  BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n

/** As account numbers and references are printed.
 *  @example inFours('BE68539007547034') // 'BE68 5390 0754 7034' */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

/** References found anywhere in the free text of a bank line, each once. */
export function referencesIn(text: string): { readonly belgian: readonly number[]; readonly iso: readonly string[] } {
  const belgian = text.match(/(?:\+{3}|\*{3})\s*\d{3}\s*\/?\s*\d{4}\s*\/?\s*\d{5}\s*(?:\+{3}|\*{3})|\b\d{12}\b/g) ?? []
  const iso = text.toUpperCase().match(/\bRF\d{2}(?: ?[0-9A-Z]{1,4}){1,6}/g) ?? []
  return {
    belgian: [...new Set(belgian.flatMap((one) => readBelgianReference(one) ?? []))],
    iso: [...new Set(iso.flatMap(isoWithin))],
  }
}

/** Words that follow a reference look like more of it: the longest beginning whose check holds is meant. */
function isoWithin(found: string): string[] {
  const words = found.split(' ')
  for (let count = words.length; count > 0; count -= 1) {
    const read = readIsoReference(words.slice(0, count).join(''))
    if (read !== null) return [read]
  }
  return []
}
