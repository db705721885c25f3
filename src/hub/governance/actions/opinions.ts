/** A person says what one thinks oneself: beside the result, without effect. */
import { action, type Context } from '#platform/action.ts'
import { found, NotAllowed, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/opinions.ts'
import { whyNotCast } from '../rules/counting/ballots.ts'
import { drawsLots } from '../rules/counting/terms.ts'
import { whyNotVoteMove } from '../rules/votes.ts'
import { addOpinion } from '../store/opinions.ts'
import { lockVote, type VoteRow } from '../store/votes.ts'

export const giveOpinion = action(
  'governance.giveOpinion',
  async (ctx, input: InputOf<typeof contract.giveOpinion>) => {
    const { account } = ctx.actor
    if (account === null) throw new NotAllowed('community.enter')
    const vote = found(await lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
    const content = { says: input.says, marks: input.marks }
    refuseWith([...whyNotThink(ctx, vote), ...whyNotCast(vote.terms, content)])
    await addOpinion(ctx.db, ctx.organisation, vote.id, { id: newId(), account, content, at: ctx.now })
    ctx.record('governance.opinion_given', { subject: vote.id })
    return {}
  },
)

/** A secret vote stays secret, and persons who vote need no opinion beside it. */
function whyNotThink(ctx: Context, vote: VoteRow): Refusal[] {
  const no = whyNotVoteMove('answer', vote.state)
  if (no.length === 0 && vote.closesAt <= ctx.now)
    no.push(refuse('vote.over', { day: dayIn(vote.closesAt, ctx.shop.zone) }))
  if (vote.electorate === 'persons') no.push(refuse('opinion.of_persons'))
  else if (vote.secret) no.push(refuse('opinion.secret'))
  else if (drawsLots(vote.terms.method)) no.push(refuse('opinion.lots'))
  return no
}
