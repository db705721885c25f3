/** An answer on paper is typed twice, by people of different organisations, and counts once both typed the same. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/papers.ts'
import { delegationsFor, winOverDelegation } from '../delegating.ts'
import { whyNotCast } from '../rules/counting/ballots.ts'
import { otherHands, sameContent, whyNotType } from '../rules/papers.ts'
import { whyNotVoteMove } from '../rules/votes.ts'
import { addAnswer } from '../store/answers.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/papers.ts'
import { lockVote } from '../store/votes.ts'
import { conflictOf } from './electors.ts'

export const typePaper = action('governance.typePaper', async (ctx, input: InputOf<typeof contract.typePaper>) => {
  const vote = found(await lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  const typing = await lockActing(ctx, input.participant)
  mustHave(ctx, 'speak', typing)
  const { row: owner } = await lockActing(ctx, input.paperOf)
  const electors = await electorsOf(ctx.db, ctx.organisation, vote.id)
  const elector = electors.find((one) => one.participant === owner.id)
  const content = { says: input.says, marks: input.marks }
  const own = { typist: typing.row.id, account: ctx.actor.account, content }
  const all = (await store.papersOf(ctx.db, ctx.organisation, vote.id)).filter((one) => one.elector === owner.id)
  const no: Refusal[] = [...whyNotVoteMove('answer', vote.state)]
  if (no.length === 0 && vote.closesAt <= ctx.now)
    no.push(refuse('vote.over', { day: dayIn(vote.closesAt, ctx.shop.zone) }))
  if (no.length === 0 && !elector)
    no.push(refuse('vote.not_elector', { day: dayIn(vote.opensAt, ctx.shop.zone), organisation: owner.name }))
  if (elector?.conflict) no.push(conflictOf(elector, owner.name))
  refuseWith([...no, ...whyNotType(own, { secret: vote.secret, all }), ...whyNotCast(vote.terms, content)])
  await store.typePaper(ctx.db, ctx.organisation, vote.id, { ...own, elector: owner.id, at: ctx.now })
  ctx.record('governance.paper_typed', { subject: vote.id, participant: owner.id })
  const others = otherHands(all, own)
  if (others.length === 0) return { state: 'first' as const }
  if (!others.some((one) => sameContent(one.content, content))) return { state: 'differs' as const }
  await addAnswer(ctx.db, ctx.organisation, vote.id, {
    ...{ id: newId(), participant: owner.id, content, draft: false, reason: null, at: ctx.now },
    ...{ by: ctx.actor.account, via: null, notedBy: null },
  })
  const held = await delegationsFor(ctx, vote, electors)
  await winOverDelegation(
    ctx,
    held.find(({ from }) => from === owner.id),
    ctx.now,
  )
  await store.markEntered(ctx.db, ctx.organisation, vote.id, owner.id)
  ctx.record('governance.paper_entered', { subject: vote.id, participant: owner.id })
  return { state: 'entered' as const }
})
