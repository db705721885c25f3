/** What is asked: planned, changed before the first ballot, cancelled. */
import { actingFor, peopleInside } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { momentOf } from '#platform/values/moment.ts'
import type * as contract from '../contract/votes-planning.ts'
import { matterOf } from '../matters.ts'
import { whyNotRegistered } from '../reads/decided.ts'
import { drawsLots, type Terms } from '../rules/counting/terms.ts'
import type { Concerned } from '../rules/interests.ts'
import { whyNotSecret } from '../rules/secret.ts'
import { quorumFor, whyNotAsk, whyNotChange, whyNotDraw, whyNotFollow, whyNotVoteMove } from '../rules/votes.ts'
import { whyNotWeigh } from '../rules/weights.ts'
import {
  dotsBudget as dotsOfCommunity,
  scoreMax as scoreOfCommunity,
  secretMinElectors,
  voteDays,
  voteHide,
} from '../settings/votes.ts'
import { quorumBp } from '../settings.ts'
import { ballotsCast } from '../store/answers.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/votes.ts'
import * as writing from '../store/votes-writing.ts'
import { voters } from './acting.ts'
import { postponeFor } from './deciding.ts'
import { makeVote, tellOfVote } from './votes-opening.ts'

type Planned = InputOf<typeof contract.planVote>

export const planVote = action('governance.planVote', async (ctx, input: Planned) => {
  const { zone } = ctx.shop
  const closesOn = (input.closesOn ?? addDays((input.opensOn ?? ctx.today) as Day, await ctx.setting(voteDays))) as Day
  const closes = momentOf(closesOn, input.closesTime as TimeOfDay, zone)
  const opens =
    input.opensOn === null
      ? { at: ctx.now, no: [] }
      : momentOf(input.opensOn as Day, input.opensTime as TimeOfDay, zone)
  const terms = await termsOf(ctx, input, input.aboutPersons)
  const when = opens.at === null || closes.at === null ? null : { opensAt: opens.at, closesAt: closes.at }
  refuseWith([
    ...[...opens.no, ...closes.no, ...whyNotAsk(terms, when && { ...when, now: ctx.now })],
    ...whyNotSecret({ ...input, electors: await electorsNow(ctx, input) }, await ctx.setting(secretMinElectors)),
    ...(await whyNotWeights(ctx, input)),
    ...whyNotDraw(input.method, { secret: input.secret, isWeighed: input.weights.length > 0 }),
    ...(await whyNotAgain(ctx, input.earlierVote)),
  ])
  return makeVote(ctx, {
    ...wordsOf(input),
    terms,
    hide: input.secret ? 'until_closed' : (input.hide ?? (await ctx.setting(voteHide))),
    quorumBp: quorumFor(input.method, input.quorumBp ?? (await ctx.setting(quorumBp))),
    ...found(when, 'moment'),
    ...{ proposal: null, round: null, secret: input.secret, aboutPersons: input.aboutPersons, theme: input.theme },
    ...{ electorate: input.electorate, peopleOf: input.electorate === 'persons' ? input.peopleOf : null },
    ...weightsOf(input),
    ...(await interestsIn(ctx, input)),
    ...{ follows: input.earlierVote, isRunOff: false },
  })
})

/** Whose own matter it is: as it follows from what the vote is about and from where the candidates come, and as told. */
async function interestsIn(ctx: ActionContext, input: Planned) {
  const { about } = input
  const matter = about && found(await matterOf(ctx, about.kind, about.id), 'matter')
  const owners = matter?.owners ?? []
  const candidates = candidatesIn(input.options)
  const told = input.concerned.map((one) => ({ ...one, reason: null }))
  const ofMatter = about === null ? [] : owners.map((participant) => ({ participant, as: about.kind, reason: null }))
  return {
    matter: about && { ...about, name: matter?.name ?? null },
    candidates,
    concerned: [...ofMatter, ...concernedBy(candidates), ...told],
  }
}

const candidatesIn = (options: Planned['options']): Record<string, string> =>
  Object.fromEntries(options.flatMap(({ name, participant }) => (participant === null ? [] : [[name, participant]])))

const concernedBy = (candidates: Readonly<Record<string, string>>): Concerned[] =>
  Object.values(candidates).map((participant) => ({ participant, as: 'candidate' as const, reason: null }))

/** Who is set aside is fixed with the electors. */
function candidatesLater(vote: store.VoteRow, input: Asked) {
  const candidates = candidatesIn(input.options)
  const others = vote.concerned.filter(({ as, participant }) => as !== 'candidate' || !isCandidate(vote, participant))
  const isSame =
    JSON.stringify(Object.entries(candidates).sort()) === JSON.stringify(Object.entries(vote.candidates).sort())
  return {
    no: isSame || vote.state === 'scheduled' ? [] : [refuse('vote.candidates_fixed')],
    to: { candidates, concerned: [...concernedBy(candidates), ...others] },
  }
}

const isCandidate = ({ candidates }: store.VoteRow, participant: string): boolean =>
  Object.values(candidates).includes(participant)

const wordsOf = (input: Pick<Planned, 'title' | 'question' | 'options'>) => ({
  title: input.title,
  question: input.question,
  meanings: Object.fromEntries(input.options.map(({ name, meaning }) => [name, meaning])),
})

/** How many would answer if it opened now. */
async function electorsNow(ctx: ActionContext, { electorate, peopleOf }: Planned): Promise<number> {
  if (electorate === 'organisations') return (await voters(ctx)).length
  return peopleOf === null ? (await peopleInside(ctx)).length : ((await actingFor(ctx)).get(peopleOf)?.length ?? 0)
}

async function whyNotWeights(ctx: ActionContext, { weights, weightsDecision, secret, electorate }: Planned) {
  const no = whyNotWeigh({ weights, decided: weightsDecision !== null, secret, electorate })
  return weightsDecision ? [...no, ...(await whyNotRegistered(ctx, asDecision(weightsDecision)))] : no
}

const asDecision = ({ number, day }: { readonly number: string; readonly day: string }) => ({ number, day: day as Day })

const weightsOf = ({ weights, weightsDecision }: Planned) =>
  weights.length > 0
    ? {
        weights: Object.fromEntries(weights.map(({ participant, weight }) => [participant, weight])),
        weightsDecision: weightsDecision?.number ?? null,
      }
    : { weights: null, weightsDecision: null }

/** A closed vote is not opened again: a new one asks again, and names it. */
async function whyNotAgain(ctx: ActionContext, id: string | null): Promise<Refusal[]> {
  if (id === null) return []
  return whyNotFollow(found(await store.readVote(ctx.db, ctx.organisation, id), 'vote').state)
}

type Asked = InputOf<typeof contract.changeVote>

async function termsOf(ctx: ActionContext, input: Asked | Planned, aboutPersons: boolean): Promise<Terms> {
  const { method, options, seats, qualified, choices } = input
  const dotsBudget = input.dotsBudget ?? (await ctx.setting(dotsOfCommunity))
  const scoreMax = input.scoreMax ?? (await ctx.setting(scoreOfCommunity))
  const { unranked, quota, envelope, basketRule, tests } = input
  const tieRule = input.tieRule ?? (aboutPersons ? 'lot' : 'status_quo')
  const costs = Object.fromEntries(options.map(({ name, cost }) => [name, cost]))
  const names = options.map(({ name }) => name)
  return {
    ...{ method, options: names, seats, tieRule, qualified, choices, dotsBudget, scoreMax },
    ...{ unranked, quota, envelope, costs, basketRule, tests },
  }
}

/** Method and bounds freeze at the first ballot; who answers, and whether in secret, with the planning. */
export const changeVote = action('governance.changeVote', async (ctx, input: Asked) => {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  const terms = await termsOf(ctx, input, vote.aboutPersons)
  const hide = input.hide ?? vote.hide
  const ballots = await ballotsCast(ctx.db, ctx.organisation, vote.id)
  const opensAt = vote.state === 'scheduled' ? vote.opensAt : ctx.now
  const later = candidatesLater(vote, input)
  // what drew lots asked for none
  const before = drawsLots(vote.terms.method) ? await ctx.setting(quorumBp) : vote.quorumBp
  refuseWith([
    ...whyNotChange({ ...vote, ofProposal: vote.proposal !== null, ballots }, hide),
    ...whyNotAsk(terms, { opensAt, closesAt: vote.closesAt, now: ctx.now }),
    ...whyNotDraw(input.method, { secret: vote.secret, isWeighed: vote.weights !== null }),
    ...later.no,
  ])
  await writing.changeVote(ctx.db, ctx.organisation, vote.id, {
    ...{ ...wordsOf(input), ...later.to, terms, hide },
    quorumBp: quorumFor(input.method, input.quorumBp ?? before),
  })
  ctx.record('governance.vote_changed', { subject: vote.id })
  return {}
})

export const cancelVote = action('governance.cancelVote', async (ctx, input: InputOf<typeof contract.cancelVote>) => {
  const vote = found(await store.lockVote(ctx.db, ctx.organisation, input.vote), 'vote')
  refuseWith(whyNotVoteMove('cancel', vote.state))
  await writing.cancelVote(ctx.db, ctx.organisation, vote.id, { by: 'core_group', reason: input.reason })
  ctx.record('governance.vote_cancelled', { subject: vote.id, reason: input.reason })
  const electors = await electorsOf(ctx.db, ctx.organisation, vote.id)
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
