/** Logos inside a PDF: a drawing stays a drawing, sharp at any size; a picture keeps up to 1200 pixels, more than 600 dpi
 *  on labels that have room for 50 mm. */
import { roundedTo } from '#platform/values/length.ts'
import { scaledTo } from './logo.ts'
import type { Pixels } from './png.ts'
import type { Outlines, Shape } from './svg.ts'
import type { Segment } from './svg-path.ts'

type Make<Ref> = (data: Record<string, unknown>, content: string | Uint8Array) => Ref

export function formOfOutlines<Ref>({ width, height, shapes }: Outlines, make: Make<Ref>): Ref {
  const places = width > 400 ? 2 : 4
  const bounds = `0 0 ${width} ${height} re W n`
  const drawn = shapes.map((shape) => paintOf(shape, places))
  return make({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] }, [bounds, ...drawn].join('\n'))
}

function paintOf({ colour, evenOdd, path, within }: Shape, places: number): string {
  const rgb = [1, 3, 5].map((from) => roundedTo(Number.parseInt(colour.slice(from, from + 2), 16) / 255, 3)).join(' ')
  const fill = `${rgb} rg ${path.map((one) => operator(one, places)).join(' ')} ${evenOdd ? 'f*' : 'f'}`
  if (within.length === 0) return fill
  const clips = within.map((clip) => `${clip.map((one) => operator(one, places)).join(' ')} W n`)
  return ['q', ...clips, fill, 'Q'].join('\n')
}

const operators = { M: 'm', L: 'l', C: 'c' } as const

function operator([letter, ...numbers]: Segment, places: number): string {
  if (letter === 'Z') return 'h'
  return `${numbers.map((one) => roundedTo(one, places)).join(' ')} ${operators[letter]}`
}

const sideAtMost = 1200

export function imageOfPixels<Ref>(pixels: Pixels, make: Make<Ref>): Ref {
  const { width, height, rgba } = shrunk(pixels)
  const colours = new Uint8Array(width * height * 3)
  const cover = new Uint8Array(width * height)
  for (let index = 0; index < width * height; index += 1) {
    colours.set(rgba.subarray(index * 4, index * 4 + 3), index * 3)
    cover[index] = rgba[index * 4 + 3] ?? 0
  }
  const image = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 }
  const opaque = cover.every((one) => one === 255)
  const mask = opaque ? {} : { SMask: make({ ...image, ColorSpace: 'DeviceGray' }, cover) }
  return make({ ...image, ...mask, ColorSpace: 'DeviceRGB' }, colours)
}

function shrunk(pixels: Pixels): Pixels {
  const scale = Math.min(1, sideAtMost / Math.max(pixels.width, pixels.height))
  if (scale === 1) return pixels
  const side = (length: number): number => Math.max(1, Math.floor(length * scale))
  return scaledTo(pixels, { width: side(pixels.width), height: side(pixels.height) })
}
