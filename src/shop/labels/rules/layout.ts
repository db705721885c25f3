/** The one layout model: a format and what it says become drawn items. Preview, PDF, ZPL and e-paper draw the same ones.
 *  Nothing leaves its box and nothing moves a neighbour: a box is settled alone, text is shrunk, wrapped, parted and at
 *  last visibly shortened, and each loss is told. Source: domain catalogue and labels, 5.6. */
import { type Millimetres, millimetresOf, type Points } from '#platform/values/length.ts'
import { black, inkOn } from './contrast.ts'
import { aside, fitText, linesInBox } from './fit-text.ts'
import type {
  Box,
  Colour,
  FontName,
  LabelContent,
  LabelElement,
  LabelFormat,
  Logo,
  LogosElement,
  SymbolElement,
  TextElement,
  TextField,
} from './format.ts'
import { type FittedSymbol, fitSymbol, type Medium, symbolOf } from './symbol.ts'

/** What the layout must know of the letters, in ems. */
export interface Measure {
  width(text: string, font: FontName): number
  /** Letters this font cannot write. */
  lacks(text: string, font: FontName): readonly string[]
  readonly fonts: Readonly<Record<FontName, FontHeights>>
}
/** Above and below the baseline: of all letters, and of figures and capitals without accents. */
export interface FontHeights {
  readonly ascent: number
  readonly descent: number
  readonly figureAscent: number
  readonly figureDescent: number
}

export interface DrawnText {
  readonly kind: 'text'
  readonly element: string
  readonly text: string
  readonly x: Millimetres
  readonly baseline: Millimetres
  readonly width: Millimetres
  /** Which end stays where it is when a device writes a little wider or narrower than measured. */
  readonly align: TextElement['align']
  readonly size: Points
  readonly font: FontName
  readonly colour: Colour
}
/** Dark modules of bars or a QR code; each row is `rowHeight` high. */
export interface DrawnSymbol {
  readonly kind: 'symbol'
  readonly element: string
  readonly symbol: FittedSymbol['symbol']
  readonly module: Millimetres
  readonly x: Millimetres
  readonly y: Millimetres
  readonly rowHeight: Millimetres
}
export interface DrawnLogo extends Box {
  readonly kind: 'logo'
  readonly element: string
  readonly logo: Logo
  /** Of the word drawn where there is no picture. */
  readonly text: DrawnText | null
}
export interface DrawnArea extends Box {
  readonly kind: 'area'
  readonly element: string
  readonly colour: Colour
}
export type Drawn = DrawnText | DrawnSymbol | DrawnLogo | DrawnArea

/** What the paper does not say as it should. `blocking`: such a label misleads and is not printed. */
export interface Warning {
  readonly code: 'shortened' | 'left_out' | 'no_letter' | 'bars_too_small' | 'no_bars' | 'logos_left_out'
  readonly blocking: boolean
  readonly product: string
  readonly element: string
  readonly field: TextField | 'barcode' | 'page' | 'logos'
  /** What should stand there, and what does. */
  readonly wanted: string
  readonly shown: string
}

export interface Drawing {
  readonly width: Millimetres
  readonly height: Millimetres
  readonly background: Colour | null
  readonly items: readonly Drawn[]
  readonly warnings: readonly Warning[]
}

export function layout(format: LabelFormat, content: LabelContent, measure: Measure, medium: Medium): Drawing {
  const parts = format.elements.map((element) =>
    settle(element, content, measure, { ...medium, allowSmallBars: format.allowSmallBars || medium.allowSmallBars }),
  )
  return {
    width: format.width,
    height: format.height,
    background: format.backgrounds.find(({ tag }) => content.tags.includes(tag))?.colour ?? null,
    items: parts.flatMap(({ items }) => items),
    warnings: parts.flatMap(({ warnings }) => warnings.map((one) => ({ ...one, product: content.product }))),
  }
}

interface Settled {
  readonly items: readonly Drawn[]
  readonly warnings: readonly Omit<Warning, 'product'>[]
}
const nothing: Settled = { items: [], warnings: [] }

function settle(element: LabelElement, content: LabelContent, measure: Measure, medium: Medium): Settled {
  if (element.kind === 'text') return settleText(element, tidied(content.texts[element.field]), measure)
  if (element.kind === 'symbol') return settleSymbol(element, content[element.says], measure, medium)
  if (element.kind === 'logos') return settleLogos(element, content.logos, measure)
  const { id, x, y, width, height, colour } = element
  return { items: [{ kind: 'area', element: id, x, y, width, height, colour }], warnings: [] }
}

/** One line of text; no-break spaces stay. */
const tidied = (text = ''): string => text.replace(/[ \t\r\n]+/g, ' ').trim()

function settleText(element: TextElement, text: string, measure: Measure): Settled {
  if (text === '') return nothing
  const lost = measure.lacks(text, element.font)
  const told = { element: element.id, field: element.field, wanted: text }
  const warnings: Omit<Warning, 'product'>[] =
    lost.length > 0 ? [{ ...told, code: 'no_letter', blocking: false, shown: lost.join(' ') }] : []
  const fitted = fitText(element, text, measure)
  if (!fitted) {
    warnings.push({ ...told, code: 'left_out', blocking: true, shown: '' })
    return { items: [], warnings }
  }
  if (fitted.shortened) warnings.push({ ...told, code: 'shortened', blocking: false, shown: fitted.lines.join(' ') })
  return { items: linesInBox(element, fitted, measure), warnings }
}

function settleSymbol(element: SymbolElement, code: string | null, measure: Measure, medium: Medium): Settled {
  if (code === null || code === '') return nothing
  const told = { element: element.id, field: element.says, wanted: code, shown: '', blocking: false }
  const symbols = element.kinds.flatMap((kind) => symbolOf(kind, code) ?? [])
  if (symbols.length === 0) return { items: [], warnings: [{ ...told, code: 'no_bars' }] }
  for (const symbol of symbols) {
    const square = symbol.kind === 'qr'
    const room = square ? Math.min(element.width, element.height) : element.width
    const fitted = fitSymbol(symbol, room, medium)
    if (fitted) return { items: symbolInBox(element, fitted, measure), warnings: [] }
  }
  return { items: [], warnings: [{ ...told, code: 'bars_too_small' }] }
}

const digitSize: Points = 7

function symbolInBox(element: SymbolElement, { symbol, module, width }: FittedSymbol, measure: Measure): Drawn[] {
  const x = element.x + aside(element.align, element.width - width) + symbol.quiet[0] * module
  if (symbol.kind === 'qr') {
    const y = element.y + (element.height - width) / 2 + symbol.quiet[0] * module
    return [{ kind: 'symbol', element: element.id, symbol, module, x, y, rowHeight: module }]
  }
  const digits = element.digits
    ? digitsBelow(element, symbol.code, { x, width: (symbol.rows[0] ?? '').length * module }, measure)
    : null
  const bars: DrawnSymbol = {
    kind: 'symbol',
    element: element.id,
    symbol,
    module,
    x,
    y: element.y,
    rowHeight: digits ? digits.top - element.y : element.height,
  }
  return digits ? [bars, digits.text] : [bars]
}

/** The digits people type when a scanner fails; left out where bars would lose half of their height. */
function digitsBelow(
  element: SymbolElement,
  code: string,
  bars: { readonly x: Millimetres; readonly width: Millimetres },
  measure: Measure,
): { readonly text: DrawnText; readonly top: Millimetres } | null {
  const font: FontName = 'plain'
  const { figureAscent, figureDescent } = measure.fonts[font]
  const ems = measure.width(code, font)
  const size = Math.min(digitSize, digitSize * (bars.width / (ems * millimetresOf(digitSize))))
  const em = millimetresOf(size)
  const height = em * (figureAscent + figureDescent + 0.1)
  if (height > element.height / 2) return null
  const top = element.y + element.height - height
  const width = ems * em
  const text: DrawnText = {
    kind: 'text',
    element: element.id,
    text: code,
    x: bars.x + (bars.width - width) / 2,
    baseline: element.y + element.height - em * figureDescent,
    width,
    align: 'middle',
    size,
    font,
    colour: black,
  }
  return { text, top }
}

const gapOfLogos: Millimetres = 0.5

function settleLogos(element: LogosElement, logos: readonly Logo[], measure: Measure): Settled {
  const side = Math.min(element.height, element.width)
  const room = Math.max(1, Math.floor((element.width + gapOfLogos) / (side + gapOfLogos) + 1e-9))
  const shown = logos.slice(0, Math.min(element.most, room))
  const left = element.x + aside(element.align, element.width - shown.length * (side + gapOfLogos) + gapOfLogos)
  const items = shown.map((logo, index): DrawnLogo => {
    const box = { x: left + index * (side + gapOfLogos), y: element.y, width: side, height: side }
    return { kind: 'logo', element: element.id, ...box, logo, text: wordOfLogo(element.id, box, logo, measure) }
  })
  const lost = logos.slice(shown.length)
  if (lost.length === 0) return { items, warnings: [] }
  const names = (some: readonly Logo[]): string => some.map(({ label }) => label).join(', ')
  return {
    items,
    warnings: [
      {
        code: 'logos_left_out',
        blocking: false,
        element: element.id,
        field: 'logos',
        wanted: names(logos),
        shown: names(shown),
      },
    ],
  }
}

function wordOfLogo(element: string, box: Box, logo: Logo, measure: Measure): DrawnText | null {
  const word: TextElement = {
    ...box,
    x: box.x + box.width * 0.08,
    width: box.width * 0.84,
    kind: 'text',
    id: element,
    field: 'comment',
    font: 'bold',
    size: 9,
    minSize: 4,
    align: 'middle',
    vertical: 'middle',
    fit: ['shrink', 'ellipsis'],
    lines: 1,
    colour: inkOn(logo.colour),
  }
  const fitted = fitText(word, logo.label, measure)
  return (fitted && linesInBox(word, fitted, measure)[0]) ?? null
}
