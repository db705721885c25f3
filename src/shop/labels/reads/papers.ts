/** Papers labels are printed on: those of the shop first, then those that come with the software. */
import { type Context, read } from '#platform/action.ts'
import { sheetOf } from '../rules/own-paper.ts'
import { labelsPerPage, type Paper } from '../rules/paper.ts'
import { readyPapers } from '../rules/ready-formats.ts'
import { readPapers } from '../store/paper.ts'

export interface PaperInUse {
  readonly paper: Paper
  /** Null: one that comes with the software. */
  readonly name: string | null
}

/** `all`: also sheets that were put away, for prints that were made then. */
export async function papersInUse(ctx: Context, all = false): Promise<PaperInUse[]> {
  const own = await readPapers(ctx.db, ctx.organisation, all)
  return [
    ...own.map(({ id, ...paper }) => ({ paper: sheetOf(id, paper), name: paper.name })),
    ...readyPapers.map((paper) => ({ paper, name: null })),
  ]
}

export const paperLine = ({ paper, name }: PaperInUse) => ({
  id: paper.id,
  name,
  kind: paper.kind,
  width: paper.width,
  height: paper.height,
  labels: labelsPerPage(paper),
})

export const listPapers = read('labels.listPapers', async (ctx, _input: object) => ({
  papers: (await readPapers(ctx.db, ctx.organisation)).map(({ id, ...paper }) => ({ paper: id, ...paper })),
}))
