/** What the co-ops say about a proposal: comments and their answers, "read, nothing to add", final comments. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/hearing.ts'
import { finalFacts } from '../hearing.ts'
import { finalUntil, isForced, whyNotFinal } from '../rules/final-comments.ts'
import { finalDays } from '../settings.ts'
import * as store from '../store/hearing.ts'
import * as proposals from '../store/proposals.ts'
import { activeFor, mustSteer, mustWrite, proposalFor, tellAll } from './acting.ts'

type Of<C> = InputOf<C>

export const commentOn = action('governance.commentOn', async (ctx, input: Of<typeof contract.commentOn>) => {
  const acting = await lockActing(ctx, input.participant)
  mustHave(ctx, input.asPosition ? 'position' : 'speak', acting)
  const proposal = await proposalFor(ctx, input.rfc, 'comment')
  const versions = await store.versionsOf(ctx.db, ctx.organisation, proposal.id)
  const last = versions.at(-1)?.paragraphs.length ?? 0
  if (input.paragraph !== null && input.paragraph > last)
    refuseWith([refuse('proposal.paragraph', { paragraph: input.paragraph, last })])
  const id = newId()
  await store.addComment(ctx.db, ctx.organisation, {
    id,
    proposal: proposal.id,
    version: versions.length,
    paragraph: input.paragraph,
    participant: acting.row.id,
    account: ctx.actor.account,
    asPosition: input.asPosition,
    kind: input.kind,
    text: input.text,
    status: 'open',
    answer: null,
    at: ctx.now,
  })
  ctx.record('governance.commented', { subject: proposal.id, participant: acting.row.id, comment: id })
  return { comment: id as string }
})

/** Questions and possible objections wait for an answer; remarks and support may have one. */
export const answerComment = action(
  'governance.answerComment',
  async (ctx, input: Of<typeof contract.answerComment>) => {
    const comment = found(await store.readComment(ctx.db, ctx.organisation, input.comment), 'comment')
    const proposal = await proposalFor(ctx, comment.proposal, 'answer')
    await mustWrite(ctx, proposal)
    if (input.status === 'declined' && !input.answer) refuseWith([refuse('comment.reason_missing')])
    await store.answerComment(ctx.db, ctx.organisation, comment.id, {
      status: input.status,
      answer: input.answer || null,
      at: ctx.now,
      by: ctx.actor.account,
    })
    ctx.record('governance.comment_answered', { subject: proposal.id, comment: comment.id, status: input.status })
    return {}
  },
)

export const noteRead = action('governance.noteRead', async (ctx, input: Of<typeof contract.noteRead>) => {
  const acting = await activeFor(ctx, input.participant, 'position')
  const proposal = await proposalFor(ctx, input.rfc, 'read')
  const participant = acting.row.id
  await store.noteReading(ctx.db, ctx.organisation, proposal.id, {
    participant,
    at: ctx.now,
    account: ctx.actor.account,
  })
  ctx.record('governance.proposal_read', { subject: proposal.id, participant })
  return {}
})

export const startFinalComments = action(
  'governance.startFinalComments',
  async (ctx, input: Of<typeof contract.startFinalComments>) => {
    mustSteer(ctx)
    const proposal = await proposalFor(ctx, input.rfc, 'start_final')
    const facts = await finalFacts(ctx, proposal)
    refuseWith(whyNotFinal(facts))
    const until = finalUntil(ctx.today, await ctx.setting(finalDays))
    await proposals.changeProposal(ctx.db, ctx.organisation, proposal.id, {
      state: 'final_comments',
      finalSince: ctx.today,
      finalUntil: until,
      forced: isForced(facts),
    })
    ctx.record('governance.final_comments_started', { subject: proposal.id, until })
    await tellAll(ctx, 'governance.final_comments', proposal, { until })
    return { until: until as Day }
  },
)
