/** What a day brings by itself: final comments that nobody stopped end, and their vote opens;
 *  reviews come near. */
import { action } from '#platform/action.ts'
import { lockToDecide, moveProposals } from '../store/proposals.ts'
import { openDecision } from './deciding.ts'
import { tellReviews } from './decisions.ts'

export const turnDay = action('governance.turnDay', async (ctx, _input: Record<never, never>) => {
  await tellReviews(ctx)
  const over = await lockToDecide(ctx.db, ctx.organisation, ctx.today)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await moveProposals(ctx.db, ctx.organisation, ids, 'deciding')
  for (const proposal of over) {
    if (proposal.state === 'final_comments') ctx.record('governance.final_comments_over', { subject: proposal.id })
    await openDecision(ctx, { ...proposal, state: 'deciding' })
  }
})
