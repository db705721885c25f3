/** Whoever answers in a vote: an elector, by somebody with the power, itself or in the place of another. */
import { lockActing, whyNotAct } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import { dayIn } from '#platform/values/zone.ts'
import { type VoteAct, whyNotVoteMove } from '../rules/votes.ts'
import * as store from '../store/votes.ts'
import { delegationsIn } from '../store/votes-delegations.ts'

/** The vote and the elector, with every reason that speaks against this act of the organisation. */
export async function electorFor(ctx: ActionContext, input: { vote: string; participant: string }, act: VoteAct) {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  const acting = await lockActing(ctx, input.participant)
  const electors = await store.electorsOf(ctx.db, ctx.organisation, vote.id)
  const elector = electors.find(({ participant }) => participant === input.participant)
  const organisation = acting.row.name
  const no: Refusal[] = [...whyNotVoteMove(act, vote.state)]
  if (no.length === 0 && vote.closesAt <= ctx.now)
    no.push(refuse('vote.over', { day: dayIn(vote.closesAt, ctx.shop.zone) }))
  if (no.length === 0 && vote.state !== 'scheduled' && !elector)
    no.push(refuse('vote.not_elector', { day: dayIn(vote.opensAt, ctx.shop.zone), organisation }))
  if (act === 'answer' && elector?.conflict)
    no.push(refuse('vote.conflict', { organisation, reason: elector.conflict }))
  const delegation = (await delegationsIn(ctx.db, ctx.organisation, vote.id)).find(
    ({ from }) => from === input.participant,
  )
  const own = whyNotAct(ctx, 'position', acting)
  const inPlace = own.length > 0 && delegation ? await whyNotInPlace(ctx, delegation.to, electors) : own
  const [powerless] = inPlace.length > 0 ? own : []
  const via = own.length > 0 && delegation ? delegation.to : null
  if (powerless) {
    const names = powerless.facts['names'] as readonly string[]
    no.push(refuse('vote.no_position', { why: names.length > 0 ? null : 'nobody', organisation, names }))
  }
  return { vote, elector, no, via, delegation }
}

/** Whoever answers for the receiver of a delegation, unless that has an interest itself. */
async function whyNotInPlace(
  ctx: ActionContext,
  receiver: string,
  electors: readonly store.ElectorRow[],
): Promise<Refusal[]> {
  const acting = await lockActing(ctx, receiver)
  const conflict = electors.find(({ participant }) => participant === receiver)?.conflict ?? null
  return conflict === null
    ? whyNotAct(ctx, 'position', acting)
    : [refuse('vote.conflict', { organisation: acting.row.name, reason: conflict })]
}
