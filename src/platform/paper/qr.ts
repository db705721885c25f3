/** A QR code on paper, black on white. */
import { encodeQR } from 'qr'
import { pointsOf } from '../values/length.ts'

/** In millimetres; the quiet zone around it is the page's. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): void {
  // the encoder draws a border of one module at least
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
  const module = side / rows.length
  for (const [line, row] of rows.entries())
    for (const [at, dark] of row.entries())
      if (dark) doc.rect(pointsOf(x + at * module), pointsOf(y + line * module), pointsOf(module), pointsOf(module))
  doc.fill('#000000')
}
