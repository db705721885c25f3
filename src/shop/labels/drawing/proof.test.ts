import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingTools, prove, wordsOf } from '../../../../test/label-proof.ts'
import { numbered } from '../labels.testing.ts'
import { layout } from '../rules/layout.ts'
import { labelsPerPage, noCorrection } from '../rules/paper.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import { measure } from './fonts.ts'
import { pdfOf } from './pdf.ts'
import { bytesOf } from './pdf-reader.testing.ts'

const missing = missingTools()
const skip =
  missing.length > 0 && !process.env['CI'] ? `needs ${missing.join(', ')} (poppler-utils, zbar-tools)` : false

/** The narrowest sheet first. */
const sheets = readyFormats
  .flatMap((ready) => ready.papers.slice(0, 1).map((paper) => ({ ready, paper })))
  .sort((one, other) => one.ready.format.width - other.ready.format.width)

for (const dotsPerInch of [203, 300])
  test(`every barcode of one page of the narrowest sheet is read by another decoder at ${dotsPerInch} dpi`, {
    skip,
  }, async () => {
    const [narrowest] = sheets
    assert.ok(narrowest)
    const { ready, paper } = narrowest
    const proof = await prove(ready, paper, labelsPerPage(paper), dotsPerInch)
    assert.deepEqual(proof, { labels: 65, pages: 1, unread: [] })
  })

test('another reader of PDF finds the labels of a full sheet 60.0 × 38.0 mm apart', { skip }, async () => {
  const [ready] = readyFormats
  const [paper] = ready.papers
  assert.ok(paper?.kind === 'sheet')
  const drawings = Array.from({ length: 21 }, (_, index) =>
    layout(ready.format, numbered(index), measure, { dotsPerInch: null, allowSmallBars: false }),
  )
  const pdf = pdfOf(drawings, { paper, correction: noCorrection, startAt: 1, title: 'Labels', madeAt: new Date(0) })
  const racks = (await wordsOf(await bytesOf(pdf))).filter(({ word }) => word === 'A3-2')
  assert.equal(racks.length, 21)
  const far = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b).filter((value, at, all) => at === 0 || value - (all[at - 1] ?? 0) > 1)
  const columns = far(racks.map(({ x }) => x))
  const rows = far(racks.map(({ y }) => y))
  assert.deepEqual([columns.length, rows.length], [3, 7])
  for (const [at, x] of columns.entries()) assert.ok(Math.abs(x - (columns[0] ?? 0) - at * 60) <= 0.1)
  for (const [at, y] of rows.entries()) assert.ok(Math.abs(y - (rows[0] ?? 0) - at * 38) <= 0.1)
})
