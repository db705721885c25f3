/** A proposal is decided: its vote opens, the result makes it adopted, rejected or postponed, and the register knows it. */
import type { ActionContext } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { addDays, addMonths, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type { Terms } from '../rules/counting/terms.ts'
import { afterObjection, decidedBy } from '../rules/deciding.ts'
import { holdsFrom } from '../rules/meeting-decisions.ts'
import type { Fallback, ProposalMethod } from '../rules/template.ts'
import { consentRounds, consultDays, dotsBudget, scoreMax, voteDays, voteHide } from '../settings/votes.ts'
import { reviewMonths } from '../settings.ts'
import { pendingDecisionOf, stopDecision } from '../store/decisions.ts'
import { versionsOf } from '../store/hearing.ts'
import * as store from '../store/proposals.ts'
import { runningVoteOf, type VoteRow } from '../store/votes.ts'
import { cancelVote } from '../store/votes-writing.ts'
import type { Standing } from '../voting.ts'
import { tellAll } from './acting.ts'
import { enterDecision, takePlaces, tellDecision } from './entering.ts'
import { type Asked, makeVote } from './votes-opening.ts'

const closingTime = '20:00' as TimeOfDay

/** Final comments are over: the vote of the method that was named opens. */
export const openDecision = (ctx: ActionContext, proposal: store.ProposalRow): Promise<unknown> =>
  openVoteOn(ctx, proposal, proposal.method ?? 'consent')

async function openVoteOn(ctx: ActionContext, proposal: store.ProposalRow, method: ProposalMethod): Promise<void> {
  // from the final text on, everybody has the days of consultation (5.1)
  const finalText = proposal.finalSince ?? proposal.publishedOn ?? ctx.today
  const days = [
    addDays(ctx.today, await ctx.setting(voteDays)),
    addDays(finalText, await ctx.setting(consultDays)),
  ].sort()
  await makeVote(ctx, {
    ...(await questionOf(ctx, proposal, method)),
    hide: await ctx.setting(voteHide),
    closesAt: atWallTime(days[1] as Day, closingTime, ctx.shop.zone),
  })
}

/** What is asked of a proposal, whether by itself or in a meeting. */
export async function questionOf(
  ctx: ActionContext,
  proposal: store.ProposalRow,
  method: ProposalMethod,
): Promise<Omit<Asked, 'hide' | 'closesAt'>> {
  return {
    title: proposal.title,
    question: proposal.requirement,
    terms: await termsFor(ctx, proposal, method),
    meanings: Object.fromEntries(proposal.options.map(({ name, meaning }) => [name, meaning])),
    quorumBp: proposal.quorumBp ?? 0,
    opensAt: ctx.now,
    proposal: proposal.id,
    round: proposal.round,
    ...{ secret: false, aboutPersons: false, electorate: 'organisations', peopleOf: null, theme: proposal.theme },
    ...{ weights: null, weightsDecision: null, concerned: [], follows: null, isRunOff: false },
  }
}

async function termsFor(ctx: ActionContext, of: store.ProposalRow, method: ProposalMethod): Promise<Terms> {
  const options = of.options.map(({ name }) => name)
  return {
    ...{ method, options: method === of.method ? options : [], seats: 1, tieRule: of.tieRule ?? 'status_quo' },
    ...{ qualified: { over: 2, under: 3 }, choices: { least: 0, most: 100 }, unranked: 'average', quota: 'droop' },
    dotsBudget: await ctx.setting(dotsBudget),
    scoreMax: await ctx.setting(scoreMax),
    ...{ envelope: 0, costs: {}, basketRule: { kind: 'threshold', bp: 7000 }, tests: [] },
  }
}

/** What a closed vote makes of its proposal. */
export async function decideProposal(
  ctx: ActionContext,
  vote: VoteRow & { readonly proposal: string },
  standing: Standing,
): Promise<void> {
  const proposal = found(await store.lockProposal(ctx.db, ctx.organisation, vote.proposal), 'proposal')
  const state = decidedBy(standing.count)
  const decision = state === 'rejected' ? null : await writeDecision(ctx, proposal, vote, standing)
  await store.changeProposal(ctx.db, ctx.organisation, proposal.id, { state, decidedOn: ctx.today })
  ctx.record('governance.proposal_decided', { subject: proposal.id, why: state, number: decision })
  if (state === 'rejected') await tellAll(ctx, 'governance.proposal_voted', proposal, { why: state, reason: '' })
}

/** The entry of the register has the words, the figures, and the day on which it is looked at again. */
async function writeDecision(
  ctx: ActionContext,
  proposal: store.ProposalRow,
  vote: VoteRow,
  { count, electors, eligible, answered, last: answers }: Standing,
): Promise<string> {
  const last = (await versionsOf(ctx.db, ctx.organisation, proposal.id)).at(-1)
  const chosen = count.outcome === 'chosen' ? count.chosen : []
  // what a meeting decides waits for those who were absent
  const pending = vote.meeting !== null
  const inForceFrom = pending ? holdsFrom(ctx.today) : ctx.today
  const named = proposal.reviewOn !== null && proposal.reviewOn > inForceFrom ? proposal.reviewOn : null
  const { id, number } = await enterDecision(ctx, {
    title: proposal.title,
    text: [...(last?.paragraphs ?? []), ...chosen].join('\n\n'),
    method: count.method,
    takenOn: ctx.today,
    takenIn: vote.takenIn,
    ...{ inForceFrom, pending },
    reviewOn: named ?? addMonths(inForceFrom, await ctx.setting(reviewMonths)),
    criteria: proposal.criteria,
    eligible,
    answered,
    language: proposal.language,
    proposal: proposal.id,
    vote: vote.id,
    supersedes: proposal.supersedes,
    figures: {
      lines: [...count.lines.map(({ option, score }) => ({ option, score }))],
      abstained: count.abstained,
      conflicted: electors.filter(({ conflict }) => conflict !== null).map(({ name }) => name),
      delegated: [...answers.values()].filter(({ via }) => via !== null).length,
    },
  })
  if (!pending) await takePlaces(ctx, [id])
  return number
}

/** An objection was found qualified: the round is over, and the next begins, or what was named before is voted.
 *  Answers what follows; null: nothing was being decided. */
export async function afterQualified(ctx: ActionContext, id: string): Promise<'next_round' | 'fallback' | null> {
  const proposal = found(await store.lockProposal(ctx.db, ctx.organisation, id), 'proposal')
  const pending = await pendingDecisionOf(ctx.db, ctx.organisation, id)
  if (pending) {
    await stopDecision(ctx.db, ctx.organisation, pending.id, ctx.today)
    ctx.record('governance.decision_stopped', { subject: pending.id })
    await tellDecision(ctx, 'governance.decision_stopped', pending, {})
    return nextRound(ctx, proposal)
  }
  const vote = await runningVoteOf(ctx.db, ctx.organisation, id)
  if (proposal.state !== 'deciding' || vote?.terms.method !== 'consent') return null
  const number = String(vote.number)
  await cancelVote(ctx.db, ctx.organisation, vote.id, { by: 'objection', reason: null })
  ctx.record('governance.round_over', { subject: id, round: proposal.round, number })
  return nextRound(ctx, proposal)
}

async function nextRound(ctx: ActionContext, proposal: store.ProposalRow): Promise<'next_round' | 'fallback'> {
  const { id } = proposal
  const next = afterObjection(proposal.round, await ctx.setting(consentRounds))
  if (next === 'fallback') {
    await fallBack(ctx, proposal)
    return next
  }
  const round = proposal.round + 1
  const change = { state: 'open', round, finalSince: null, finalUntil: null, forced: false, decidedOn: null } as const
  await store.changeProposal(ctx.db, ctx.organisation, id, change)
  ctx.record('governance.next_round', { subject: id, round })
  return next
}

async function fallBack(ctx: ActionContext, proposal: store.ProposalRow): Promise<void> {
  const fallback: Fallback = proposal.fallback ?? 'qualified'
  if (fallback === 'postpone') return postponeFor(ctx, proposal.id, 'no_consent')
  ctx.record('governance.fallback_begun', { subject: proposal.id, why: fallback })
  await store.changeProposal(ctx.db, ctx.organisation, proposal.id, { state: 'deciding', decidedOn: null })
  await openVoteOn(ctx, proposal, fallback)
}

/** Nobody put it off: too few answered, no consent was found, or its vote was cancelled. */
export async function postponeFor(
  ctx: ActionContext,
  id: string,
  why: 'lapsed' | 'no_consent' | 'cancelled',
  reason = '',
): Promise<void> {
  const proposal = found(await store.lockProposal(ctx.db, ctx.organisation, id), 'proposal')
  const change = { state: 'postponed', exitReason: reason || null, finalSince: null, finalUntil: null } as const
  await store.changeProposal(ctx.db, ctx.organisation, id, { ...change, forced: false })
  ctx.record('governance.proposal_put_off', { subject: id, why })
  await tellAll(ctx, 'governance.proposal_voted', proposal, { why, reason })
}
