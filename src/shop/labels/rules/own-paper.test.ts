import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure } from '../drawing/fonts.ts'
import { pdfOf } from '../drawing/pdf.ts'
import { bytesOf, readPdf } from '../drawing/pdf-reader.testing.ts'
import { numbered } from '../labels.testing.ts'
import { papersThatHold } from './format-check.ts'
import { layout } from './layout.ts'
import { type OwnPaper, outlines, sheetOf, whyNotKeepPaper } from './own-paper.ts'
import { noCorrection, spotOf } from './paper.ts'
import { readyFormats } from './ready-formats.ts'

/** A punched sheet of 2 × 5 with wide gaps, smaller than A4. */
const ours: OwnPaper = {
  ...{ name: 'Ours', width: 200, height: 280, columns: 2, rows: 5, left: 11.3, top: 14.65 },
  ...{ labelWidth: 63.5, labelHeight: 38.1, gapAcross: 12.45, gapDown: 7.35, cutMarks: false },
}

test('a sheet that is measured in labels and gaps has its labels where the ruler says, to the hundredth of a millimetre', () => {
  const sheet = sheetOf('ours', ours)
  assert.deepEqual(spotOf(sheet, 3), { page: 0, x: 11.3 + 75.95, y: 14.65 + 45.45 })
  assert.deepEqual(spotOf(sheet, 10), { page: 1, x: 11.3, y: 14.65 })
})

test('labels that would run over the edge of the sheet are refused with what they need; a sheet used to its edge is not', () => {
  const codes = (more: Partial<OwnPaper>) => whyNotKeepPaper({ ...ours, ...more }).map(({ code }) => code)
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ columns: 3, rows: 7 }), ['paper.too_wide', 'paper.too_high'])
  assert.deepEqual(whyNotKeepPaper({ ...ours, columns: 3 })[0]?.facts, { needed: 226.7, width: 200 })
  // Behind the last label there is no gap.
  assert.deepEqual(codes({ width: 11.3 + 63.5 + 12.45 + 63.5 }), [])
  assert.deepEqual(codes({ width: 40, columns: 1, left: 0, labelWidth: 40 }), ['paper.size'])
})

test('a sheet of a shop holds formats of the size of its labels, however wide the gaps, and none that is larger or much smaller', () => {
  const sheet = sheetOf('ours', ours)
  const holds = (width: number, height: number) => papersThatHold([sheet], { width, height }).length === 1
  assert.deepEqual([holds(63.5, 38.1), holds(61, 36), holds(63.6, 38.1), holds(60, 38.1)], [true, true, false, false])
})

test('the test page of a sheet outlines each label where its content is printed, to a tenth of a millimetre', async () => {
  const sheet = sheetOf('ours', ours)
  const format = readyFormats.find((one) => one.format.id === 'sheet_21')?.format
  assert.ok(format)
  const drawings = Array.from({ length: 10 }, (_, at) =>
    layout(format, numbered(at), measure, { dotsPerInch: null, allowSmallBars: false }),
  )
  const wish = { paper: sheet, correction: noCorrection, startAt: 1, title: 'Ours', madeAt: new Date(0) }
  const [page] = readPdf(await bytesOf(pdfOf(drawings, { ...wish, outlined: true })))
  assert.ok(page)
  const wanted = outlines(sheet)
  assert.equal(wanted.length, 40)
  for (const [at, box] of wanted.entries()) {
    const drawn = page.boxes[at]
    assert.ok(drawn && Math.abs(drawn.x - box.x) < 0.1 && Math.abs(drawn.y - box.y) < 0.1, `line ${at}`)
  }
})
