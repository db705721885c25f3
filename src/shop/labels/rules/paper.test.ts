import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calibrationMarks, cutMarks, labelsPerPage, noCorrection, spotOf, whyNotPlace, withCopies } from './paper.ts'
import { readyFormats, readyPapers } from './ready-formats.ts'

const sheet = (id: string) => {
  const paper = readyPapers.find((one) => one.id === id)
  assert.ok(paper?.kind === 'sheet')
  return paper
}

test('labels stand row by row; a sheet that is partly used goes on at any place, and the next sheet begins at the first', () => {
  const paper = sheet('sheet_21')
  assert.equal(labelsPerPage(paper), 21)
  assert.deepEqual(spotOf(paper, 0), { page: 0, x: 7.2, y: 15.15 })
  assert.deepEqual(spotOf(paper, 0, 5), { page: 0, x: 7.2 + 66.04, y: 15.15 + 38.1 })
  assert.deepEqual(spotOf(paper, 17, 5), { page: 1, x: 7.2, y: 15.15 })
})

test('a printer may be off by ten millimetres and five percent; more is refused, and so is a place that is not on the sheet', () => {
  const paper = sheet('sheet_21')
  const codes = (correction: Parameters<typeof whyNotPlace>[1], startAt: number) =>
    whyNotPlace(paper, correction, startAt).map(({ code }) => code)
  assert.deepEqual(codes({ right: -10, down: 10, scale: 1.05 }, 21), [])
  assert.deepEqual(codes({ right: -10.1, down: 0, scale: 0.94 }, 22), [
    'printer.offset',
    'printer.scale',
    'print.start',
  ])
  assert.deepEqual([codes(noCorrection, 0), codes(noCorrection, 1.5)], [['print.start'], ['print.start']])
})

test('each label comes as often as it is wanted, one behind the other', () => {
  const labels = [
    { name: 'a', copies: 2 },
    { name: 'b', copies: 1 },
  ]
  assert.deepEqual(
    [...withCopies(labels)].map(({ name }) => name),
    ['a', 'a', 'b'],
  )
})

test('cut marks lie in the margins at every edge of a label, never on one', () => {
  const paper = sheet('a4_60x38')
  const marks = cutMarks(paper, { width: 60, height: 38 })
  // Four edges across and eight down, at both ends.
  assert.equal(marks.length, 2 * (4 + 8))
  const onLabels = marks.filter(
    ({ x, y, width, height }) => x + width > 15 && x < 195 && y + height > 15.5 && y < 281.5,
  )
  assert.deepEqual(onLabels, [])
})

test('the page for measuring has rules of exactly a hundred millimetres across and down', () => {
  const marks = calibrationMarks({ width: 210, height: 297 })
  assert.ok(marks.some(({ width, height }) => width === 100 && height < 0.2))
  assert.ok(marks.some(({ width, height }) => height === 100 && width < 0.2))
})

test('every ready paper holds its labels: none overlaps the next, none leaves the page', () => {
  for (const { format, papers } of readyFormats)
    for (const paper of papers) {
      if (paper.kind === 'roll') {
        assert.deepEqual([paper.width, paper.height], [format.width, format.height], paper.id)
        continue
      }
      const last = spotOf(paper, labelsPerPage(paper) - 1)
      assert.ok(last.x + format.width <= paper.width + 0.01 && last.y + format.height <= paper.height + 0.01, paper.id)
      assert.ok(
        paper.left >= 0 && paper.top >= 0 && paper.across >= format.width && paper.down >= format.height,
        paper.id,
      )
    }
})
