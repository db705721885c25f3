/** The booklet as a file to print. */
import { drawnPdf, printable } from '#platform/paper/page.ts'
import { pointsOf } from '#platform/values/length.ts'
import { blocksOf, plainInline } from '../rules/light-text.ts'
import type { ChapterText } from './booklet.ts'

export interface PrintedBooklet {
  readonly title: string
  readonly under: string
  readonly language: string
  readonly madeAt: Date
  readonly chapters: readonly ChapterText[]
}

const margin = pointsOf(22)

/** A title and two lines of its chapter: it does not stand alone at the foot of a page. */
const besideTitle = pointsOf(24)

export const bookletPdf = (of: PrintedBooklet): Promise<Uint8Array<ArrayBuffer>> => {
  const about = { size: 'A5', info: { Title: of.title, CreationDate: of.madeAt }, lang: of.language } as const
  return drawnPdf({ ...about, margins: { top: margin, bottom: margin, left: margin, right: margin } }, (doc) => {
    write(doc, of.title, { size: 22, bold: true })
    write(doc, of.under, { size: 10 })
    for (const { title, body } of of.chapters) {
      doc.moveDown(1)
      if (doc.y + besideTitle > doc.page.maxY()) doc.addPage()
      write(doc, title, { size: 15, bold: true })
      for (const block of blocksOf(body)) {
        if (block.kind === 'list') for (const item of block.items) write(doc, `–  ${plainInline(item)}`, { size: 11 })
        else if (block.kind === 'picture') write(doc, block.says, { size: 11 })
        else
          write(doc, plainInline(block.inside), {
            size: block.kind === 'heading' ? 13 : 11,
            bold: block.kind === 'heading',
          })
      }
    }
  })
}

function write(doc: PDFKit.PDFDocument, words: string, { size, bold }: { size: number; bold?: boolean }): void {
  doc
    .font(bold ? 'bold' : 'plain')
    .fontSize(size)
    .text(printable(words), { lineGap: 2, paragraphGap: 5 })
}
