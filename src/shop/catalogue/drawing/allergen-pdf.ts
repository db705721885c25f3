/** The allergen sheet as PDF: marks are drawn, not written, so that they are the same in every font and on every printer. */
import { drawnPdf } from '#platform/paper/page.ts'
import { pointsOf } from '#platform/values/length.ts'
import { column, type Mark, markLeft, page, pagesOf, type SheetLine, type SheetPage } from '../rules/allergen-sheet.ts'

export interface SheetWish {
  readonly title: string
  /** Shop, day of printing, what was chosen. */
  readonly under: string
  /** The fourteen groups, in each language of the sheet. */
  readonly groups: readonly (readonly string[])[]
  readonly legend: readonly { readonly mark: Mark; readonly says: string }[]
  readonly productWord: string
  readonly none: string
  /** Below each page: what to do where nobody knows. */
  readonly foot: string
  readonly pageOf: (page: number, pages: number) => string
  readonly madeAt: Date
  readonly lines: readonly SheetLine[]
}

type Doc = PDFKit.PDFDocument

const ink = '#111111'
const soft = '#8a8a8a'
const grey = '#e4e4e4'

export const allergenPdf = (wish: SheetWish): Promise<Uint8Array<ArrayBuffer>> =>
  drawnPdf(
    {
      autoFirstPage: false,
      size: [pointsOf(page.width), pointsOf(page.height)],
      info: { Title: wish.title, CreationDate: wish.madeAt },
    },
    (doc) => {
      const pages = pagesOf(wish.lines)
      for (const [at, one] of pages.entries()) drawPage(doc, one, wish, wish.pageOf(at + 1, pages.length))
    },
  )

function drawPage(doc: Doc, one: SheetPage, wish: SheetWish, number: string): void {
  doc.addPage()
  if (one.first) drawTitle(doc, wish)
  drawHead(doc, one, wish)
  for (const [at, line] of one.lines.entries()) drawLine(doc, line, one.top + at * one.lineHeight, one.lineHeight)
  if (one.lines.length === 0) write(doc, wish.none, { x: page.margin, y: one.top + 3, size: 12 })
  const bottom = page.height - page.margin
  write(doc, wish.foot, { x: page.margin, y: bottom - 9, size: 9, width: page.width - 2 * page.margin })
  write(doc, `${wish.under} · ${number}`, { x: page.margin, y: bottom - 4, size: 8, colour: soft })
}

function drawTitle(doc: Doc, { title, under, legend }: SheetWish): void {
  write(doc, title, { x: page.margin, y: page.margin, size: 18, font: 'bold' })
  write(doc, under, { x: page.margin, y: page.margin + 8, size: 10 })
  let x: number = page.margin
  for (const { mark, says } of legend) {
    drawMark(doc, mark, x + 3, page.margin + 17)
    write(doc, says, { x: x + 7, y: page.margin + 15.2, size: 10 })
    x += 12 + widthOf(doc, says, 10)
  }
}

/** Groups stand upright above their columns. */
function drawHead(doc: Doc, one: SheetPage, { groups, productWord }: SheetWish): void {
  const base = one.top - 1.5
  write(doc, productWord, { x: page.margin + column.number, y: base - 5, size: 10, font: 'bold' })
  for (const [at, words] of groups.entries()) {
    const left = markLeft(at, groups.length)
    for (const [line, word] of words.entries()) {
      const x = left + column.mark / 2 - 1.9 + (line - (words.length - 1) / 2) * 4.2
      doc.save().rotate(-90, { origin: [pointsOf(x), pointsOf(base)] })
      write(doc, word, { x, y: base, size: line === 0 ? 10 : 9, font: line === 0 ? 'bold' : 'plain' })
      doc.restore()
    }
  }
  rule(doc, one.top, ink, 1)
}

function drawLine(doc: Doc, { number, names, marks }: SheetLine, top: number, height: number): void {
  const middle = top + height / 2
  const room = markLeft(0, marks.length) - page.margin - column.number - 2
  write(doc, number, { x: page.margin, y: top + 1.6, size: 9, colour: soft })
  for (const [at, name] of names.entries())
    write(doc, fitted(doc, name, room, at === 0 ? 11 : 9), {
      x: page.margin + column.number,
      y: top + 1.2 + at * 4.4,
      size: at === 0 ? 11 : 9,
    })
  for (const [at, mark] of marks.entries()) {
    if (mark === 'unknown') fill(doc, markLeft(at, marks.length), top, column.mark, height)
    drawMark(doc, mark, markLeft(at, marks.length) + column.mark / 2, middle)
  }
  rule(doc, top + height, soft, 0.4)
}

/** A full disc, a ring, a stroke, and for what nobody knows a question mark. */
function drawMark(doc: Doc, mark: Mark, x: number, y: number): void {
  const [centre, middle] = [pointsOf(x), pointsOf(y)]
  if (mark === 'contains') doc.circle(centre, middle, pointsOf(1.9)).fill(ink)
  else if (mark === 'mayContain') doc.lineWidth(1.4).circle(centre, middle, pointsOf(1.7)).stroke(ink)
  else if (mark === 'free')
    doc
      .lineWidth(1)
      .moveTo(centre - pointsOf(1.4), middle)
      .lineTo(centre + pointsOf(1.4), middle)
      .stroke(ink)
  else write(doc, '?', { x: x - widthOf(doc, '?', 12) / 2, y: y - 2.6, size: 12, font: 'bold' })
}

const fill = (doc: Doc, x: number, y: number, width: number, height: number): unknown =>
  doc.rect(pointsOf(x), pointsOf(y), pointsOf(width), pointsOf(height)).fill(grey)

const rule = (doc: Doc, y: number, colour: string, width: number): unknown =>
  doc
    .lineWidth(width)
    .moveTo(pointsOf(page.margin), pointsOf(y))
    .lineTo(pointsOf(page.width - page.margin), pointsOf(y))
    .stroke(colour)

interface Writing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly font?: 'plain' | 'bold'
  readonly colour?: string
  readonly width?: number
}

function write(doc: Doc, text: string, { x, y, size, font = 'plain', colour = ink, width }: Writing): void {
  doc.font(font).fontSize(size).fillColor(colour)
  const room = width === undefined ? { lineBreak: false } : { width: pointsOf(width) }
  doc.text(text, pointsOf(x), pointsOf(y), room)
}

/** In millimetres. */
const widthOf = (doc: Doc, text: string, size: number): number =>
  doc.font('plain').fontSize(size).widthOfString(text) / pointsOf(1)

/** A name that is too long is shortened where one sees it. */
function fitted(doc: Doc, text: string, room: number, size: number): string {
  if (widthOf(doc, text, size) <= room) return text
  let short = text
  while (short.length > 1 && widthOf(doc, `${short}…`, size) > room) short = short.slice(0, -1)
  return `${short.trimEnd()}…`
}
