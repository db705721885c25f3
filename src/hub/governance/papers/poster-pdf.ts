/** A poster for the wall: a question that is read from three steps away, and a code for phones. */
import { drawnPdf, printable } from '#platform/paper/page.ts'
import { drawQr } from '#platform/paper/qr.ts'
import { pointsOf } from '#platform/values/length.ts'

export interface Poster {
  readonly language: string
  readonly madeAt: Date
  readonly above: string
  readonly title: string
  readonly question: string | null
  readonly scan: string
  readonly address: string
  readonly under: readonly string[]
}

const page = { width: 210, height: 297, margin: 18 } as const
const inner = page.width - 2 * page.margin
const ink = '#111111'
const soft = '#5c5c5c'
/** Read by a phone from two metres. */
const codeSide = 96
const codeTop = 142

export const posterPdf = (poster: Poster): Promise<Uint8Array<ArrayBuffer>> =>
  drawnPdf(
    {
      size: [pointsOf(page.width), pointsOf(page.height)],
      info: { Title: poster.title, CreationDate: poster.madeAt },
      lang: poster.language,
    },
    (doc) => {
      const write = (
        words: string,
        size: number,
        y: number,
        look: { bold?: boolean; colour?: string } = {},
      ): number => {
        const text = printable(words)
        const room = { width: pointsOf(inner), align: 'center' as const }
        doc
          .font(look.bold ? 'bold' : 'plain')
          .fontSize(size)
          .fillColor(look.colour ?? ink)
        doc.text(text, pointsOf(page.margin), pointsOf(y), {
          ...room,
          height: pointsOf(codeTop - 6 - y),
          ellipsis: true,
        })
        return y + doc.heightOfString(text, room) / pointsOf(1)
      }
      write(poster.above, 16, page.margin, { colour: soft })
      const below = write(poster.title, sizeFor(poster.title), 34, { bold: true })
      if (poster.question && below < codeTop - 20) write(poster.question, 20, below + 6)
      drawQr(doc, poster.address, { x: (page.width - codeSide) / 2, y: codeTop, side: codeSide })
      const line = (words: string, size: number, y: number, bold = false) =>
        doc
          .font(bold ? 'bold' : 'plain')
          .fontSize(size)
          .fillColor(bold ? ink : soft)
          .text(printable(words), pointsOf(page.margin), pointsOf(y), { width: pointsOf(inner), align: 'center' })
      line(poster.scan, 22, codeTop + codeSide + 5, true)
      line(poster.address, 11, codeTop + codeSide + 17)
      for (const [at, words] of poster.under.entries()) line(words, 12, codeTop + codeSide + 24 + at * 6)
    },
  )

/** Short questions are large. */
const sizeFor = (title: string): number => (title.length <= 40 ? 44 : title.length <= 80 ? 34 : 28)
