/** Labels as pixels of two to four colours, for e-paper tags: no shades, so that thin letters stay crisp. */
import { crc32, deflateSync } from 'node:zlib'
import { type Dots, dotsOf, millimetresOf } from '#platform/values/length.ts'
import type { Box, Colour } from '../rules/format.ts'
import type { Drawing, Drawn, DrawnLogo, DrawnSymbol, DrawnText } from '../rules/layout.ts'
import { runsOf } from '../rules/symbol.ts'
import { eachCovered, outlineOf } from './fill.ts'
import { labelFont, widthOf } from './fonts.ts'
import { dotsOfLogo, type LogoPicture, type LogoPictures, noLogos, placeOfLogo } from './logo.ts'

/** What a tag can show: white first, then black, then what it has. */
export interface Tag {
  readonly dotsPerInch: number
  readonly colours: readonly Colour[]
}

export interface Bitmap {
  readonly width: Dots
  readonly height: Dots
  readonly colours: readonly Colour[]
  /** One colour number a pixel, row by row from the top. */
  readonly pixels: Uint8Array
}

export function bitmapOf(drawing: Drawing, tag: Tag, logos: LogoPictures = noLogos): Bitmap {
  const dots = (length: number): Dots => dotsOf(length, tag.dotsPerInch)
  const [width, height] = [dots(drawing.width), dots(drawing.height)]
  const pixels = new Uint8Array(width * height)
  const canvas: Canvas = { width, height, pixels, dots, dotsPerInch: tag.dotsPerInch, number: nearestOf(tag.colours) }
  if (drawing.background) fill(canvas, { x: 0, y: 0, width: drawing.width, height: drawing.height }, drawing.background)
  for (const item of drawing.items) draw(canvas, item, logos)
  return { width, height, colours: tag.colours, pixels }
}

interface Canvas {
  readonly width: Dots
  readonly height: Dots
  readonly pixels: Uint8Array
  readonly dots: (length: number) => Dots
  readonly dotsPerInch: number
  readonly number: (colour: Colour) => number
}

function draw(canvas: Canvas, item: Drawn, logos: LogoPictures): void {
  if (item.kind === 'text') write(canvas, item)
  else if (item.kind === 'symbol') drawSymbol(canvas, item)
  else if (item.kind === 'area') fill(canvas, item, item.colour)
  else {
    const picture = logos.get(item.logo.hash)
    if (picture) drawLogo(canvas, picture, item)
    else fill(canvas, item, item.logo.colour)
    if (item.text && !picture) write(canvas, item.text)
  }
}

function drawLogo(canvas: Canvas, picture: LogoPicture, item: DrawnLogo): void {
  const place = placeOfLogo(picture, item)
  const grid = { width: Math.max(1, canvas.dots(place.width)), height: Math.max(1, canvas.dots(place.height)) }
  const [left, top] = [canvas.dots(place.x), canvas.dots(place.y)]
  for (const [index, colour] of dotsOfLogo(picture, grid).entries()) {
    if (colour === null) continue
    const [x, y] = [left + (index % grid.width), top + Math.floor(index / grid.width)]
    paint(canvas, [x, y, x + 1, y + 1], canvas.number(colour))
  }
}

function fill(canvas: Canvas, { x, y, width, height }: Box, colour: Colour): void {
  const [left, top] = [canvas.dots(x), canvas.dots(y)]
  paint(
    canvas,
    [left, top, Math.max(left + 1, canvas.dots(x + width)), Math.max(top + 1, canvas.dots(y + height))],
    canvas.number(colour),
  )
}

function paint(
  { width, height, pixels }: Canvas,
  [left, top, right, bottom]: readonly [number, number, number, number],
  number: number,
): void {
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row += 1)
    pixels.fill(number, row * width + Math.max(0, left), row * width + Math.max(0, Math.min(width, right)))
}

/** A module is whole pixels, also where the first one starts between two. */
function drawSymbol(canvas: Canvas, { symbol, module, x, y, rowHeight }: DrawnSymbol): void {
  const across = Math.max(1, canvas.dots(module))
  const down = symbol.kind === 'qr' ? across : canvas.dots(rowHeight)
  const [left, top, dark] = [canvas.dots(x), canvas.dots(y), canvas.number('#000000')]
  for (const [row, modules] of symbol.rows.entries())
    for (const { from, length } of runsOf(modules))
      paint(
        canvas,
        [left + from * across, top + row * down, left + (from + length) * across, top + (row + 1) * down],
        dark,
      )
}

function write(canvas: Canvas, { text, x, baseline, size, font, colour }: DrawnText): void {
  const { font: letters } = labelFont(font)
  const em = (millimetresOf(size) * canvas.dotsPerInch) / 25.4
  const scale = em / letters.unitsPerEm
  let pen = (x * canvas.dotsPerInch) / 25.4
  const line = (baseline * canvas.dotsPerInch) / 25.4
  const number = canvas.number(colour)
  for (const letter of text) {
    const outline = outlineOf(letters.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.commands)
    eachCovered(
      canvas,
      outline.map(([px, py, begins]) => [pen + px * scale, line - py * scale, begins]),
      false,
      (column, row) => {
        canvas.pixels[row * canvas.width + column] = number
      },
    )
    pen += widthOf(letter, font) * em
  }
}

/** The number of the nearest colour a tag has; each is looked for once. */
export function nearestOf(colours: readonly Colour[]): (colour: Colour) => number {
  const parts = (colour: Colour): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const known = new Map<Colour, number>()
  return (colour) => {
    let number = known.get(colour)
    if (number === undefined) {
      const wanted = parts(colour)
      const far = colours.map((one) => parts(one).reduce((sum, part, at) => sum + (part - (wanted[at] ?? 0)) ** 2, 0))
      number = far.indexOf(Math.min(...far))
      known.set(colour, number)
    }
    return number
  }
}

/** The bitmap as a PNG with a palette (ISO/IEC 15948). */
export function pngOf({ width, height, colours, pixels }: Bitmap): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a pixel, each the number of a colour.
  head.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row += 1)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const palette = Buffer.from(colours.map((colour) => colour.slice(1)).join(''), 'hex')
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    sign,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
