/** What ready formats are made of: parts with the values they usually have. */
import type { LabelElement, LabelFormat, LogosElement, SymbolElement, TextElement, TextField } from './format.ts'

type Place = readonly [x: number, y: number, width: number, height: number]
type TextWish = Partial<Omit<TextElement, 'kind' | 'field' | 'x' | 'y' | 'width' | 'height'>>

export function text(field: TextField, [x, y, width, height]: Place, wish: TextWish = {}): TextElement {
  return {
    kind: 'text',
    id: wish.id ?? field,
    field,
    x,
    y,
    width,
    height,
    font: 'plain',
    size: 8,
    minSize: 6,
    align: 'start',
    vertical: 'top',
    fit: ['shrink', 'ellipsis'],
    lines: 1,
    colour: '#000000',
    ...wish,
  }
}

/** Two lines at full size before anything gets small. */
export const name = (at: Place, size: number, lines: number, minSize = 7): TextElement =>
  text('name', at, {
    font: 'bold',
    size,
    minSize,
    lines,
    fit: lines > 1 ? ['wrap', 'shrink', 'hyphenate', 'ellipsis'] : ['shrink', 'ellipsis'],
  })

export const price = (at: Place, size: number, minSize: number): TextElement =>
  text('price', at, { font: 'bold', size, minSize, align: 'end', vertical: 'middle', fit: ['shrink'] })

/** Beside the bars: tells whoever goes round an old label from the new one. */
export const shortCode = (at: Place, align: TextElement['align'] = 'start'): TextElement =>
  text('code', at, { size: 5.5, minSize: 5, align, fit: ['shrink'] })

export const bars = (
  [x, y, width, height]: Place,
  kinds: SymbolElement['kinds'] = ['ean13', 'ean8', 'code128'],
): SymbolElement => ({
  kind: 'symbol',
  id: 'barcode',
  says: 'barcode',
  kinds,
  digits: true,
  align: 'start',
  x,
  y,
  width,
  height,
})

export const logos = (
  [x, y, width, height]: Place,
  most: number,
  align: LogosElement['align'] = 'start',
): LogosElement => ({
  kind: 'logos',
  id: 'logos',
  most,
  align,
  x,
  y,
  width,
  height,
})

export const format = (id: string, width: number, height: number, elements: readonly LabelElement[]): LabelFormat => ({
  id,
  width,
  height,
  elements,
  backgrounds: [],
  allowSmallBars: false,
  ignoredFields: ['rack'],
})

/** Figures of a price are 7 mm high at this size; it never gets smaller. */
export const sevenMillimetres = 29

/** The page of the product for phones, as a QR code. */
export const page = ([x, y, width, height]: Place): SymbolElement => ({
  kind: 'symbol',
  id: 'page',
  says: 'page',
  kinds: ['qr'],
  digits: false,
  align: 'end',
  x,
  y,
  width,
  height,
})

/** What a label of 60 × 38 mm says from its price downwards: deposit, content, bars, prices per unit (the first at so
 *  many points), short code and rack. The bars have the 42.4 mm that a thermal head of 203 dpi needs for an EAN-13: one
 *  format for sheets and rolls. */
export const lowerHalf = (unitPriceSize: number): LabelElement[] => [
  text('deposit', [2, 18, 18, 3.3], { size: 7.5, fit: ['shrink'] }),
  text('content', [2, 21.4, 18, 3.4], { size: 7.5 }),
  price([20, 17.8, 38, 9], 29, sevenMillimetres),
  bars([1.5, 27.3, 42.5, 9.7]),
  text('unitPrice', [44, 27, 14.5, 3.8], { size: unitPriceSize, minSize: 6, align: 'end', fit: ['shrink'] }),
  text('secondUnitPrice', [44, 30.8, 14.5, 3], { size: 6.5, minSize: 5, align: 'end', fit: ['shrink'] }),
  shortCode([44, 34.2, 6.5, 2.8]),
  text('rack', [50.5, 34.2, 8, 2.8], { size: 6, minSize: 5, align: 'end' }),
]
