/** Paper as PDF, in narrow letters that write all of Europe; and a page of it written from top to bottom in millimetres. */
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { pointsOf } from '../values/length.ts'

const fonts = {
  plain: import.meta.resolve('@expo-google-fonts/fira-sans-condensed/400Regular/FiraSansCondensed_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/fira-sans-condensed/700Bold/FiraSansCondensed_700Bold.ttf'),
} as const

const a4 = { width: 210, height: 297, margin: 20 } as const
/** The fonts do not have the narrow space that French puts between thousands. */
const narrowSpace = '\u202f'
const usualSpace = '\u00a0'
/** The same words in letters that the fonts have. */
export const printable = (words: string): string => words.replaceAll(narrowSpace, usualSpace)
const inks = { ink: '#111111', soft: '#5c5c5c' } as const

export interface Writing {
  readonly size: number
  readonly bold?: boolean
  readonly soft?: boolean
  /** Millimetres from the left margin. */
  readonly left?: number
  /** Wraps within so many millimetres; to the right margin when left out. */
  readonly width?: number
  readonly align?: 'right'
}

export interface PaperPage {
  /** Millimetres between the margins. */
  readonly width: number
  /** Where the next thing stands, in millimetres from the top; may be moved. */
  y: number
  /** Writes at `y` and says how high it is; `y` stays. */
  write(words: string, writing: Writing): number
  /** The same, and goes on below it. */
  flow(words: string, writing: Writing): void
  /** A line across, or over a part of the width, at `y`. */
  rule(left?: number, width?: number): void
}

/** One page, A4, that `draw` fills. */
export async function onePage(
  about: { readonly title: string; readonly language: string; readonly madeAt: Date },
  draw: (page: PaperPage) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = { Title: about.title, CreationDate: about.madeAt }
  return drawnPdf({ size: [pointsOf(a4.width), pointsOf(a4.height)], info, lang: about.language }, (doc) =>
    draw(pageOf(doc)),
  )
}

/** The whole file, once `draw` has filled it; fonts are called `plain` and `bold`, and margins are those it asks for. */
export async function drawnPdf(
  about: Omit<PDFKit.PDFDocumentOptions, 'margin'>,
  draw: (doc: PDFKit.PDFDocument) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const none = { top: 0, bottom: 0, left: 0, right: 0 }
  const doc = new PDFDocument({ margins: none, ...about })
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, fileURLToPath(file))
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done) => doc.on('end', () => done()))
  draw(doc)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function pageOf(doc: PDFKit.PDFDocument): PaperPage {
  const inner = a4.width - 2 * a4.margin
  return {
    width: inner,
    y: a4.margin,
    write(words, { size, bold = false, soft = false, left = 0, width = inner - left, align }) {
      const text = printable(words)
      doc
        .font(bold ? 'bold' : 'plain')
        .fontSize(size)
        .fillColor(soft ? inks.soft : inks.ink)
      const room = { width: pointsOf(width), ...(align ? { align } : {}) }
      doc.text(text, pointsOf(a4.margin + left), pointsOf(this.y), room)
      return doc.heightOfString(text, room) / pointsOf(1)
    },
    flow(text, writing) {
      this.y += this.write(text, writing)
    },
    rule(left = 0, width = inner - left) {
      const y = pointsOf(this.y)
      doc
        .lineWidth(0.6)
        .moveTo(pointsOf(a4.margin + left), y)
        .lineTo(pointsOf(a4.margin + left + width), y)
        .stroke(inks.soft)
    },
  }
}
