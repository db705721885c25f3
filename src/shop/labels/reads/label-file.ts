/** Labels as files: a job for a thermal head, or the pages of a PDF. */
import { ReadableStream as WebStream } from 'node:stream/web'
import type { Content } from '#platform/action.ts'
import { type LogoPictures, noLogos } from '../drawing/logo.ts'
import { zplMeasure, zplOf } from '../drawing/zpl.ts'
import type { LabelContent, LabelFormat } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import type { Correction } from '../rules/paper.ts'

interface Head extends Correction {
  readonly dotsPerInch: number | null
  readonly cutter: boolean
}

const usualHead = 203

export function zplFile(
  name: string,
  format: LabelFormat,
  contents: Iterable<LabelContent>,
  head: Head,
  logos: LogoPictures = noLogos,
): Content {
  const dotsPerInch = head.dotsPerInch ?? usualHead
  const medium = { dotsPerInch, allowSmallBars: format.allowSmallBars }
  function* drawings() {
    for (const content of contents) yield layout(format, content, zplMeasure, medium)
  }
  const job = [...zplOf(drawings(), { dotsPerInch, correction: head, cutter: head.cutter, logos })].join('')
  return { type: 'text/plain; charset=utf-8', name, body: job }
}

export const pdfFile = (name: string, chunks: AsyncIterable<Uint8Array>): Content => ({
  type: 'application/pdf',
  name,
  body: WebStream.from(chunks) as unknown as ReadableStream<Uint8Array>,
})
