/** Sheets of a shop: entered, changed, taken out of use. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type OwnPaper, whyNotKeepPaper } from '../rules/own-paper.ts'
import * as store from '../store/paper.ts'

export const addPaper = action('labels.addPaper', async (ctx, input: OwnPaper) => {
  const id = newId()
  await keep(ctx, { ...input, id })
  ctx.record('labels.paper_added', { subject: id })
  return { paper: id }
})

export const changePaper = action('labels.changePaper', async (ctx, input: OwnPaper & { readonly paper: string }) => {
  const { paper: wanted, ...paper } = input
  const id = await held(ctx, wanted)
  await keep(ctx, { ...paper, id })
  ctx.record('labels.paper_changed', { subject: id })
  return {}
})

/** Prints that were made for it can be had again all the same. */
export const archivePaper = action('labels.archivePaper', async (ctx, { paper }: { readonly paper: string }) => {
  const id = await held(ctx, paper)
  await store.archivePaper(ctx.db, ctx.organisation, id, ctx.now)
  ctx.record('labels.paper_archived', { subject: id })
  return {}
})

const held = async (ctx: ActionContext, paper: string): Promise<string> =>
  found(
    (await store.lockPapers(ctx.db, ctx.organisation)).find(({ id }) => id === paper),
    'paper',
  ).id

async function keep(ctx: ActionContext, paper: store.PaperRow): Promise<void> {
  const taken = await store.isNameTaken(ctx.db, ctx.organisation, paper)
  refuseWith([...(taken ? [refuse('paper.name_taken', { name: paper.name })] : []), ...whyNotKeepPaper(paper)])
  await store.keepPaper(ctx.db, ctx.organisation, paper, ctx.now)
}
