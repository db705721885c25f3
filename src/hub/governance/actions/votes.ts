/** Votes are planned, answered and cancelled; they open and close by themselves. */
import { lockActing } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-votes.ts'
import { whyNotRegistered } from '../reads/decided.ts'
import { whyNotCast, whyNotDraft } from '../rules/counting/ballots.ts'
import type { Content, Terms } from '../rules/counting/terms.ts'
import { whyNotSecret } from '../rules/secret.ts'
import { whyNotObject } from '../rules/template.ts'
import { deadline, whyNotAsk, whyNotVoteMove } from '../rules/votes.ts'
import { whyNotWeigh } from '../rules/weights.ts'
import { quorumBp } from '../settings.ts'
import {
  dotsBudget as dotsOfCommunity,
  scoreMax as scoreOfCommunity,
  secretMinElectors,
  voteDays,
  voteHide,
} from '../settings-votes.ts'
import { lockProposal } from '../store/proposals.ts'
import * as store from '../store/votes.ts'
import { endDelegation, markDelegationUsed } from '../store/votes-delegations.ts'
import { standingOf } from '../voting.ts'
import { voters } from './acting.ts'
import { postponeFor } from './deciding.ts'
import { electorFor } from './electors.ts'
import { addRaised, takeBackByAnswer } from './raising.ts'
import { whyNotReason } from './reasons.ts'
import { makeVote, tellOfVote } from './votes-opening.ts'

export const planVote = action('governance.planVote', async (ctx, input: InputOf<typeof contract.planVote>) => {
  const { zone } = ctx.shop
  const closesOn = (input.closesOn ?? addDays((input.opensOn ?? ctx.today) as Day, await ctx.setting(voteDays))) as Day
  const closes = deadline(closesOn, input.closesTime as TimeOfDay, zone)
  const opens =
    input.opensOn === null
      ? { at: ctx.now, no: [] }
      : deadline(input.opensOn as Day, input.opensTime as TimeOfDay, zone)
  const terms = await termsOf(ctx, input)
  const electors = (await voters(ctx)).length
  const weighing = { weights: input.weights, decided: input.weightsDecision !== null, secret: input.secret }
  refuseWith([
    ...whyNotWeigh(weighing),
    ...(input.weightsDecision ? await whyNotRegistered(ctx, asDecision(input.weightsDecision)) : []),
    ...[...opens.no, ...closes.no, ...whyNotAsk(terms, { opensAt: opens.at, closesAt: closes.at, now: ctx.now })],
    ...whyNotSecret({ ...input, electors }, await ctx.setting(secretMinElectors)),
  ])
  return makeVote(ctx, {
    title: input.title,
    question: input.question,
    terms,
    meanings: Object.fromEntries(input.options.map(({ name, meaning }) => [name, meaning])),
    hide: input.secret ? 'until_closed' : (input.hide ?? (await ctx.setting(voteHide))),
    quorumBp: input.quorumBp ?? (await ctx.setting(quorumBp)),
    opensAt: opens.at,
    closesAt: closes.at,
    ...{ proposal: null, round: null, secret: input.secret, aboutPersons: input.aboutPersons },
    ...weightsOf(input),
  })
})

const asDecision = ({ number, day }: { readonly number: string; readonly day: string }) => ({ number, day: day as Day })

const weightsOf = ({ weights, weightsDecision }: InputOf<typeof contract.planVote>) =>
  weights.length > 0
    ? {
        weights: Object.fromEntries(weights.map(({ participant, weight }) => [participant, weight])),
        weightsDecision: weightsDecision?.number ?? null,
      }
    : { weights: null, weightsDecision: null }

async function termsOf(ctx: ActionContext, input: InputOf<typeof contract.planVote>): Promise<Terms> {
  const { method, options, seats, tieRule, qualified, choices } = input
  const dotsBudget = input.dotsBudget ?? (await ctx.setting(dotsOfCommunity))
  const scoreMax = input.scoreMax ?? (await ctx.setting(scoreOfCommunity))
  const { unranked, quota, envelope, basketRule, tests } = input
  const costs = Object.fromEntries(options.map(({ name, cost }) => [name, cost]))
  const names = options.map(({ name }) => name)
  return {
    ...{ method, options: names, seats, tieRule, qualified, choices, dotsBudget, scoreMax },
    ...{ unranked, quota, envelope, costs, basketRule, tests },
  }
}

export const cancelVote = action('governance.cancelVote', async (ctx, input: InputOf<typeof contract.cancelVote>) => {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  refuseWith(whyNotVoteMove('cancel', vote.state))
  await store.cancelVote(ctx.db, ctx.organisation, vote.id, input.reason)
  ctx.record('governance.vote_cancelled', { subject: vote.id, reason: input.reason })
  const electors = await store.electorsOf(ctx.db, ctx.organisation, vote.id)
  if (vote.proposal !== null) await postponeFor(ctx, vote.proposal, 'cancelled', input.reason)
  else
    await tellOfVote(
      ctx,
      'governance.vote_cancelled',
      vote,
      electors.map(({ participant }) => participant),
    )
  return {}
})

export const answerVote = action('governance.answerVote', async (ctx, input: InputOf<typeof contract.answerVote>) => {
  const { vote, no, via, delegation } = await electorFor(ctx, input, 'answer')
  if (vote.secret) no.push(refuse('vote.secret'))
  const content: Content = { says: input.says, marks: input.marks }
  const ballot = input.draft ? whyNotKeepDraft(vote.terms, content) : whyNotCast(vote.terms, content)
  refuseWith([...no, ...ballot, ...(await whyNotSaid(ctx, input))])
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
    await (via === null ? endDelegation : markDelegationUsed)(ctx.db, ctx.organisation, delegation.id, ctx.now)
  ctx.record(input.draft ? 'governance.basket_drafted' : 'governance.vote_answered', {
    subject: vote.id,
    participant: input.participant,
  })
  await keepObjection(ctx, vote, input)
  return {}
})

type Answer = InputOf<typeof contract.answerVote>

/** A possible objection says which harm it sees and what would help; any other answer may give a reason. */
const whyNotSaid = async (ctx: ActionContext, { says, reason, whatWouldHelp }: Answer): Promise<Refusal[]> =>
  says === 'possible_objection' ? whyNotObject(reason ?? '', whatWouldHelp) : whyNotReason(ctx, reason)

/** Where consent is asked, such an answer is an objection of its own, tested by the others; another answer takes it back. */
async function keepObjection(ctx: ActionContext, vote: store.VoteRow, input: Answer): Promise<void> {
  if (vote.terms.method !== 'consent' || vote.proposal === null) return
  const proposal = found(await lockProposal(ctx.db, ctx.organisation, vote.proposal), 'proposal')
  const { row } = await lockActing(ctx, input.participant)
  const told = { harm: input.reason ?? '', whatWouldHelp: input.whatWouldHelp }
  if (input.says === 'possible_objection') await addRaised(ctx, proposal, row, told, vote.id)
  else await takeBackByAnswer(ctx, proposal, vote.id, row)
}

const whyNotKeepDraft = (terms: Terms, content: Content): Refusal[] =>
  terms.method === 'basket' && content.says === 'marks' ? whyNotDraft(terms, content) : [refuse('vote.no_draft')]

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
    const { vote, elector, no, via } = await electorFor(ctx, input, 'declare_conflict')
    if (elector?.castOn) no.push(refuse('vote.cast_already', { day: elector.castOn }))
    refuseWith(via === null ? no : [refuse('delegation.only_answers')])
    const { participant, reason } = input
    await store.writeConflict(ctx.db, ctx.organisation, vote.id, participant, { reason, at: ctx.now })
    ctx.record('governance.conflict_declared', { subject: vote.id, participant, reason })
    return {}
  },
)
