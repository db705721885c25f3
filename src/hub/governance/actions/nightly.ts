/** What a day brings by itself: final comments that nobody stopped end, and the decision is due;
 *  reviews come near. */
import { action } from '#platform/action.ts'
import { lockFinalOver, moveProposals } from '../store/proposals.ts'
import { tellReviews } from './decisions.ts'

export const turnDay = action('governance.turnDay', async (ctx, _input: Record<never, never>) => {
  await tellReviews(ctx)
  const over = await lockFinalOver(ctx.db, ctx.organisation, ctx.today)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await moveProposals(ctx.db, ctx.organisation, ids, 'deciding')
  for (const id of ids) ctx.record('governance.final_comments_over', { subject: id })
})
