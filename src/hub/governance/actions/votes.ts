/** Votes are planned, answered and cancelled; they open and close by themselves. */
import { lockActing, takingPart, tellParticipants, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { atWallTime, dayIn, wallClock } from '#platform/values/zone.ts'
import type * as contract from '../contract-votes.ts'
import { whyNotCast, whyNotDraft } from '../rules/counting/ballots.ts'
import { quorumReached } from '../rules/counting/quorum.ts'
import type { Content, Terms } from '../rules/counting/terms.ts'
import { deadline, type VoteAct, visibleLength, whyNotAsk, whyNotVoteMove } from '../rules/votes.ts'
import { quorumBp } from '../settings.ts'
import { extendDays, reasonMax, reasonMin, voteDays } from '../settings-votes.ts'
import * as store from '../store/votes.ts'
import { delegationsIn, endDelegation, useDelegation } from '../store/votes-delegations.ts'
import { standingOf } from '../voting.ts'

const numbers = 'vote'

export const planVote = action('governance.planVote', async (ctx, input: InputOf<typeof contract.planVote>) => {
  const { zone } = ctx.shop
  const closesOn = (input.closesOn ?? addDays((input.opensOn ?? ctx.today) as Day, await ctx.setting(voteDays))) as Day
  const closes = deadline(closesOn, input.closesTime as TimeOfDay, zone)
  const opens =
    input.opensOn === null
      ? { at: ctx.now, no: [] }
      : deadline(input.opensOn as Day, input.opensTime as TimeOfDay, zone)
  const terms = termsOf(input)
  refuseWith([...opens.no, ...closes.no, ...whyNotAsk(terms, { opensAt: opens.at, closesAt: closes.at, now: ctx.now })])
  const vote = {
    id: newId(),
    number: await nextNumber(ctx.db, ctx.organisation, numbers),
    title: input.title,
    question: input.question,
    terms,
    meanings: Object.fromEntries(input.options.map(({ name, meaning }) => [name, meaning])),
    hide: input.hide,
    quorumBp: input.quorumBp ?? (await ctx.setting(quorumBp)),
    opensAt: opens.at,
    closesAt: closes.at,
  }
  await store.addVote(ctx.db, ctx.organisation, { ...vote, madeAt: ctx.now, madeBy: ctx.actor.account })
  ctx.record('governance.vote_planned', { subject: vote.id })
  if (opens.at <= ctx.now) await open(ctx, vote)
  return { vote: vote.id, number: vote.number }
})

function termsOf(input: InputOf<typeof contract.planVote>): Terms {
  const { method, options, seats, tieRule, qualified, choices, dotsBudget, scoreMax } = input
  const { unranked, quota, envelope, basketRule, tests } = input
  const costs = Object.fromEntries(options.map(({ name, cost }) => [name, cost]))
  const names = options.map(({ name }) => name)
  return {
    ...{ method, options: names, seats, tieRule, qualified, choices, dotsBudget, scoreMax },
    ...{ unranked, quota, envelope, costs, basketRule, tests },
  }
}

type Opening = Pick<store.VoteRow, 'id' | 'number' | 'title' | 'closesAt'>

/** Electors are whoever has the right to vote at this moment; the seed of the lot is drawn, and its hash is known from now on. */
async function open(ctx: ActionContext, vote: Opening): Promise<void> {
  const voters = (await takingPart(ctx)).filter(({ state }) => state === 'active').map(({ id }) => id)
  await store.addElectors(ctx.db, ctx.organisation, vote.id, voters)
  await store.openVote(ctx.db, ctx.organisation, vote.id, randomDigits(40))
  ctx.record('governance.vote_opened', { subject: vote.id, electors: voters.length })
  await tell(ctx, 'governance.vote_open', vote, voters)
}

const tell = (
  ctx: ActionContext,
  code: string,
  { id, number, title, closesAt }: Opening,
  participants: readonly string[],
): Promise<void> => {
  const { day, time } = wallClock(closesAt, ctx.shop.zone)
  const link = `/community/votes/${id}`
  return tellParticipants(ctx, code, participants, { number, title, day, time, link, about: id })
}

export const cancelVote = action('governance.cancelVote', async (ctx, input: InputOf<typeof contract.cancelVote>) => {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  refuseWith(whyNotVoteMove('cancel', vote.state))
  await store.cancelVote(ctx.db, ctx.organisation, vote.id, input.reason)
  ctx.record('governance.vote_cancelled', { subject: vote.id, reason: input.reason })
  const electors = await store.electorsOf(ctx.db, ctx.organisation, vote.id)
  await tell(
    ctx,
    'governance.vote_cancelled',
    vote,
    electors.map(({ participant }) => participant),
  )
  return {}
})

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
  return { vote, no, via, delegation }
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

export const answerVote = action('governance.answerVote', async (ctx, input: InputOf<typeof contract.answerVote>) => {
  const { vote, no, via, delegation } = await electorFor(ctx, input, 'answer')
  const content: Content = { says: input.says, marks: input.marks }
  const ballot = input.draft ? whyNotKeepDraft(vote.terms, content) : whyNotCast(vote.terms, content)
  refuseWith([...no, ...ballot, ...(await whyNotReason(ctx, input.reason))])
  await store.addAnswer(ctx.db, ctx.organisation, vote.id, {
    id: newId(),
    participant: input.participant,
    content,
    draft: input.draft,
    reason: input.reason || null,
    at: ctx.now,
    by: ctx.actor.account,
    via,
  })
  // an answer of one's own always wins: the delegation is over
  if (delegation && !input.draft)
    await (via === null ? endDelegation : useDelegation)(ctx.db, ctx.organisation, delegation.id, ctx.now)
  ctx.record(input.draft ? 'governance.basket_drafted' : 'governance.vote_answered', {
    subject: vote.id,
    participant: input.participant,
  })
  return {}
})

const whyNotKeepDraft = (terms: Terms, content: Content): Refusal[] =>
  terms.method === 'basket' && content.says === 'marks' ? whyNotDraft(terms, content) : [refuse('vote.no_draft')]

/** A reason is not asked for; one that is given has words. */
async function whyNotReason(ctx: ActionContext, reason: string | null): Promise<Refusal[]> {
  if (!reason) return []
  const [least, most] = [await ctx.setting(reasonMin), await ctx.setting(reasonMax)]
  const length = visibleLength(reason)
  return length >= least && length <= most ? [] : [refuse('vote.reason', { length, least, most })]
}

export const takeBasketBack = action(
  'governance.takeBasketBack',
  async (ctx, input: InputOf<typeof contract.takeBasketBack>) => {
    const { vote, no, via } = await electorFor(ctx, input, 'answer')
    const { last } = await standingOf(ctx, vote)
    if (vote.terms.method !== 'basket' || !last.has(input.participant)) no.push(refuse('vote.no_basket'))
    refuseWith(no)
    await store.addAnswer(ctx.db, ctx.organisation, vote.id, {
      id: newId(),
      participant: input.participant,
      content: null,
      draft: false,
      reason: null,
      at: ctx.now,
      by: ctx.actor.account,
      via,
    })
    ctx.record('governance.basket_taken_back', { subject: vote.id, participant: input.participant })
    return {}
  },
)

export const declareConflict = action(
  'governance.declareConflict',
  async (ctx, input: InputOf<typeof contract.declareConflict>) => {
    const { vote, no, via } = await electorFor(ctx, input, 'declare_conflict')
    refuseWith(via === null ? no : [refuse('delegation.only_answers')])
    const { participant, reason } = input
    await store.writeConflict(ctx.db, ctx.organisation, vote.id, participant, { reason, at: ctx.now })
    ctx.record('governance.conflict_declared', { subject: vote.id, participant, reason })
    return {}
  },
)

/** Opens what is due, and closes what is over: counted once, extended once, or lapsed. */
export const turnVotes = action('governance.turnVotes', async (ctx, _input: Record<never, never>) => {
  const due = await store.lockDueVotes(ctx.db, ctx.organisation, ctx.now)
  for (const vote of due) {
    if (vote.state === 'scheduled') await open(ctx, vote)
    else await close(ctx, vote)
  }
  return { turned: due.length }
})

async function close(ctx: ActionContext, vote: store.VoteRow): Promise<void> {
  const { electors, eligible, answered, count } = await standingOf(ctx, vote)
  const all = electors.map(({ participant }) => participant)
  if (quorumReached({ eligible, answered }, vote.quorumBp)) {
    await store.endVote(ctx.db, ctx.organisation, vote.id, {
      state: 'closed',
      at: ctx.now,
      result: { count, eligible, answered },
    })
    ctx.record('governance.vote_closed', { subject: vote.id, outcome: count.outcome })
    return tell(ctx, 'governance.vote_result', vote, all)
  }
  const more = vote.state === 'open' ? await ctx.setting(extendDays) : 0
  if (more > 0) {
    const closesAt = laterBy(vote.closesAt, more, ctx.shop.zone)
    await store.extendVote(ctx.db, ctx.organisation, vote.id, closesAt)
    ctx.record('governance.vote_extended', { subject: vote.id, days: more })
    return tell(ctx, 'governance.vote_extended', { ...vote, closesAt }, all)
  }
  await store.endVote(ctx.db, ctx.organisation, vote.id, { state: 'lapsed', at: ctx.now, result: null })
  ctx.record('governance.vote_lapsed', { subject: vote.id, answered, eligible })
  return tell(ctx, 'governance.vote_lapsed', vote, all)
}

/** So many days later, at the same time of the clock. */
function laterBy(at: Instant, days: number, zone: string): Instant {
  const { day, time } = wallClock(at, zone)
  return atWallTime(addDays(day, days), time, zone)
}
