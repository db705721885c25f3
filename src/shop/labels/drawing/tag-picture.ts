/** A label as the picture of an e-paper tag: exactly its pixels, in its colours, and nothing that cannot be read in them. */
import { contrast, inkOn } from '../rules/contrast.ts'
import type { Colour, LabelContent, LabelFormat } from '../rules/format.ts'
import { type Drawing, type Drawn, layout, type Warning } from '../rules/layout.ts'
import { type Bitmap, bitmapOf, nearestOf, pngOf } from './bitmap.ts'
import { measure } from './fonts.ts'
import { type LogoPictures, noLogos } from './logo.ts'

/** White and black first, then what it has. */
export interface TagScreen {
  readonly across: number
  readonly down: number
  readonly colours: readonly Colour[]
}

export interface TagPicture {
  readonly png: Buffer
  readonly warnings: readonly Warning[]
}

const millimetresPerInch = 25.4

export function tagPicture(
  format: LabelFormat,
  content: LabelContent,
  screen: TagScreen,
  logos: LogoPictures = noLogos,
): TagPicture {
  const dotsPerInch = millimetresPerInch * Math.min(screen.across / format.width, screen.down / format.height)
  const drawing = layout(format, content, measure, { dotsPerInch, allowSmallBars: false })
  const drawn = bitmapOf(inTagColours(drawing, screen.colours), { dotsPerInch, colours: screen.colours }, logos)
  return { png: pngOf(inTheMiddle(drawn, screen)), warnings: drawing.warnings }
}

export const blankPicture = ({ across, down, colours }: TagScreen): Buffer =>
  pngOf({ width: across, height: down, colours, pixels: new Uint8Array(across * down) })

/** As on the web: letters that have less are not read in a dim aisle. */
const readable = 4.5

/** A colour a tag lacks becomes its nearest; where letters would vanish by that, they are black, or the area is white. */
function inTagColours(drawing: Drawing, colours: readonly Colour[]): Drawing {
  const number = nearestOf(colours)
  const shown = (colour: Colour): Colour => colours[number(colour)] ?? colour
  const behind = drawing.background === null ? '#ffffff' : shown(drawing.background)
  const paper = contrast(behind, '#000000') >= readable ? behind : '#ffffff'
  const onPaper = (colour: Colour): Colour => (contrast(shown(colour), paper) >= readable ? shown(colour) : '#000000')
  const settled = (item: Drawn): Drawn => {
    if (item.kind === 'text') return { ...item, colour: onPaper(item.colour) }
    if (item.kind !== 'logo') return item
    const colour = shown(item.logo.colour)
    return { ...item, logo: { ...item.logo, colour }, text: item.text && { ...item.text, colour: inkOn(colour) } }
  }
  return { ...drawing, background: paper === '#ffffff' ? null : paper, items: drawing.items.map(settled) }
}

/** Of another shape than its format: the label stands in the middle, what is beside it is white. */
function inTheMiddle(drawn: Bitmap, { across, down }: TagScreen): Bitmap {
  if (drawn.width === across && drawn.height === down) return drawn
  const [width, height] = [Math.min(drawn.width, across), Math.min(drawn.height, down)]
  const [left, top] = [(across - width) >> 1, (down - height) >> 1]
  const pixels = new Uint8Array(across * down)
  for (let row = 0; row < height; row += 1)
    pixels.set(drawn.pixels.subarray(row * drawn.width, row * drawn.width + width), (top + row) * across + left)
  return { width: across, height: down, colours: drawn.colours, pixels }
}
