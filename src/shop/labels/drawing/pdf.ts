/** Labels as PDF: vector bars, embedded subset fonts, true size, one page at a time. A page is drawn when the one before
 *  was taken, so that memory does not grow with the number of labels. */
import PDFDocument from 'pdfkit'
import { type Points, pointsOf, roundedTo } from '#platform/values/length.ts'
import { black } from '../rules/contrast.ts'
import type { Box, FontName } from '../rules/format.ts'
import type { Drawing, Drawn, DrawnLogo, DrawnSymbol, DrawnText } from '../rules/layout.ts'
import { outlines } from '../rules/own-paper.ts'
import type { Correction, Paper, Sheet } from '../rules/paper.ts'
import { calibrationMarks, cutMarks, spotOf } from '../rules/paper.ts'
import { runsOf } from '../rules/symbol.ts'
import { labelFont } from './fonts.ts'
import { type LogoPicture, type LogoPictures, noLogos, placeOfLogo } from './logo.ts'
import { formOfOutlines, imageOfPixels } from './pdf-logo.ts'

export interface PdfWish {
  readonly paper: Paper
  readonly correction: Correction
  /** Place of the first label on the first sheet, from 1. */
  readonly startAt: number
  readonly title: string
  readonly madeAt: Date
  /** Thin lines around each label of the sheet, to hold it against the light. */
  readonly outlined?: boolean
  /** Logos without a picture here are written as words. */
  readonly logos?: LogoPictures
}

/** What of pdfkit is used beyond its typed face: text is written letter by letter, without kerning, as it was measured. */
interface Inside {
  readonly _root: { readonly data: Record<string, unknown> }
  readonly _font: { readonly id: string; encode(text: string): [string[], unknown]; ref(): unknown }
  readonly page: { readonly fonts: Record<string, unknown>; readonly xobjects: Record<string, unknown> }
  addContent(operators: string): void
  ref(data: Record<string, unknown>): { end(content: string | Uint8Array): void }
  read(): Buffer | null
}

/** The PDF of these drawings, in chunks. */
export async function* pdfOf(
  drawings: Iterable<Drawing> | AsyncIterable<Drawing>,
  wish: PdfWish,
): AsyncGenerator<Uint8Array> {
  const pdf = new PdfPages(wish)
  let page = -1
  let index = 0
  for await (const drawing of drawings) {
    const spot = spotOf(wish.paper, index, wish.startAt)
    if (spot.page !== page) {
      yield* pdf.taken()
      page = spot.page
      pdf.newPage()
      if (wish.paper.kind === 'sheet') pdf.marks(cutMarks(wish.paper, drawing))
      if (wish.paper.kind === 'sheet' && wish.outlined) pdf.marks(outlines(wish.paper))
    }
    pdf.label(drawing, spot)
    index += 1
  }
  if (page < 0) pdf.newPage()
  yield* pdf.end()
}

/** A page to measure with a ruler: lines of 100 mm, printed with the correction that is set. */
export async function* calibrationPdf(
  paper: Sheet,
  words: readonly string[],
  wish: Omit<PdfWish, 'paper' | 'startAt'>,
): AsyncGenerator<Uint8Array> {
  const pdf = new PdfPages({ ...wish, paper, startAt: 1 })
  pdf.newPage()
  pdf.marks(calibrationMarks(paper))
  for (const [line, text] of words.entries()) pdf.words(text, 35, 30 + line * 6, 11)
  yield* pdf.end()
}

class PdfPages {
  readonly #doc: PDFKit.PDFDocument & Inside
  readonly #wish: PdfWish
  readonly #letters = new Map<
    FontName,
    { readonly id: string; readonly codes: Map<string, string>; readonly use: () => void }
  >()
  /** Each logo stands in the file once, however many labels show it. */
  readonly #logos = new Map<string, { readonly id: string; readonly ref: unknown }>()
  #operators: string[] = []

  constructor(wish: PdfWish) {
    this.#wish = wish
    this.#doc = new PDFDocument({
      autoFirstPage: false,
      margin: 0,
      size: [pointsOf(wish.paper.width), pointsOf(wish.paper.height)],
      info: { Title: wish.title, CreationDate: wish.madeAt },
      lang: 'mul',
    }) as unknown as PDFKit.PDFDocument & Inside
    // Printed as it is: no fitting to the page.
    this.#doc._root.data['ViewerPreferences'] = this.#doc.ref({ PrintScaling: 'None' })
  }

  newPage(): void {
    this.#doc.addPage()
    const { right, down, scale } = this.#wish.correction
    this.#operators.push(`${scale} 0 0 ${scale} ${at(right)} ${at(down)} cm`)
  }

  marks(boxes: readonly Box[]): void {
    if (boxes.length > 0) this.#fill(black, boxes.map(box).join(' '))
  }

  label(drawing: Drawing, spot: { readonly x: number; readonly y: number }): void {
    this.#operators.push(`q 1 0 0 1 ${at(spot.x)} ${at(spot.y)} cm`)
    if (drawing.background) this.#fill(drawing.background, box({ x: 0, y: 0, ...drawing }))
    for (const item of drawing.items) this.#item(item)
    this.#operators.push('Q')
  }

  words(text: string, x: number, baseline: number, size: Points): void {
    this.#text({ font: 'plain', text, x, baseline, size, colour: black })
  }

  /** What is ready to be sent. */
  *taken(): Generator<Uint8Array> {
    if (this.#operators.length > 0) this.#doc.addContent(this.#operators.join('\n'))
    this.#operators = []
    yield* this.#ready()
  }

  *end(): Generator<Uint8Array> {
    yield* this.taken()
    this.#doc.end()
    yield* this.#ready()
  }

  *#ready(): Generator<Uint8Array> {
    for (let chunk = this.#doc.read(); chunk !== null; chunk = this.#doc.read()) yield chunk
  }

  #item(item: Drawn): void {
    if (item.kind === 'text') this.#text(item)
    else if (item.kind === 'symbol') this.#fill(black, bars(item))
    else if (item.kind === 'area') this.#fill(item.colour, box(item))
    else this.#logo(item)
  }

  #logo({ logo, text, ...place }: DrawnLogo): void {
    const picture = (this.#wish.logos ?? noLogos).get(logo.hash)
    if (picture) this.#picture(logo.hash, picture, place)
    else this.#fill(logo.colour, box(place))
    if (text && !picture) this.#text(text)
  }

  #picture(hash: string, picture: LogoPicture, place: Box): void {
    let known = this.#logos.get(hash)
    if (known === undefined) {
      const make = (data: Record<string, unknown>, content: string | Uint8Array) => {
        const ref = this.#doc.ref(data)
        ref.end(content)
        return ref
      }
      const ref = picture.kind === 'outlines' ? formOfOutlines(picture, make) : imageOfPixels(picture, make)
      known = { id: `Logo${this.#logos.size + 1}`, ref }
      this.#logos.set(hash, known)
    }
    this.#doc.page.xobjects[known.id] = known.ref
    const { x, y, width, height } = placeOfLogo(picture, place)
    const [wide, high] =
      picture.kind === 'outlines' ? [width / picture.width, height / picture.height] : [width, height]
    // A page counts downwards here, a picture upwards.
    const matrix =
      picture.kind === 'outlines'
        ? `${fine(wide)} 0 0 ${fine(high)} ${at(x)} ${at(y)}`
        : `${at(wide)} 0 0 ${at(-high)} ${at(x)} ${at(y + height)}`
    this.#operators.push(`q ${matrix} cm /${known.id} Do Q`)
  }

  #fill(colour: string, path: string): void {
    this.#operators.push(`${rgb(colour)} rg ${path} f`)
  }

  #text({ font, text, x, baseline, size, colour }: Omit<DrawnText, 'kind' | 'element' | 'width' | 'align'>): void {
    const { id, codes, use } = this.#font(font)
    use()
    let written = ''
    for (const letter of text) {
      let code = codes.get(letter)
      if (code === undefined) {
        code = this.#doc.font(font)._font.encode(letter)[0].join('')
        codes.set(letter, code)
      }
      written += code
    }
    this.#operators.push(
      `BT ${rgb(colour)} rg /${id} ${size} Tf 1 0 0 -1 ${at(x)} ${at(baseline)} Tm <${written}> Tj ET`,
    )
  }

  #font(name: FontName) {
    const known = this.#letters.get(name)
    if (known) return known
    this.#doc.registerFont(name, labelFont(name).bytes)
    const font = this.#doc.font(name)._font
    const use = () => {
      this.#doc.page.fonts[font.id] ??= font.ref()
    }
    const made = { id: font.id, codes: new Map<string, string>(), use }
    this.#letters.set(name, made)
    return made
  }
}

/** Millimetres as points with a thousandth: 0.35 µm. */
const at = (length: number): string => String(roundedTo(pointsOf(length), 3))
/** For what is multiplied by hundreds. */
const fine = (length: number): string => String(roundedTo(pointsOf(length), 6))

const box = ({ x, y, width, height }: Box): string => `${at(x)} ${at(y)} ${at(width)} ${at(height)} re`

/** One rectangle for each run of dark modules. */
function bars({ symbol, module, x, y, rowHeight }: DrawnSymbol): string {
  let path = ''
  for (const [row, modules] of symbol.rows.entries())
    for (const run of runsOf(modules))
      path += `${at(x + run.from * module)} ${at(y + row * rowHeight)} ${at(run.length * module)} ${at(rowHeight)} re `
  return path
}

const colours = new Map<string, string>()

function rgb(colour: string): string {
  let known = colours.get(colour)
  if (known === undefined) {
    known = [1, 3, 5].map((from) => roundedTo(Number.parseInt(colour.slice(from, from + 2), 16) / 255, 3)).join(' ')
    colours.set(colour, known)
  }
  return known
}
