/** A part as it begins when somebody adds it: in the middle of the label, as wide as it usually is. */
import {
  type Box,
  type LabelElement,
  type LabelFormat,
  type TextElement,
  type TextField,
  textFields,
  wholeFields,
} from './format.ts'

export const newParts = [...textFields, 'barcode', 'page', 'logos', 'area'] as const
export type NewPart = (typeof newParts)[number]

type Layout = Omit<LabelFormat, 'id'>

export function newPart(part: NewPart, layout: Layout): LabelElement {
  const id = freeId(part, layout)
  if (part === 'barcode')
    return {
      ...middle(layout, 38, 10),
      kind: 'symbol',
      id,
      says: 'barcode',
      kinds: ['ean13', 'ean8', 'code128'],
      digits: true,
      align: 'start',
    }
  if (part === 'page')
    return {
      ...middle(layout, 15, 15),
      kind: 'symbol',
      id,
      says: 'page',
      kinds: ['qr'],
      digits: false,
      align: 'middle',
    }
  if (part === 'logos') return { ...middle(layout, 26, 6), kind: 'logos', id, most: 4, align: 'start' }
  if (part === 'notice') return notice(id, layout)
  if (part === 'area') return { ...middle(layout, 20, 1), kind: 'area', id, colour: '#000000' }
  return text(part, id, layout)
}

const text = (field: TextField, id: string, layout: Layout): TextElement => ({
  ...middle(layout, 30, 4),
  kind: 'text',
  id,
  field,
  font: 'plain',
  size: 8,
  minSize: 6,
  align: 'start',
  vertical: 'top',
  fit: wholeFields.has(field) ? ['shrink'] : ['shrink', 'ellipsis'],
  lines: 1,
  colour: '#000000',
})

/** As large as the price per unit from the start: the law asks for it. */
function notice(id: string, layout: Layout): LabelElement {
  const prices = layout.elements.flatMap((one) => (one.kind === 'text' && one.field === 'unitPrice' ? [one.size] : []))
  const size = Math.max(8, ...prices)
  return {
    ...text('notice', id, layout),
    ...middle(layout, 56, 12),
    size,
    minSize: size,
    fit: ['wrap', 'hyphenate', 'ellipsis'],
    lines: 3,
  }
}

/** On the grid of half a millimetre, and never larger than the label. */
function middle(layout: Layout, width: number, height: number): Box {
  const [wide, high] = [Math.min(width, layout.width), Math.min(height, layout.height)]
  return {
    x: Math.floor(layout.width - wide) / 2,
    y: Math.floor(layout.height - high) / 2,
    width: wide,
    height: high,
  }
}

function freeId(part: NewPart, { elements }: Layout): string {
  const taken = new Set(elements.map(({ id }) => id))
  if (!taken.has(part)) return part
  for (let number = 2; ; number += 1) if (!taken.has(`${part}${number}`)) return `${part}${number}`
}
