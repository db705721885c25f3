/** What a day brings by itself: final comments that nobody stopped end, and their vote opens;
 *  reviews come near; initiatives run out; mandates begin, come near their end, and end. */
import { type ActionContext, action } from '#platform/action.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { finalFacts } from '../hearing.ts'
import { outstanding } from '../rules/final-comments.ts'
import { lockToDecide, moveProposals, proposalsIn } from '../store/proposals.ts'
import { runningBoxes, shuffleBox } from '../store/secret.ts'
import { tellAbout } from './acting.ts'
import { openDecision } from './deciding.ts'
import { letDecisionsHold, tellReviews } from './decisions.ts'
import { endInitiatives } from './initiatives.ts'
import { turnTerms } from './terms.ts'

export const turnDay = action('governance.turnDay', async (ctx, _input: Record<never, never>) => {
  await letDecisionsHold(ctx)
  await tellReviews(ctx)
  await turnTerms(ctx)
  await shuffleBoxes(ctx)
  await endInitiatives(ctx)
  await tellLastDay(ctx)
  const over = await lockToDecide(ctx.db, ctx.organisation, ctx.today)
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await moveProposals(ctx.db, ctx.organisation, ids, 'deciding')
  for (const proposal of over) {
    if (proposal.state === 'final_comments') ctx.record('governance.final_comments_over', { subject: proposal.id })
    await openDecision(ctx, { ...proposal, state: 'deciding' })
  }
})

/** On the last day of final comments those who have not been heard are told once more. */
async function tellLastDay(ctx: ActionContext): Promise<void> {
  const inFinal = await proposalsIn(ctx.db, ctx.organisation, ['final_comments'])
  for (const proposal of inFinal.filter(({ finalUntil }) => finalUntil === ctx.today)) {
    const silent = outstanding(await finalFacts(ctx, proposal)) as OrganisationId[]
    ctx.record('governance.final_comments_last_day', { subject: proposal.id, silent: silent.length })
    await tellAbout(ctx, 'governance.final_comments', proposal, silent, { until: ctx.today, why: 'last_day' })
  }
}

/** Each night all ballots of the boxes that are open are written anew, in an order that tells nothing. */
async function shuffleBoxes(ctx: ActionContext): Promise<void> {
  const boxes = await runningBoxes(ctx.db, ctx.organisation)
  if (boxes.length === 0) return
  for (const vote of boxes) await shuffleBox(ctx.db, ctx.organisation, vote)
  ctx.record('governance.boxes_shuffled', { subject: ctx.organisation, boxes: boxes.length })
}
