/** A candidate withdraws: counted as if it had never stood; whoever is left may all be elected (5.6). */
import { lockActing, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/candidacies.ts'
import { hasOptions } from '../rules/counting/terms.ts'
import { whyNotVoteMove } from '../rules/votes.ts'
import { lockVote, type VoteRow } from '../store/votes.ts'
import { writeWithdrawn } from '../store/votes-writing.ts'
import { steers } from './acting.ts'

export const withdrawCandidacy = action(
  'governance.withdrawCandidacy',
  async (ctx, { vote: id, option, reason }: InputOf<typeof contract.withdrawCandidacy>) => {
    const vote = found(await lockVote(ctx.db, ctx.organisation, id), 'vote')
    refuseWith([...whyNotWithdraw(ctx, vote, option), ...(await whyNotYours(ctx, vote, option))])
    await writeWithdrawn(ctx.db, ctx.organisation, vote.id, [...(vote.terms.withdrawn ?? []), option])
    ctx.record('governance.candidacy_withdrawn', { subject: vote.id, option, reason })
    return {}
  },
)

function whyNotWithdraw(ctx: ActionContext, vote: VoteRow, option: string): Refusal[] {
  const no = whyNotVoteMove('withdraw', vote.state)
  if (no.length === 0 && vote.closesAt <= ctx.now)
    no.push(refuse('vote.over', { day: dayIn(vote.closesAt, ctx.shop.zone) }))
  const { terms, aboutPersons } = vote
  if (!aboutPersons || !hasOptions(terms.method) || terms.method === 'basket' || !terms.options.includes(option))
    return [...no, refuse('vote.no_candidacy')]
  return terms.withdrawn?.includes(option) ? [...no, refuse('vote.withdrawn_already', { option })] : no
}

/** The candidate's organisation says so, or the core group for whoever told it. */
async function whyNotYours(ctx: ActionContext, { candidates }: VoteRow, option: string): Promise<Refusal[]> {
  if (steers(ctx)) return []
  const from = candidates[option]
  const own = from === undefined ? null : whyNotAct(ctx, 'position', await lockActing(ctx, from))
  return own === null || own.length > 0 ? [refuse('vote.not_your_candidacy', { option })] : []
}
