/** A sheet a shop measured itself: how it is entered, and the paper it is. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Millimetres, roundedTo } from '#platform/values/length.ts'
import type { Box } from './format.ts'
import type { Sheet } from './paper.ts'

/** As it is measured with a ruler, or stands on the package. */
export interface OwnPaper {
  readonly name: string
  readonly width: Millimetres
  readonly height: Millimetres
  readonly columns: number
  readonly rows: number
  readonly left: Millimetres
  readonly top: Millimetres
  readonly labelWidth: Millimetres
  readonly labelHeight: Millimetres
  readonly gapAcross: Millimetres
  readonly gapDown: Millimetres
  readonly cutMarks: boolean
}

/** Sheets between a postcard and A3. */
export const paperLimits = { least: 50, most: 420, mostColumns: 40, mostRows: 100 } as const

/** A tenth of a millimetre: what a ruler tells. */
const tolerance: Millimetres = 0.1

/** Why a sheet cannot be kept: all reasons at once, each with what the figures add up to. */
export function whyNotKeepPaper(paper: OwnPaper): Refusal[] {
  const no: Refusal[] = []
  const { least, most } = paperLimits
  const { width, height } = paper
  if (Math.min(width, height) < least || Math.max(width, height) > most) no.push(refuse('paper.size', { least, most }))
  const [across, down] = [endOf(paper, 'across'), endOf(paper, 'down')]
  if (across > width + tolerance) no.push(refuse('paper.too_wide', { needed: roundedTo(across, 2), width }))
  if (down > height + tolerance) no.push(refuse('paper.too_high', { needed: roundedTo(down, 2), height }))
  return no
}

/** Where the last label ends, from the edge. */
const endOf = (paper: OwnPaper, way: 'across' | 'down'): Millimetres =>
  way === 'across'
    ? paper.left + paper.columns * (paper.labelWidth + paper.gapAcross) - paper.gapAcross
    : paper.top + paper.rows * (paper.labelHeight + paper.gapDown) - paper.gapDown

export const sheetOf = (id: string, paper: OwnPaper): Sheet => ({
  kind: 'sheet',
  id,
  width: paper.width,
  height: paper.height,
  columns: paper.columns,
  rows: paper.rows,
  left: paper.left,
  top: paper.top,
  across: roundedTo(paper.labelWidth + paper.gapAcross, 2),
  down: roundedTo(paper.labelHeight + paper.gapDown, 2),
  cutMarks: paper.cutMarks,
  label: { width: paper.labelWidth, height: paper.labelHeight },
})

const line: Millimetres = 0.1

/** Where each label of the sheet is, as thin lines: laid on the sheet and held against the light, they tell whether it
 *  was measured right. */
export function outlines(sheet: Sheet): Box[] {
  const { width, height } = sheet.label ?? { width: sheet.across, height: sheet.down }
  return Array.from({ length: sheet.columns * sheet.rows }, (_, at) => {
    const x = sheet.left + (at % sheet.columns) * sheet.across
    const y = sheet.top + Math.floor(at / sheet.columns) * sheet.down
    return [
      { x, y, width, height: line },
      { x, y: y + height - line, width, height: line },
      { x, y, width: line, height },
      { x: x + width - line, y, width: line, height },
    ]
  }).flat()
}
