/** What cells look like: content tells columns apart where headers do not. For `looks` of a field.
 *  0.9 and more claims a column by its content alone; up to 0.8 only confirms. */
import { plain } from '../values/text.ts'
import { readDay } from './cells/moments.ts'
import { readUnits } from './cells/numbers.ts'

type Looks = (samples: readonly string[]) => number

/** Turns "how many of the samples fit" into a likeness with this height; below a third of fits it speaks against. */
const share =
  (height: number, fits: (text: string) => boolean): Looks =>
  (samples) => {
    if (samples.length === 0) return 0
    const part = samples.filter(fits).length / samples.length
    if (part >= 0.8) return height
    return part > 0.3 ? 0 : -1
  }

export const looksLikeEmail: Looks = share(1, (text) => /\S+@\S+\.\S+/.test(text))
export const looksLikeDay: Looks = share(0.6, (text) => readDay(text).value !== null)
export const looksLikeNumber: Looks = share(0.3, (text) => readUnits(text, 6).value !== null)
export const looksLikePhone: Looks = share(
  0.8,
  (text) => /^['’]?[+(]?[\d\s().\-/]{8,}$/.test(text) && !looksLikeBarcodeText(text),
)
/** Eight or thirteen digits with a right check digit, or so many digits that nothing else would have them. */
export const looksLikeBarcode: Looks = share(0.8, looksLikeBarcodeText)
/** Keys of another database: `__export__.res_partner_7_e109802f`, `base.be`. */
export const looksLikeExternalId: Looks = share(0.8, (text) => /^[a-z_][\w]*\.[\w.-]+$/i.test(text))

function looksLikeBarcodeText(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false
  const digits = [...text].map(Number).reverse()
  const sum = digits.reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0 || text.length === 13
}

/** Only these words occur (case and accents aside), and at least one of them. */
export const looksLikeOneOf = (...words: readonly string[]): Looks => {
  const known = new Set(words.map(plain))
  return share(0.95, (text) => known.has(plain(text.trim())))
}
