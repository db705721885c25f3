/** 1,000 labels with barcode as PDF, against a bare loop of the same library that draws the same content; and what
 *  memory does while 20,000 stream. */
import PDFDocument from 'pdfkit'
import { pointsOf } from '#platform/values/length.ts'
import { pngOf } from '#shop/labels/drawing/bitmap.ts'
import { labelFont, measure } from '#shop/labels/drawing/fonts.ts'
import { logoPictures } from '#shop/labels/drawing/logo.ts'
import { pdfOf } from '#shop/labels/drawing/pdf.ts'
import { numbered } from '#shop/labels/labels.testing.ts'
import type { FontName } from '#shop/labels/rules/format.ts'
import { type Drawing, layout } from '#shop/labels/rules/layout.ts'
import { noCorrection, spotOf } from '#shop/labels/rules/paper.ts'
import { readyFormats } from '#shop/labels/rules/ready-formats.ts'
import { runsOf } from '#shop/labels/rules/symbol.ts'
import { type Case, milliseconds } from '../harness.ts'

const [ready] = readyFormats
const [paper] = ready.papers
const medium = { dotsPerInch: null, allowSmallBars: false }
/** A drawing and a picture, as shops hand in the logos of their qualities. */
const leaf = 'M50 5 C85 25 90 65 50 95 C10 65 15 25 50 5 Z'
const picture = pngOf({
  width: 96,
  height: 96,
  colours: ['#ffffff', '#8a5a00'],
  pixels: Uint8Array.from({ length: 96 * 96 }, (_, at) =>
    (at % 96) ** 2 + Math.floor(at / 96) ** 2 < 90 ** 2 ? 1 : 0,
  ),
})
const logos = logoPictures([
  {
    hash: 'a1',
    type: 'image/svg+xml',
    bytes: new TextEncoder().encode(`<svg viewBox="0 0 100 100"><path d="${leaf}" fill="#2f6b3a"/></svg>`),
  },
  { hash: 'b2', type: 'image/png', bytes: picture },
])
if (logos.size !== 2) throw new Error('a logo of the bench cannot be read')
const wish = { correction: noCorrection, startAt: 1, title: 'Bench', madeAt: new Date(0), logos }

function* drawn(count: number): Generator<Drawing> {
  for (let index = 0; index < count; index += 1) yield layout(ready.format, numbered(index), measure, medium)
}

export const cases: readonly Case[] = [
  {
    name: 'labels-pdf',
    what: '1,000 labels with barcode and two logos, one drawn and one a picture, laid out and written as PDF',
    unit: 'ms',
    referenceWhat: 'a bare loop of the same library that draws the same content, laid out before',
    async prepare() {
      if (!paper) throw new Error('the standard label has no paper')
      const before = [...drawn(1000)]
      const memory = await memoryOf(20_000)
      return {
        ours: () => milliseconds(() => drain(pdfOf(drawn(1000), { ...wish, paper }))),
        reference: () => milliseconds(() => bareLoop(before)),
        notes: () => memory,
        async close() {},
      }
    },
  },
]

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

/** Resident megabytes over those of the idle process, at the highest, and how long it took. */
async function memoryOf(labels: number): Promise<Readonly<Record<string, number>>> {
  if (!paper) return {}
  const [idle, began] = [process.memoryUsage().rss, performance.now()]
  let [peak, bytes] = [idle, 0]
  for await (const chunk of pdfOf(drawn(labels), { ...wish, paper })) {
    bytes += chunk.length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  return {
    streamedLabels: labels,
    megabytesAboveIdle: Math.ceil((peak - idle) / 2 ** 20),
    seconds: Math.ceil(performance.now() - began) / 1000,
    megabytesWritten: Math.ceil(bytes / 2 ** 20),
  }
}

/** What one would write without any of ours: text, fill and rectangles, as the library offers them. */
async function bareLoop(drawings: readonly Drawing[]): Promise<void> {
  if (!paper) return
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    size: [pointsOf(paper.width), pointsOf(paper.height)],
  })
  const done = new Promise((resolve) => doc.on('end', resolve))
  doc.on('data', () => {})
  const fonts: readonly FontName[] = ['plain', 'bold']
  for (const font of fonts) doc.registerFont(font, labelFont(font).bytes)
  // Named by its text, the library keeps it once.
  const image = `data:image/png;base64,${Buffer.from(picture).toString('base64')}`
  let page = -1
  for (const [index, drawing] of drawings.entries()) {
    const spot = spotOf(paper, index)
    if (spot.page !== page) doc.addPage()
    page = spot.page
    const at = (x: number, y: number) => [pointsOf(spot.x + x), pointsOf(spot.y + y)] as const
    for (const item of drawing.items) {
      if (item.kind === 'logo') {
        const side = Math.min(pointsOf(item.width), pointsOf(item.height))
        const [x, y] = at(item.x, item.y)
        if (item.logo.hash === 'b2') doc.image(image, x, y, { width: side, height: side })
        else
          doc
            .save()
            .translate(x, y)
            .scale(side / 100)
            .path(leaf)
            .fill(item.logo.colour)
            .restore()
      }
      if (item.kind === 'symbol') {
        for (const run of runsOf(item.symbol.rows[0] ?? ''))
          doc.rect(
            ...at(item.x + run.from * item.module, item.y),
            pointsOf(run.length * item.module),
            pointsOf(item.rowHeight),
          )
        doc.fill('#000000')
      }
      if (item.kind === 'text')
        doc
          .font(item.font)
          .fontSize(item.size)
          .fillColor(item.colour)
          .text(item.text, ...at(item.x, item.baseline), { lineBreak: false, baseline: 'alphabetic' })
    }
  }
  doc.end()
  await done
}
