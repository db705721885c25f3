/** Bars of a code as a row of modules, `1` dark and `0` light, without the quiet zones. Pure, for screen and paper.
 *  EAN-13 or EAN-8 for thirteen or eight digits with a right check digit, Code 128 for everything else.
 *  Sources: GS1 General Specifications 5.2 and 5.4; ISO/IEC 15417. */

const left = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ')
/** Which of the first six digits are written the other way round: it tells the thirteenth. */
const parities = 'LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL'.split(' ')

const turned = (bits: string): string => [...bits].map((bit) => (bit === '1' ? '0' : '1')).join('')
const reversed = (bits: string): string => [...bits].reverse().join('')

/** The digit that makes the first twelve (or seven) an EAN: every other digit counts three times, the last one too. */
export function eanCheckDigit(first: string): number {
  const sum = [...first].reduce(
    (all, digit, place) => all + Number(digit) * ((first.length - place) % 2 === 0 ? 1 : 3),
    0,
  )
  return (10 - (sum % 10)) % 10
}

const checks = (text: string): boolean => Number(text.slice(-1)) === eanCheckDigit(text.slice(0, -1))
export const isEan13 = (text: string): boolean => /^\d{13}$/.test(text) && checks(text)
export const isEan8 = (text: string): boolean => /^\d{8}$/.test(text) && checks(text)
/** What bars of Code 128 can say: up to 48 letters of plain ASCII. */
export const isCode128 = (text: string): boolean => /^[\x20-\x7e]{1,48}$/.test(text)

/** 95 modules; `code` is an EAN-13 (`isEan13`). */
export function ean13Bars(code: string): string {
  const parity = parities[Number(code.charAt(0))] ?? ''
  const digits = [...code.slice(1)].map(Number)
  const bits = digits.map((digit, place) => {
    const plain = left[digit] ?? ''
    if (place >= 6) return turned(plain)
    return parity.charAt(place) === 'L' ? plain : reversed(turned(plain))
  })
  return `101${bits.slice(0, 6).join('')}01010${bits.slice(6).join('')}101`
}

/** 67 modules; `code` is an EAN-8 (`isEan8`). */
export function ean8Bars(code: string): string {
  const digits = [...code].map((digit) => left[Number(digit)] ?? '')
  return `101${digits.slice(0, 4).join('')}01010${digits.slice(4).map(turned).join('')}101`
}

/** Widths of bars and gaps by value; 103 to 105 begin, 106 ends. */
const widths =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122
  123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
  131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131
  213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122
  141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112
  124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141
  411131 211412 211214 211232 2331112`.split(/\s+/)
const startText = 104
const startDigits = 105
const end = 106

const barsOf = (value: number): string =>
  [...(widths[value] ?? '')].map((width, place) => (place % 2 === 0 ? '1' : '0').repeat(Number(width))).join('')

/** 11 modules a letter, or a pair of digits where the text is nothing else; `text` is plain ASCII (`isCode128`). */
export function code128Bars(text: string): string {
  const pairs = /^(\d\d)+$/.test(text)
  const values = pairs
    ? (text.match(/\d\d/g) ?? []).map(Number)
    : [...text].map((letter) => (letter.codePointAt(0) ?? 0) - 32)
  const start = pairs ? startDigits : startText
  const check = values.reduce((sum, value, place) => sum + value * (place + 1), start) % 103
  return [start, ...values, check, end].map(barsOf).join('')
}

/** The bars of this text; null where it holds what bars cannot say (anything but plain ASCII). */
export function barsFor(text: string): string | null {
  if (isEan13(text)) return ean13Bars(text)
  if (isEan8(text)) return ean8Bars(text)
  return isCode128(text) ? code128Bars(text) : null
}
