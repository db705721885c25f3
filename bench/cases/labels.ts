/** 1,000 labels with barcode as PDF, against a bare loop of the same library that draws the same content; and what
 *  memory does while 20,000 stream. */
import PDFDocument from 'pdfkit'
import { pointsOf } from '#platform/values/length.ts'
import { labelFont, measure } from '#shop/labels/drawing/fonts.ts'
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
const wish = { correction: noCorrection, startAt: 1, title: 'Bench', madeAt: new Date(0) }

function* drawn(count: number): Generator<Drawing> {
  for (let index = 0; index < count; index += 1) yield layout(ready.format, numbered(index), measure, medium)
}

export const cases: readonly Case[] = [
  {
    name: 'labels-pdf',
    what: '1,000 labels with barcode, laid out and written as PDF',
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
  let page = -1
  for (const [index, drawing] of drawings.entries()) {
    const spot = spotOf(paper, index)
    if (spot.page !== page) doc.addPage()
    page = spot.page
    const at = (x: number, y: number) => [pointsOf(spot.x + x), pointsOf(spot.y + y)] as const
    for (const item of drawing.items) {
      const texts = item.kind === 'text' ? [item] : item.kind === 'logo' && item.text ? [item.text] : []
      if (item.kind === 'logo')
        doc.rect(...at(item.x, item.y), pointsOf(item.width), pointsOf(item.height)).fill(item.logo.colour)
      if (item.kind === 'symbol') {
        for (const run of runsOf(item.symbol.rows[0] ?? ''))
          doc.rect(
            ...at(item.x + run.from * item.module, item.y),
            pointsOf(run.length * item.module),
            pointsOf(item.rowHeight),
          )
        doc.fill('#000000')
      }
      for (const text of texts)
        doc
          .font(text.font)
          .fontSize(text.size)
          .fillColor(text.colour)
          .text(text.text, ...at(text.x, text.baseline), { lineBreak: false, baseline: 'alphabetic' })
    }
  }
  doc.end()
  await done
}
