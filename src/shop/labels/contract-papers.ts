/** Sheets of labels a shop measured itself. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { paperLimits } from './rules/own-paper.ts'

const id = z.uuid()
/** Hundredths of a millimetre count. */
const length = (least: number) => z.number().min(least).max(999).multipleOf(0.01)

const wish = {
  name: z.string().trim().min(1).max(60),
  /** Of the sheet. */
  width: length(1),
  height: length(1),
  columns: z.int().min(1).max(paperLimits.mostColumns),
  rows: z.int().min(1).max(paperLimits.mostRows),
  /** Of the first label, from the edges. */
  left: length(0),
  top: length(0),
  labelWidth: length(1),
  labelHeight: length(1),
  /** Between two labels. */
  gapAcross: length(0),
  gapDown: length(0),
  /** Whole paper that is cut with a knife. */
  cutMarks: z.boolean().default(false),
}

const refusals = ['paper.name_taken', 'paper.size', 'paper.too_wide', 'paper.too_high'] as const

export const listPapers = route({
  method: 'GET',
  path: '/labels/papers',
  may: 'labels.print',
  says: 'The sheets of the shop, by name; those that come with the software stand at the formats they hold.',
  reply: z.object({ papers: z.array(z.object({ paper: id, ...wish })) }),
})

export const addPaper = route({
  method: 'POST',
  path: '/labels/papers',
  may: 'labels.formats',
  says: 'Enters a sheet of labels as it was measured, in millimetres.',
  body: z.object(wish),
  reply: z.object({ paper: id }),
  refusals,
})

export const changePaper = route({
  method: 'PUT',
  path: '/labels/papers/:paper',
  may: 'labels.formats',
  says: 'Corrects a sheet: whatever is printed on it from now on, and files made again of earlier prints, follow.',
  params: z.object({ paper: id }),
  body: z.object(wish),
  reply: z.object({}),
  refusals,
})

export const archivePaper = route({
  method: 'DELETE',
  path: '/labels/papers/:paper',
  may: 'labels.formats',
  says: 'Takes a sheet out of use.',
  params: z.object({ paper: id }),
  reply: z.object({}),
})
