/** Labels as pixels of two to four colours, for e-paper tags: no shades, so that thin letters stay crisp. */
import { crc32, deflateSync } from 'node:zlib'
import { type Dots, dotsOf, millimetresOf } from '#platform/values/length.ts'
import type { Box, Colour } from '../rules/format.ts'
import type { Drawing, Drawn, DrawnSymbol, DrawnText } from '../rules/layout.ts'
import { runsOf } from '../rules/symbol.ts'
import { labelFont, widthOf } from './fonts.ts'

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

export function bitmapOf(drawing: Drawing, tag: Tag): Bitmap {
  const dots = (length: number): Dots => dotsOf(length, tag.dotsPerInch)
  const [width, height] = [dots(drawing.width), dots(drawing.height)]
  const pixels = new Uint8Array(width * height)
  const canvas: Canvas = { width, height, pixels, dots, dotsPerInch: tag.dotsPerInch, number: nearestOf(tag.colours) }
  if (drawing.background) fill(canvas, { x: 0, y: 0, width: drawing.width, height: drawing.height }, drawing.background)
  for (const item of drawing.items) draw(canvas, item)
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

function draw(canvas: Canvas, item: Drawn): void {
  if (item.kind === 'text') write(canvas, item)
  else if (item.kind === 'symbol') drawSymbol(canvas, item)
  else if (item.kind === 'area') fill(canvas, item, item.colour)
  else {
    fill(canvas, item, item.logo.colour)
    if (item.text) write(canvas, item.text)
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
  for (const letter of text) {
    const outline = outlineOf(letters.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.commands)
    fillOutline(
      canvas,
      outline.map(([px, py]) => [pen + px * scale, line - py * scale, 0]),
      outline,
      canvas.number(colour),
    )
    pen += widthOf(letter, font) * em
  }
}

/** Corner points of a letter; the third number says whether a new contour begins. */
type Point = readonly [x: number, y: number, begins: 0 | 1]

interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

const stepsOfCurve = 6

function outlineOf(commands: readonly PathCommand[]): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const [fromX, fromY] = [x, y]
    const along = (at: (t: number) => readonly [number, number]) => {
      for (let step = 1; step <= stepsOfCurve; step += 1) points.push([...at(step / stepsOfCurve), 0])
    }
    if (command === 'moveTo' || command === 'lineTo') {
      points.push([a, b, command === 'moveTo' ? 1 : 0])
      ;[x, y] = [a, b]
    } else if (command === 'quadraticCurveTo') {
      along((t) => [quadratic(fromX, a, c, t), quadratic(fromY, b, d, t)])
      ;[x, y] = [c, d]
    } else if (command === 'bezierCurveTo') {
      along((t) => [cubic(fromX, a, c, e, t), cubic(fromY, b, d, f, t)])
      ;[x, y] = [e, f]
    }
  }
  return points
}

const quadratic = (a: number, b: number, c: number, t: number): number =>
  (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c
const cubic = (a: number, b: number, c: number, d: number, t: number): number =>
  (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t ** 2 * (1 - t) * c + t ** 3 * d

/** Each pixel is looked at in 4 × 4 places; from half of them on it is inked. */
const looks = 4

function fillOutline(canvas: Canvas, placed: readonly Point[], outline: readonly Point[], number: number): void {
  const edges = edgesOf(placed, outline)
  if (edges.length === 0) return
  const ys = edges.flatMap(({ y0, y1 }) => [y0, y1])
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(canvas.height - 1, Math.ceil(Math.max(...ys))),
  ]
  for (let row = top; row <= bottom; row += 1) {
    const inked = new Map<number, number>()
    for (let look = 0; look < looks; look += 1)
      for (const [from, until] of spans(edges, row + (look + 0.5) / looks)) count(inked, from, until)
    for (const [column, hits] of inked)
      if (hits * 2 >= looks * looks && column >= 0 && column < canvas.width)
        canvas.pixels[row * canvas.width + column] = number
  }
}

interface Edge {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

function edgesOf(placed: readonly Point[], outline: readonly Point[]): Edge[] {
  const edges: Edge[] = []
  let first = 0
  for (const [index, point] of placed.entries()) {
    if (outline[index]?.[2] === 1) first = index
    const isLast = index + 1 === placed.length || outline[index + 1]?.[2] === 1
    const next = placed[isLast ? first : index + 1] ?? point
    if (point[1] !== next[1]) edges.push({ x0: point[0], y0: point[1], x1: next[0], y1: next[1] })
  }
  return edges
}

/** From where to where this line is inside the letter: contours wind around it (non-zero rule). */
function spans(edges: readonly Edge[], y: number): (readonly [number, number])[] {
  const crossings = edges
    .filter(({ y0, y1 }) => Math.min(y0, y1) <= y && y < Math.max(y0, y1))
    .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
    .sort((one, other) => one.x - other.x)
  const found: (readonly [number, number])[] = []
  let [winding, from] = [0, 0]
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x
    winding += turn
    if (winding === 0) found.push([from, x])
  }
  return found
}

function count(inked: Map<number, number>, from: number, until: number): void {
  for (let place = Math.ceil(from * looks - 0.5); (place + 0.5) / looks < until; place += 1) {
    const column = Math.floor(place / looks)
    inked.set(column, (inked.get(column) ?? 0) + 1)
  }
}

/** The nearest colour a tag has; each is looked for once. */
function nearestOf(colours: readonly Colour[]): (colour: Colour) => number {
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
