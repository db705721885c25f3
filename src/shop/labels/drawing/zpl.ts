/** Labels for thermal printers that speak ZPL II: native text and bars, millimetres to dots rounded once, one job a run.
 *  Source: Zebra ZPL II Programming Guide (^A0, ^BE, ^B8, ^BC, ^GB, ^GF, ^FT, ^MM, ~JK). */
import { type Dots, dotsOf, type Millimetres, millimetresOf } from '#platform/values/length.ts'
import { contrast } from '../rules/contrast.ts'
import type { Box } from '../rules/format.ts'
import type { Drawing, Drawn, DrawnSymbol, DrawnText, Measure } from '../rules/layout.ts'
import type { Correction } from '../rules/paper.ts'
import { measure } from './fonts.ts'

export interface ZplWish {
  readonly dotsPerInch: number
  readonly correction: Correction
  /** Cut once, behind the last label; else the paper is torn off. */
  readonly cutter: boolean
}

/** The printer's own font 0 is a narrow bold one. Its widths are measured with ours and a reserve, so that text that fits
 *  by this measure fits on the paper too. */
const reserve = 1.04
export const zplMeasure: Measure = {
  ...measure,
  width: (text) => measure.width(text, 'bold') * reserve,
  fonts: measure.fonts,
}

/** The job, label by label. */
export function* zplOf(drawings: Iterable<Drawing>, wish: ZplWish): Generator<string> {
  for (const drawing of drawings) yield labelZpl(drawing, wish)
  if (wish.cutter) yield '~JK\n'
}

function labelZpl(drawing: Drawing, wish: ZplWish): string {
  const page = new ZplPage(wish)
  const size = `^PW${page.dots(drawing.width)}^LL${page.dots(drawing.height)}`
  const mode = wish.cutter ? '^MMD' : '^MMT'
  return `^XA^CI28${mode}${size}^LH0,0\n${drawing.items.map((item) => page.item(item)).join('\n')}\n^XZ\n`
}

class ZplPage {
  readonly #wish: ZplWish
  constructor(wish: ZplWish) {
    this.#wish = wish
  }

  dots = (length: Millimetres): Dots => dotsOf(length, this.#wish.dotsPerInch)
  #x = (x: Millimetres): Dots => Math.max(0, this.dots(x * this.#wish.correction.scale + this.#wish.correction.right))
  #y = (y: Millimetres): Dots => Math.max(0, this.dots(y * this.#wish.correction.scale + this.#wish.correction.down))

  item(item: Drawn): string {
    if (item.kind === 'text') return this.#text(item)
    if (item.kind === 'symbol') return this.#symbol(item)
    if (item.kind === 'area') return isDark(item.colour) ? this.#filled(item) : ''
    return [this.#filled(item), item.text ? this.#text(item.text, true) : ''].join('\n')
  }

  #text({ text, x, width, baseline, size, align }: DrawnText, reversed = false): string {
    const height = this.dots(millimetresOf(size))
    const [at, justify] = align === 'end' ? [x + width, 1] : [x, 0]
    return `^FT${this.#x(at)},${this.#y(baseline)},${justify}^A0N,${height},${height}${reversed ? '^FR' : ''}${field(text)}`
  }

  #symbol(drawn: DrawnSymbol): string {
    const { symbol, module, x, y, rowHeight } = drawn
    if (symbol.kind === 'qr') return this.#picture(drawn)
    const height = this.dots(rowHeight)
    const start = `^FO${this.#x(x)},${this.#y(y)}^BY${Math.max(1, this.dots(module))},3,${height}`
    // The printer adds the check digit of an EAN, the start and the check of Code 128.
    if (symbol.kind === 'ean13') return `${start}^BEN,${height},N,N${field(symbol.code.slice(0, 12))}`
    if (symbol.kind === 'ean8') return `${start}^B8N,${height},N,N${field(symbol.code.slice(0, 7))}`
    const set = /^(\d\d)+$/.test(symbol.code) ? '>;' : '>:'
    return `${start}^BCN,${height},N,N,N${field(set + symbol.code.replaceAll('>', '>0'))}`
  }

  #filled({ x, y, width, height }: Box): string {
    const [across, down] = [Math.max(1, this.dots(width)), Math.max(1, this.dots(height))]
    return `^FO${this.#x(x)},${this.#y(y)}^GB${across},${down},${Math.min(across, down)},B,0^FS`
  }

  /** Modules as a picture: the same QR code as on every other paper. */
  #picture({ symbol, module, x, y }: DrawnSymbol): string {
    const dots = Math.max(1, this.dots(module))
    const rows = symbol.rows.flatMap((row) => {
      const bits = [...row].map((bit) => bit.repeat(dots)).join('')
      const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []
      const hex = bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('')
      return Array.from({ length: dots }, () => hex)
    })
    const perRow = (rows[0]?.length ?? 0) / 2
    const total = perRow * rows.length
    return `^FO${this.#x(x)},${this.#y(y)}^GFA,${total},${total},${perRow},${rows.join('').toUpperCase()}^FS`
  }
}

/** Carets, tildes and the escape sign itself would be commands: they are written as hexadecimal bytes. */
const field = (text: string): string =>
  `^FH_^FD${text.replace(/[\^~_]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)}^FS`

/** A thermal head knows black only: what stands out from paper is black, tints are left out. */
const isDark = (colour: string): boolean => contrast(colour, '#ffffff') >= 3
