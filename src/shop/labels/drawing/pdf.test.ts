import assert from 'node:assert/strict'
import { test } from 'node:test'
import { muesli, numbered } from '../labels.testing.ts'
import { type Drawing, layout } from '../rules/layout.ts'
import { labelsPerPage, noCorrection, type Paper, type Sheet } from '../rules/paper.ts'
import { type ReadyFormat, readyFormats } from '../rules/ready-formats.ts'
import { measure } from './fonts.ts'
import { calibrationPdf, pdfOf } from './pdf.ts'
import { bytesOf, readPdf } from './pdf-reader.testing.ts'

const onPaper = { dotsPerInch: null, allowSmallBars: false }
const wish = (paper: Paper) => ({ paper, correction: noCorrection, startAt: 1, title: 'Labels', madeAt: new Date(0) })
const labels = ({ format }: ReadyFormat, count: number): Drawing[] =>
  Array.from({ length: count }, (_, index) => layout(format, numbered(index), measure, onPaper))

/** Where the same first mark of each label lies: the left top of its bars. */
async function startsOfBars(ready: ReadyFormat, paper: Sheet, correction = noCorrection) {
  const drawings = labels(ready, labelsPerPage(paper))
  const [page] = readPdf(await bytesOf(pdfOf(drawings, { ...wish({ ...paper, cutMarks: false }), correction })))
  const bars = drawings[0]?.items.find(({ kind }) => kind === 'symbol')
  assert.ok(page && bars?.kind === 'symbol')
  // The first bar of every EAN-13 is one module wide and as high as the rest; it is the leftmost of its label.
  const perLabel = page.boxes.length / drawings.length
  const each = Map.groupBy(page.boxes.keys(), (index) => Math.floor(index / perLabel))
  return { bars, starts: [...each.values()].map((indexes) => page.boxes[(indexes[0] ?? 0) + logosOf(ready)]) }
}
const logosOf = ({ format }: ReadyFormat): number => {
  const drawn = layout(format, numbered(0), measure, onPaper).items
  return drawn
    .slice(
      0,
      drawn.findIndex(({ kind }) => kind === 'symbol'),
    )
    .filter(({ kind }) => kind === 'logo').length
}

test('the pitch on the printed page is that of the sheet to a tenth of a millimetre, for every ready sheet', async () => {
  for (const ready of readyFormats)
    for (const paper of ready.papers) {
      if (paper.kind !== 'sheet') continue
      const { bars, starts } = await startsOfBars(ready, paper)
      assert.equal(starts.length, labelsPerPage(paper))
      for (const [index, found] of starts.entries()) {
        const [column, row] = [index % paper.columns, Math.floor(index / paper.columns)]
        assert.ok(found)
        const off = Math.max(
          Math.abs(found.x - (paper.left + column * paper.across + bars.x)),
          Math.abs(found.y - (paper.top + row * paper.down + bars.y)),
        )
        assert.ok(off < 0.1, `${paper.id} label ${index} is ${off} mm off`)
      }
    }
})

test('the correction of a printer moves and scales the whole page', async () => {
  const ready = readyFormats[0]
  const [paper] = ready.papers
  assert.ok(paper?.kind === 'sheet')
  const plain = await startsOfBars(ready, paper)
  const corrected = await startsOfBars(ready, paper, { right: 2, down: -1.5, scale: 1.02 })
  for (const [index, found] of corrected.starts.entries()) {
    const was = plain.starts[index]
    assert.ok(found && was)
    assert.ok(Math.abs(found.x - (was.x * 1.02 + 2)) < 0.01 && Math.abs(found.y - (was.y * 1.02 - 1.5)) < 0.01)
    assert.ok(Math.abs(found.width - was.width * 1.02) < 0.005)
  }
})

test('a used sheet goes on at the label that is asked for, and the rest goes to the next sheet', async () => {
  const ready = readyFormats[0]
  const [paper] = ready.papers
  assert.ok(paper)
  const pages = readPdf(await bytesOf(pdfOf(labels(ready, 5), { ...wish(paper), startAt: 19 })))
  assert.equal(pages.length, 2)
  const [first, second] = pages.map(({ texts }) => texts[0])
  assert.ok(first && second)
  // Place 19 is the first of the seventh row.
  assert.ok(Math.abs(first.baseline - second.baseline - 6 * 38) < 0.1)
})

test('paper is printed as it is: no scaling, embedded fonts of the letters that are used', async () => {
  const ready = readyFormats[0]
  const [paper] = ready.papers
  assert.ok(paper)
  const text = (await bytesOf(pdfOf([layout(ready.format, muesli, measure, onPaper)], wish(paper)))).toString('latin1')
  assert.match(text, /\/PrintScaling \/None/)
  assert.match(text, /\/FontFile2 /)
  assert.match(text, /\/BaseFont \/[A-Z]{6}\+FiraSansCondensed-Bold/)
  assert.match(text, /\/MediaBox \[0 0 595\.2755\d* 841\.889\d*\]/)
})

test('the page for measuring has a rule of 100 mm each way', async () => {
  const paper = readyFormats[0].papers[0]
  assert.ok(paper?.kind === 'sheet')
  const [page] = readPdf(await bytesOf(calibrationPdf(paper, ['100 mm'], wish(paper))))
  assert.ok(page)
  const [across, down] = [
    Math.max(...page.boxes.map(({ width }) => width)),
    Math.max(...page.boxes.map(({ height }) => height)),
  ]
  assert.ok(Math.abs(across - 100) < 0.01 && Math.abs(down - 100) < 0.01)
})
