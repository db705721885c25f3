/** Votes open when it is time, and end: counted once, extended once, or lapsed. */
import type { ActionContext } from '#platform/action.ts'
import { quorumReached } from '../rules/counting/quorum.ts'
import { runOffOf } from '../rules/counting/ties.ts'
import type { Concerned } from '../rules/interests.ts'
import { laterBy } from '../rules/votes.ts'
import { extendDays, voteDays } from '../settings/votes.ts'
import { objectionsOf } from '../store/objections.ts'
import { shuffleBox } from '../store/secret.ts'
import type { VoteRow } from '../store/votes.ts'
import { lockDueVotes } from '../store/votes-due.ts'
import { endVote, extendVote, letVoteWait } from '../store/votes-writing.ts'
import { type Standing, standingOf } from '../voting.ts'
import { decideProposal, postponeFor } from './deciding.ts'
import { planReminder } from './reminding.ts'
import { makeVote, openVote, tellOfVote } from './votes-opening.ts'

export async function turnDueVotes(ctx: ActionContext): Promise<number> {
  const due = await lockDueVotes(ctx.db, ctx.organisation, ctx.now)
  for (const vote of due) {
    if (vote.state === 'scheduled') await openVote(ctx, vote)
    else await closeVote(ctx, vote)
  }
  return due.length
}

/** Open objections are tested before any result: until then a vote whose time is over waits (5.3). */
async function waitsForTests(ctx: ActionContext, vote: VoteRow): Promise<boolean> {
  if (vote.proposal === null || vote.terms.method !== 'consent') return false
  const all = await objectionsOf(ctx.db, ctx.organisation, vote.proposal)
  return all.some(({ state }) => state === 'raised')
}

/** Counted once; or it waits for tests, is extended, or lapses. */
export async function closeVote(ctx: ActionContext, vote: VoteRow): Promise<void> {
  const standing = await standingOf(ctx, vote)
  const { electors, eligible, answered, count } = standing
  const all = electors.map(({ participant }) => participant)
  if (!vote.awaitsTests && !quorumReached({ eligible, answered }, vote.quorumBp)) return missQuorum(ctx, vote, standing)
  if (await waitsForTests(ctx, vote)) return letVoteWait(ctx.db, ctx.organisation, vote.id)
  if (vote.secret) await shuffleBox(ctx.db, ctx.organisation, vote.id)
  const result = { count, eligible, answered }
  await endVote(ctx.db, ctx.organisation, vote.id, { state: 'closed', at: ctx.now, result })
  ctx.record('governance.vote_closed', { subject: vote.id, outcome: count.outcome })
  const isAskedAgain = await callRunOff(ctx, vote, standing)
  // of a proposal everybody is told what was decided
  if (vote.proposal === null || isAskedAgain) return tellOfVote(ctx, 'governance.vote_result', vote, all)
  await decideProposal(ctx, { ...vote, proposal: vote.proposal }, standing)
}

/** Equals are told apart by a vote among them alone, where that was named before. Answers whether there is one. */
async function callRunOff(ctx: ActionContext, vote: VoteRow, { count, electors }: Standing): Promise<boolean> {
  const terms = runOffOf(vote.terms, count, vote.aboutPersons)
  if (terms === null) return false
  const closesAt = laterBy(ctx.now, await ctx.setting(voteDays), ctx.shop.zone)
  const declared = electors.flatMap(({ participant, conflict, interest }): Concerned[] =>
    interest === 'declared' ? [{ participant, as: interest, reason: conflict }] : [],
  )
  const { number } = await makeVote(ctx, {
    ...vote,
    ...{ terms, opensAt: ctx.now, closesAt, follows: vote.id, isRunOff: true },
    concerned: [...declared, ...vote.concerned],
  })
  ctx.record('governance.run_off_called', { subject: vote.id, number: String(number) })
  return true
}

async function missQuorum(ctx: ActionContext, vote: VoteRow, standing: Standing): Promise<void> {
  const { eligible, answered } = standing
  const electors = standing.electors.map(({ participant }) => participant)
  const more = vote.state === 'open' ? await ctx.setting(extendDays) : 0
  if (more > 0) {
    const closesAt = laterBy(vote.closesAt, more, ctx.shop.zone)
    await extendVote(ctx.db, ctx.organisation, vote.id, closesAt)
    await planReminder(ctx, { ...vote, closesAt, isExtended: true })
    ctx.record('governance.vote_extended', { subject: vote.id, days: more })
    return tellOfVote(ctx, 'governance.vote_extended', { ...vote, closesAt }, electors)
  }
  await endVote(ctx.db, ctx.organisation, vote.id, { state: 'lapsed', at: ctx.now, result: null })
  ctx.record('governance.vote_lapsed', { subject: vote.id, answered, eligible })
  if (vote.proposal === null) return tellOfVote(ctx, 'governance.vote_lapsed', vote, electors)
  await postponeFor(ctx, vote.proposal, 'lapsed')
}
