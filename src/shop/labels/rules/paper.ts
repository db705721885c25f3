/** Where labels stand on paper: sheets with pitch and cut marks, rolls of one label, and what a printer needs corrected.
 *  Source: domain catalogue and labels, 5.6; the sheets as they are commonly sold. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Millimetres } from '#platform/values/length.ts'
import type { Box } from './format.ts'

export interface Sheet {
  readonly kind: 'sheet'
  readonly id: string
  readonly width: Millimetres
  readonly height: Millimetres
  readonly columns: number
  readonly rows: number
  /** Of the first label, from the edges of the paper. */
  readonly left: Millimetres
  readonly top: Millimetres
  /** From one label to the next. */
  readonly across: Millimetres
  readonly down: Millimetres
  readonly cutMarks: boolean
  /** Where a shop measured it itself; else what lies in the pitch. */
  readonly label?: { readonly width: Millimetres; readonly height: Millimetres }
}
export interface Roll {
  readonly kind: 'roll'
  readonly id: string
  readonly width: Millimetres
  readonly height: Millimetres
}
export type Paper = Sheet | Roll

/** What this printer does to the paper, undone: everything moves by the offset and grows by the scale. */
export interface Correction {
  readonly right: Millimetres
  readonly down: Millimetres
  readonly scale: number
}
export const noCorrection: Correction = { right: 0, down: 0, scale: 1 }

export const correctionLimits = { offset: 10, leastScale: 0.95, mostScale: 1.05 } as const

/** Why a printer cannot be corrected like this: it would be off by more than printers are. */
export function whyNotCorrect({ right, down, scale }: Correction): Refusal[] {
  const no: Refusal[] = []
  const { offset, leastScale, mostScale } = correctionLimits
  if (Math.max(Math.abs(right), Math.abs(down)) > offset) no.push(refuse('printer.offset', { most: offset }))
  if (scale < leastScale || scale > mostScale)
    no.push(refuse('printer.scale', { least: leastScale * 100, most: mostScale * 100 }))
  return no
}

/** Why paper cannot be printed like this: a correction too large, or a label that is not on the sheet. */
export function whyNotPlace(paper: Paper, correction: Correction, startAt: number): Refusal[] {
  const labels = labelsPerPage(paper)
  const isOnSheet = Number.isInteger(startAt) && startAt >= 1 && startAt <= labels
  return [...whyNotCorrect(correction), ...(isOnSheet ? [] : [refuse('print.start', { most: labels })])]
}

export const labelsPerPage = (paper: Paper): number => (paper.kind === 'roll' ? 1 : paper.columns * paper.rows)

export interface Spot {
  readonly page: number
  readonly x: Millimetres
  readonly y: Millimetres
}

/** The top left corner of the label with this number (from 0) when the first one takes place `startAt` (from 1) of a
 *  sheet that is partly used. Uncorrected: the correction is the drawer's, for the whole page. */
export function spotOf(paper: Paper, index: number, startAt = 1): Spot {
  if (paper.kind === 'roll') return { page: index, x: 0, y: 0 }
  const place = index + startAt - 1
  const perPage = labelsPerPage(paper)
  const onPage = place % perPage
  return {
    page: Math.floor(place / perPage),
    x: paper.left + (onPage % paper.columns) * paper.across,
    y: paper.top + Math.floor(onPage / paper.columns) * paper.down,
  }
}

/** Each label as often as it is wanted, 1 to 20 times, one behind the other. */
export function* withCopies<T extends { readonly copies: number }>(labels: Iterable<T>): Generator<T> {
  for (const label of labels) for (let copy = 0; copy < label.copies; copy += 1) yield label
}

const markLength: Millimetres = 4
const markGap: Millimetres = 1
const markWidth: Millimetres = 0.1

/** Short lines in the margins, where a knife is laid: at both sides of every column and row. None where there is no
 *  margin to draw them in. */
export function cutMarks(sheet: Sheet, label: { readonly width: Millimetres; readonly height: Millimetres }): Box[] {
  if (!sheet.cutMarks) return []
  const columns = edges(sheet.left, sheet.across, label.width, sheet.columns)
  const rows = edges(sheet.top, sheet.down, label.height, sheet.rows)
  const [right = 0, bottom = 0] = [columns.at(-1), rows.at(-1)]
  const marks: Box[] = []
  const inMargin = (start: Millimetres, end: Millimetres, paper: Millimetres): [Millimetres, Millimetres][] => {
    const before: [Millimetres, Millimetres] = [Math.max(0, start - markGap - markLength), start - markGap]
    const after: [Millimetres, Millimetres] = [end + markGap, Math.min(paper, end + markGap + markLength)]
    return [before, after].filter(([from, until]) => until - from > 1)
  }
  for (const [from, until] of inMargin(sheet.top, bottom, sheet.height))
    for (const x of columns) marks.push({ x: x - markWidth / 2, y: from, width: markWidth, height: until - from })
  for (const [from, until] of inMargin(sheet.left, right, sheet.width))
    for (const y of rows) marks.push({ x: from, y: y - markWidth / 2, width: until - from, height: markWidth })
  return marks
}

/** Where labels begin and end along one side, each line once. */
function edges(first: Millimetres, pitch: Millimetres, length: Millimetres, count: number): Millimetres[] {
  const all = Array.from({ length: count }, (_, index) => [first + index * pitch, first + index * pitch + length])
  const sorted = all.flat().sort((one, other) => one - other)
  return sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > 0.01)
}

/** Ten lines of ten millimetres each way, as boxes: measured with a ruler, they tell what to correct. */
export function calibrationMarks(paper: Pick<Sheet, 'width' | 'height'>): Box[] {
  const length = 100
  const [x, y] = [(paper.width - length) / 2, (paper.height - length) / 2]
  const ticks = Array.from({ length: 11 }, (_, index) => index * 10)
  const tick = (at: number): Millimetres => (at % 50 === 0 ? 6 : 3)
  return [
    { x, y, width: length, height: markWidth },
    { x, y, width: markWidth, height: length },
    ...ticks.map((at) => ({ x: x + at - markWidth / 2, y, width: markWidth, height: tick(at) })),
    ...ticks.map((at) => ({ x, y: y + at - markWidth / 2, width: tick(at), height: markWidth })),
    // Ten millimetres from the edges: shows how far the printer is off.
    { x: 10, y: 10, width: 20, height: markWidth },
    { x: 10, y: 10, width: markWidth, height: 20 },
  ]
}
