/** An invoice as a page to print or to send: who asks whom for what, the VAT in a table, and a code that banking apps read. */
import type { PaymentCode } from '#platform/bank/payment-qr.ts'
import { drawnPdf, printable } from '#platform/paper/page.ts'
import { drawQr } from '#platform/paper/qr.ts'
import { pointsOf } from '#platform/values/length.ts'

export interface InvoicePage {
  readonly title: string
  readonly madeAt: Date
  readonly seller: readonly string[]
  readonly buyer: readonly string[]
  /** Number, days, reference: name and value. */
  readonly facts: readonly (readonly [string, string])[]
  readonly heads: { readonly line: string; readonly rate: string; readonly net: string }
  readonly lines: readonly { readonly text: string; readonly rate: string; readonly net: string }[]
  /** Net, VAT for each rate, and what is asked in all, the last one large. */
  readonly sums: readonly (readonly [string, string])[]
  /** Exemption, reason of a credit note. */
  readonly notes: readonly string[]
  readonly payment: {
    readonly title: string
    readonly facts: readonly (readonly [string, string])[]
    readonly code: PaymentCode | null
    readonly scan: string
  } | null
}

type Doc = PDFKit.PDFDocument

const page = { width: 210, height: 297, margin: 20 } as const
const right = page.width - page.margin
const ink = '#111111'
const soft = '#5c5c5c'
const rowHeight = 7

export const invoicePdf = (wish: InvoicePage): Promise<Uint8Array<ArrayBuffer>> =>
  drawnPdf(
    {
      size: [pointsOf(page.width), pointsOf(page.height)],
      info: { Title: wish.title, CreationDate: wish.madeAt },
    },
    (doc) => {
      drawHead(doc, wish)
      const lines = drawLines(doc, wish, 92 + wish.facts.length * 5.6)
      const sums = drawSums(doc, wish, lines + 4)
      const notes = drawNotes(doc, wish, sums + 4)
      drawPayment(doc, wish, Math.max(paymentTop, notes))
    },
  )

function drawHead(doc: Doc, { seller, buyer, title, facts }: InvoicePage): void {
  const [name, ...rest] = seller
  write(doc, name ?? '', { x: page.margin, y: 18, size: 14, font: 'bold' })
  for (const [at, text] of rest.entries())
    write(doc, text, { x: page.margin, y: 25 + at * 4.6, size: 9.5, colour: soft })
  for (const [at, text] of buyer.entries())
    write(doc, text, { x: 112, y: 48 + at * 5, size: 11, font: at === 0 ? 'bold' : 'plain' })
  write(doc, title, { x: page.margin, y: 74, size: 20, font: 'bold' })
  for (const [at, [what, value]] of facts.entries()) {
    const y = 86 + at * 5.6
    write(doc, what, { x: page.margin, y, size: 9.5, colour: soft })
    write(doc, value, { x: page.margin + 34, y, size: 10.5 })
  }
}

function drawLines(doc: Doc, { heads, lines }: InvoicePage, top: number): number {
  write(doc, heads.line, { x: page.margin, y: top, size: 9.5, colour: soft })
  write(doc, heads.rate, { x: 132, y: top, size: 9.5, colour: soft, width: 22, align: 'right' })
  write(doc, heads.net, { x: 156, y: top, size: 9.5, colour: soft, width: 34, align: 'right' })
  rule(doc, top + 5.4, 0.8)
  let y = top + 7
  for (const { text, rate, net } of lines) {
    write(doc, text, { x: page.margin, y, size: 10.5, width: 108 })
    write(doc, rate, { x: 132, y, size: 10.5, width: 22, align: 'right' })
    write(doc, net, { x: 156, y, size: 10.5, width: 34, align: 'right' })
    y += Math.max(rowHeight, heightOf(doc, text, 10.5, 108) + 2)
  }
  rule(doc, y - 1, 0.4)
  return y
}

function drawSums(doc: Doc, { sums }: InvoicePage, top: number): number {
  for (const [at, [what, value]] of sums.entries()) {
    const last = at === sums.length - 1
    const [y, size, font] = [top + at * 6 + (last ? 2 : 0), last ? 13 : 10.5, last ? 'bold' : 'plain'] as const
    write(doc, what, { x: 96, y, size, font, width: 58, align: 'right' })
    write(doc, value, { x: 156, y, size, font, width: 34, align: 'right' })
  }
  return top + sums.length * 6 + 4
}

function drawNotes(doc: Doc, { notes }: InvoicePage, top: number): number {
  let y = top
  for (const note of notes) {
    write(doc, note, { x: page.margin, y, size: 10, width: right - page.margin })
    y += heightOf(doc, note, 10, right - page.margin) + 2
  }
  return y
}

/** As low as the page allows, where there is room above. */
const paymentTop = 226

function drawPayment(doc: Doc, { payment }: InvoicePage, top: number): void {
  if (!payment) return
  rule(doc, top, 0.8)
  write(doc, payment.title, { x: page.margin, y: top + 4, size: 12, font: 'bold' })
  for (const [at, [what, value]] of payment.facts.entries()) {
    const y = top + 12 + at * 6.2
    write(doc, what, { x: page.margin, y, size: 9.5, colour: soft })
    write(doc, value, { x: page.margin + 34, y, size: 11 })
  }
  if (!payment.code) return
  drawCode(doc, payment.code, { x: right - codeSide, y: top + 4 })
  const under = { x: right - codeSide, y: top + 52, width: codeSide }
  write(doc, payment.scan, { ...under, size: 9, align: 'center', colour: soft })
}

/** The side the Swiss standard asks for. */
const codeSide = 46
const crossSide = 7

function drawCode(doc: Doc, { kind, text }: PaymentCode, { x, y }: { readonly x: number; readonly y: number }): void {
  drawQr(doc, text, { x, y, side: codeSide })
  if (kind === 'swiss') drawCross(doc, x + codeSide / 2, y + codeSide / 2)
}

/** A white cross on black in the middle, seven millimetres wide. */
function drawCross(doc: Doc, x: number, y: number): void {
  const box = (side: number, high: number, colour: string) =>
    doc.rect(pointsOf(x - side / 2), pointsOf(y - high / 2), pointsOf(side), pointsOf(high)).fill(colour)
  box(crossSide, crossSide, '#ffffff')
  box(crossSide - 0.8, crossSide - 0.8, '#000000')
  box(3.9, 1.2, '#ffffff')
  box(1.2, 3.9, '#ffffff')
}

const rule = (doc: Doc, y: number, width: number): unknown =>
  doc.lineWidth(width).moveTo(pointsOf(page.margin), pointsOf(y)).lineTo(pointsOf(right), pointsOf(y)).stroke(soft)

interface Writing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly font?: 'plain' | 'bold'
  readonly colour?: string
  readonly width?: number
  readonly align?: 'right' | 'center'
}

function write(doc: Doc, text: string, { x, y, size, font = 'plain', colour = ink, width, align }: Writing): void {
  doc.font(font).fontSize(size).fillColor(colour)
  const room = width === undefined ? { lineBreak: false } : { width: pointsOf(width), ...(align ? { align } : {}) }
  doc.text(printable(text), pointsOf(x), pointsOf(y), room)
}

/** In millimetres. */
const heightOf = (doc: Doc, text: string, size: number, width: number): number =>
  doc
    .font('plain')
    .fontSize(size)
    .heightOfString(printable(text), { width: pointsOf(width) }) / pointsOf(1)
