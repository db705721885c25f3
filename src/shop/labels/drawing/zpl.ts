/** Labels for thermal printers that speak ZPL II: native text and bars, millimetres to dots rounded once, one job a run.
 *  Source: Zebra ZPL II Programming Guide (^A0, ^BE, ^B8, ^BC, ^GB, ^GF, ^FT, ^MM, ~JK). */
import { type Dots, dotsOf, type Millimetres, millimetresOf } from '#platform/values/length.ts'
import { contrast } from '../rules/contrast.ts'
import type { Box } from '../rules/format.ts'
import type { Drawing, Drawn, DrawnLogo, DrawnSymbol, DrawnText, Measure } from '../rules/layout.ts'
import type { Correction } from '../rules/paper.ts'
import { measure } from './fonts.ts'
import { dotsOfLogo, type LogoPicture, type LogoPictures, noLogos, placeOfLogo } from './logo.ts'

export interface ZplWish {
  readonly dotsPerInch: number
  readonly correction: Correction
  /** Cut once, behind the last label; else the paper is torn off. */
  readonly cutter: boolean
  readonly logos?: LogoPictures
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
  const page = new ZplPage(wish)
  for (const drawing of drawings) yield labelZpl(drawing, page, wish)
  if (wish.cutter) yield '~JK\n'
}

function labelZpl(drawing: Drawing, page: ZplPage, wish: ZplWish): string {
  const size = `^PW${page.dots(drawing.width)}^LL${page.dots(drawing.height)}`
  const mode = wish.cutter ? '^MMD' : '^MMT'
  return `^XA^CI28${mode}${size}^LH0,0\n${drawing.items.map((item) => page.item(item)).join('\n')}\n^XZ\n`
}

class ZplPage {
  readonly #wish: ZplWish
  /** Logos as graphics, drawn once a run. */
  readonly #graphics = new Map<string, string>()

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
    const picture = (this.#wish.logos ?? noLogos).get(item.logo.hash)
    if (picture) return this.#logo(picture, item)
    return [this.#filled(item), item.text ? this.#text(item.text, true) : ''].join('\n')
  }

  #logo(picture: LogoPicture, item: DrawnLogo): string {
    const { x, y, width, height } = placeOfLogo(picture, item)
    const grid = { width: Math.max(1, this.dots(width)), height: Math.max(1, this.dots(height)) }
    const name = `${item.logo.hash} ${grid.width} ${grid.height}`
    let drawn = this.#graphics.get(name)
    if (drawn === undefined) {
      const dots = dotsOfLogo(picture, grid).map((colour) => (colour !== null && isDark(colour) ? '1' : '0'))
      drawn = graphic(
        Array.from({ length: grid.height }, (_, row) => dots.slice(row * grid.width, (row + 1) * grid.width).join('')),
      )
      this.#graphics.set(name, drawn)
    }
    return `^FO${this.#x(x)},${this.#y(y)}${drawn}`
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
      return Array.from({ length: dots }, () => bits)
    })
    return `^FO${this.#x(x)},${this.#y(y)}${graphic(rows)}`
  }
}

/** Rows of dots, `1` black, as a graphic field. */
function graphic(rows: readonly string[]): string {
  const lines = rows.map((bits) => {
    const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []
    return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('')
  })
  const perRow = (lines[0]?.length ?? 0) / 2
  const total = perRow * lines.length
  return `^GFA,${total},${total},${perRow},${lines.join('').toUpperCase()}^FS`
}

/** Carets, tildes and the escape sign itself would be commands: they are written as hexadecimal bytes. */
const field = (text: string): string =>
  `^FH_^FD${text.replace(/[\^~_]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)}^FS`

/** A thermal head knows black only: what stands out from paper is black, tints are left out. */
const isDark = (colour: string): boolean => contrast(colour, '#ffffff') >= 3
