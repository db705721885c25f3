/** PNG pictures as pixels (ISO/IEC 15948), all kinds: any depth, palettes, transparency, interlaced or not. */
import { inflateSync } from 'node:zlib'

/** Four bytes a pixel: red, green, blue, and how much covers the paper. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

/** More than a logo ever needs; a small file may claim any size. */
const pixelsAtMost = 16_000_000

interface Head {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: 0 | 2 | 3 | 4 | 6
  readonly interlaced: boolean
}
const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const

/** Null where the bytes are no picture that can be read. */
export function pixelsOf(bytes: Uint8Array): Pixels | null {
  try {
    const { head, palette, transparent, data } = chunksOf(Buffer.from(bytes))
    if (head === null || head.width * head.height > pixelsAtMost || !(head.colour in channelsOf)) return null
    const rgba = new Uint8Array(head.width * head.height * 4)
    const raw = inflateSync(data, { maxOutputLength: 9 * pixelsAtMost })
    let from = 0
    for (const pass of head.interlaced ? adam7 : [whole])
      from = readPass(raw, from, head, pass, palette, transparent, rgba)
    return { width: head.width, height: head.height, rgba }
  } catch {
    return null
  }
}

function chunksOf(file: Buffer) {
  let head: Head | null = null
  let palette: Buffer = Buffer.alloc(0)
  let transparent: Buffer = palette
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR')
      head = {
        width: body.readUInt32BE(0),
        height: body.readUInt32BE(4),
        depth: body.readUInt8(8),
        colour: body.readUInt8(9) as Head['colour'],
        interlaced: body.readUInt8(12) === 1,
      }
    if (name === 'PLTE') palette = body
    if (name === 'tRNS') transparent = body
    if (name === 'IDAT') data.push(body)
    at += length + 12
  }
  return { head, palette, transparent, data: Buffer.concat(data) }
}

/** First column and row, and the steps between pixels. */
type Pass = readonly [x: number, y: number, across: number, down: number]
const whole: Pass = [0, 0, 1, 1]
const adam7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
]

function readPass(
  raw: Buffer,
  from: number,
  head: Head,
  [left, top, across, down]: Pass,
  palette: Buffer,
  transparent: Buffer,
  rgba: Uint8Array,
): number {
  const columns = Math.ceil((head.width - left) / across)
  const rows = Math.ceil((head.height - top) / down)
  if (columns <= 0 || rows <= 0) return from
  const bits = head.depth * channelsOf[head.colour]
  const [stride, step] = [Math.ceil((columns * bits) / 8), Math.max(1, bits >> 3)]
  let before = new Uint8Array(stride)
  for (let row = 0; row < rows; row += 1) {
    const line = unfiltered(raw, from, before, stride, step)
    from += stride + 1
    for (let column = 0; column < columns; column += 1) {
      const at = ((top + row * down) * head.width + left + column * across) * 4
      putPixel(rgba, at, samplesAt(line, column, head), head, palette, transparent)
    }
    before = line
  }
  return from
}

/** One row, as it was before the writer subtracted its neighbours. */
function unfiltered(
  raw: Buffer,
  from: number,
  before: Uint8Array,
  stride: number,
  step: number,
): Uint8Array<ArrayBuffer> {
  const line = new Uint8Array(raw.subarray(from + 1, from + 1 + stride))
  if (line.length < stride) throw new Error('a row is missing')
  const kind = raw[from]
  for (let at = 0; at < stride; at += 1) {
    const left = at < step ? 0 : (line[at - step] ?? 0)
    const above = before[at] ?? 0
    const corner = at < step ? 0 : (before[at - step] ?? 0)
    const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][kind ?? 0] ?? 0
    line[at] = (line[at] ?? 0) + guess
  }
  return line
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

/** The numbers of a pixel as they stand in the file. */
function samplesAt(line: Uint8Array, column: number, { depth, colour }: Head): number[] {
  const channels = channelsOf[colour]
  return Array.from({ length: channels }, (_, channel) => {
    const at = column * channels + channel
    if (depth === 16) return ((line[at * 2] ?? 0) << 8) | (line[at * 2 + 1] ?? 0)
    if (depth === 8) return line[at] ?? 0
    const bit = at * depth
    return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
  })
}

function putPixel(
  rgba: Uint8Array,
  at: number,
  samples: readonly number[],
  { depth, colour }: Head,
  palette: Buffer,
  transparent: Buffer,
): void {
  const [first = 0, second = 0, third = 0, fourth = 0] = samples
  if (colour === 3) {
    rgba.set([...palette.subarray(first * 3, first * 3 + 3), transparent[first] ?? 255], at)
    return
  }
  const byte = (sample: number): number =>
    depth === 16 ? sample >> 8 : Math.floor((sample * 255) / ((1 << depth) - 1))
  const grey = colour === 0 || colour === 4
  const seen = grey ? [first, first, first] : [first, second, third]
  const told = colour === 4 ? second : colour === 6 ? fourth : null
  // Without a channel of its own one colour may stand for “nothing here”.
  const hidden =
    told === null &&
    transparent.length >= (grey ? 2 : 6) &&
    seen.every((sample, channel) => sample === transparent.readUInt16BE(grey ? 0 : channel * 2))
  rgba.set([...seen.map(byte), hidden ? 0 : told === null ? 255 : byte(told)], at)
}
