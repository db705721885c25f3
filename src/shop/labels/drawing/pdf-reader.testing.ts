/** Reads our PDFs back for tests: where rectangles and texts lie on each page, in millimetres from the top left.
 *  It knows the operators `cm q Q re Tm`, and nothing of how they were made. */
import { inflateSync } from 'node:zlib'
import { millimetresOf } from '#platform/values/length.ts'
import type { Box } from '../rules/format.ts'

export interface ReadPage {
  readonly boxes: readonly Box[]
  readonly texts: readonly { readonly x: number; readonly baseline: number }[]
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(chunks))
}

export function readPdf(pdf: Buffer): ReadPage[] {
  const raw = pdf.toString('latin1')
  const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(raw)?.[1])
  return [...raw.matchAll(/\/Length (\d+)[^>]*>>\s*stream\n/g)].flatMap((found) => {
    const from = found.index + found[0].length
    const bytes = pdf.subarray(from, from + Number(found[1]))
    const content = found[0].includes('Flate') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
    return / cm\n/.test(content) ? [readContent(content, height)] : []
  })
}

type Matrix = readonly [number, number, number, number, number, number]

const times = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
]

function readContent(content: string, height: number): ReadPage {
  let now: Matrix = [1, 0, 0, 1, 0, 0]
  const kept: Matrix[] = []
  const boxes: Box[] = []
  const texts: { x: number; baseline: number }[] = []
  let numbers: number[] = []
  const point = (x: number, y: number) => {
    const [, , , , px, py] = times([1, 0, 0, 1, x, y], now)
    return [millimetresOf(px), millimetresOf(height - py)] as const
  }
  for (const word of content.split(/\s+/)) {
    if (/^-?[\d.]+$/.test(word)) {
      numbers.push(Number(word))
      continue
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.slice(word === 're' ? -4 : -6)
    if (word === 'q') kept.push(now)
    else if (word === 'Q') now = kept.pop() ?? now
    else if (word === 'cm') now = times([a, b, c, d, e, f], now)
    else if (word === 're') {
      const [[left, top], [right, bottom]] = [point(a, b), point(a + c, b + d)]
      boxes.push({ x: left, y: top, width: right - left, height: bottom - top })
    } else if (word === 'Tm') {
      const [x, baseline] = point(e, f)
      texts.push({ x, baseline })
    }
    numbers = []
  }
  return { boxes, texts }
}
