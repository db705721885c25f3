/** Logos of qualities, read once and drawn on many labels: outlines where the file is a drawing, pixels where it is a
 *  picture. */
import type { Colour } from '../rules/format.ts'
import { eachCovered, type Grid, outlineOf, type PathCommand, type Point } from './fill.ts'
import { type Pixels, pixelsOf } from './png.ts'
import { type Outlines, shapesOf } from './svg.ts'
import { hexOf } from './svg-colour.ts'
import type { Segment } from './svg-path.ts'

export type LogoPicture = (Outlines & { readonly kind: 'outlines' }) | (Pixels & { readonly kind: 'pixels' })
/** By the hash of the file. What is absent is written as a word. */
export type LogoPictures = ReadonlyMap<string, LogoPicture>
export const noLogos: LogoPictures = new Map()

export interface LogoFile {
  readonly hash: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A file of this hash never changes: it is read once for all runs. */
const known = new Map<string, LogoPicture | null>()
const knownAtMost = 200

export function logoPictures(files: readonly LogoFile[]): LogoPictures {
  const pictures = new Map<string, LogoPicture>()
  for (const file of files) {
    const read = known.get(file.hash)
    const picture = read === undefined ? pictureOf(file) : read
    if (known.size >= knownAtMost) known.clear()
    known.set(file.hash, picture)
    if (picture) pictures.set(file.hash, picture)
  }
  return pictures
}

function pictureOf({ type, bytes }: LogoFile): LogoPicture | null {
  if (type === 'image/svg+xml') {
    const drawn = shapesOf(new TextDecoder().decode(bytes))
    return drawn && { kind: 'outlines', ...drawn }
  }
  const pixels = pixelsOf(bytes)
  return pixels && { kind: 'pixels', ...pixels }
}

/** Where in a box it stands: as large as it fits, in the middle. */
export function placeOfLogo(
  { width, height }: LogoPicture,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
) {
  const scale = Math.min(box.width / width, box.height / height)
  const [wide, high] = [width * scale, height * scale]
  return { x: box.x + (box.width - wide) / 2, y: box.y + (box.height - high) / 2, width: wide, height: high, scale }
}

/** The colour of each dot of a grid, null where the paper shows: for heads and tags, which know no shades. */
export function dotsOfLogo(picture: LogoPicture, grid: Grid): (Colour | null)[] {
  const dots = new Array<Colour | null>(grid.width * grid.height).fill(null)
  if (picture.kind === 'outlines') inkShapes(picture, grid, dots)
  else {
    const { rgba } = scaledTo(picture, grid)
    for (const index of dots.keys()) {
      const [red = 0, green = 0, blue = 0, cover = 0] = rgba.subarray(index * 4, index * 4 + 4)
      if (cover >= 128) dots[index] = hexOf([red, green, blue])
    }
  }
  return dots
}

function inkShapes({ width, height, shapes }: Outlines, grid: Grid, dots: (Colour | null)[]): void {
  const outline = (path: readonly Segment[]): Point[] =>
    outlineOf(path.flatMap(commandOf)).map(([x, y, begins]) => [
      (x * grid.width) / width,
      (y * grid.height) / height,
      begins,
    ])
  const clips = new Map<readonly Segment[], ReadonlySet<number>>()
  const inside = (path: readonly Segment[]): ReadonlySet<number> => {
    const covered = clips.get(path) ?? new Set<number>()
    if (!clips.has(path))
      eachCovered(grid, outline(path), false, (column, row) => (covered as Set<number>).add(row * grid.width + column))
    clips.set(path, covered)
    return covered
  }
  for (const { colour, evenOdd, path, within } of shapes) {
    const limits = within.map(inside)
    eachCovered(grid, outline(path), evenOdd, (column, row) => {
      const at = row * grid.width + column
      if (limits.every((limit) => limit.has(at))) dots[at] = colour
    })
  }
}

const commands = { M: 'moveTo', L: 'lineTo', C: 'bezierCurveTo' } as const
const commandOf = ([letter, ...args]: Segment): PathCommand[] =>
  letter === 'Z' ? [] : [{ command: commands[letter], args }]

/** Each dot is the middle of the pixels under it; what is transparent weighs nothing. */
export function scaledTo({ width, height, rgba }: Pixels, grid: Grid): Pixels {
  const scaled = new Uint8Array(grid.width * grid.height * 4)
  for (let row = 0; row < grid.height; row += 1)
    for (let column = 0; column < grid.width; column += 1) {
      const [left, top] = [Math.floor((column * width) / grid.width), Math.floor((row * height) / grid.height)]
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / grid.width))
      const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / grid.height))
      const sum = [0, 0, 0, 0]
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) {
          const at = (y * width + x) * 4
          const cover = rgba[at + 3] ?? 0
          for (let part = 0; part < 3; part += 1) sum[part] = (sum[part] ?? 0) + (rgba[at + part] ?? 0) * cover
          sum[3] = (sum[3] ?? 0) + cover
        }
      const [red = 0, green = 0, blue = 0, cover = 0] = sum
      const pixels = (right - left) * (bottom - top)
      scaled.set(
        [red, green, blue].map((part) => part / Math.max(1, cover)),
        (row * grid.width + column) * 4,
      )
      scaled[(row * grid.width + column) * 4 + 3] = cover / pixels
    }
  return { width: grid.width, height: grid.height, rgba: scaled }
}
