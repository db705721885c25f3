/** A meeting decides on a proposal: whoever leads opens it, answers are given or written down, it is saved or put off.
 *  Who leads and who is there is known to `meetings`, which calls these. */
import type { ActionContext } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import type { answerVote } from '../contract/votes-answering.ts'
import { decidingFacts } from '../for-meetings.ts'
import { whyNotDecide, whyNotSave } from '../rules/meeting-decisions.ts'
import { laterBy } from '../rules/votes.ts'
import { decisionOf } from '../store/decisions.ts'
import { notePresent } from '../store/electors.ts'
import * as proposals from '../store/proposals.ts'
import * as store from '../store/votes.ts'
import { cancelVote } from '../store/votes-writing.ts'
import { standingOf } from '../voting.ts'
import { questionOf } from './deciding.ts'
import { giveAnswer } from './votes.ts'
import { closeVote } from './votes-closing.ts'
import { makeVote } from './votes-opening.ts'

export interface InMeeting {
  readonly id: string
  /** How the register calls it. */
  readonly name: string
  /** The circle that meets; null: the community. */
  readonly circle: string | null
}

/** Nobody is asked beyond this day; the meeting ends before. */
const openDays = 7

/** `more` are reasons of the meeting itself: all are told at once. */
export async function openInMeeting(
  ctx: ActionContext,
  meeting: InMeeting,
  rfc: string,
  more: readonly Refusal[] = [],
): Promise<{ vote: string; number: number }> {
  const proposal = found(await proposals.lockProposal(ctx.db, ctx.organisation, rfc), 'proposal')
  refuseWith([...more, ...whyNotDecide(await decidingFacts(ctx, proposal, meeting.circle), ctx.today)])
  await proposals.changeProposal(ctx.db, ctx.organisation, proposal.id, { state: 'deciding' })
  return makeVote(ctx, {
    ...(await questionOf(ctx, proposal, proposal.method ?? 'consent')),
    // who meets hears each other
    hide: 'none',
    closesAt: laterBy(ctx.now, openDays, ctx.shop.zone),
    meeting: meeting.id,
    takenIn: meeting.name,
  })
}

/** The vote that runs in this meeting, locked. */
async function running(ctx: ActionContext, meeting: string): Promise<store.VoteRow> {
  const { id } = found(await store.voteInMeeting(ctx.db, ctx.organisation, meeting), 'vote')
  return found(await store.lockVote(ctx.db, ctx.organisation, id), 'vote')
}

export type Noted = Omit<InputOf<typeof answerVote>, 'vote' | 'draft' | 'elector'> & { readonly speaker: AccountId }

/** What somebody with the power says in the meeting is written down by another. */
export async function noteInMeeting(ctx: ActionContext, meeting: string, { speaker, ...said }: Noted): Promise<void> {
  const vote = await running(ctx, meeting)
  await giveAnswer(ctx, { ...said, vote: vote.id, draft: false }, speaker)
}

/** Counted with the answers there are; an objection that is not tested yet holds it up, also after the meeting. */
export async function saveInMeeting(ctx: ActionContext, meeting: string, present: readonly string[]) {
  const vote = await running(ctx, meeting)
  const standing = await standingOf(ctx, vote)
  refuseWith(whyNotSave(standing, vote.quorumBp))
  await notePresent(ctx.db, ctx.organisation, vote.id, present)
  await closeVote(ctx, vote)
  const after = found(await store.readVote(ctx.db, ctx.organisation, vote.id), 'vote')
  const proposal = found(await proposals.readProposal(ctx.db, ctx.organisation, vote.proposal ?? ''), 'proposal')
  const decision = await decisionOf(ctx.db, ctx.organisation, proposal.id)
  return {
    state: after.awaitsTests && after.state === 'open' ? ('waits' as const) : proposal.state,
    decision: decision?.vote === vote.id ? { id: decision.id, number: decision.number } : null,
  }
}

/** Not today: the proposal is where it was before; what was answered stays to be read. */
export async function putOffInMeeting(ctx: ActionContext, meeting: string, reason: string): Promise<void> {
  const vote = await running(ctx, meeting)
  const proposal = found(await proposals.lockProposal(ctx.db, ctx.organisation, vote.proposal ?? ''), 'proposal')
  await cancelVote(ctx.db, ctx.organisation, vote.id, { by: 'meeting', reason: reason || null })
  const state = proposal.finalUntil === null ? 'open' : 'final_comments'
  await proposals.changeProposal(ctx.db, ctx.organisation, proposal.id, { state })
  ctx.record('governance.vote_put_off', { subject: proposal.id, reason })
}

/** A decision that runs is saved or put off before anything else begins. */
export async function whyNotGoOn(ctx: ActionContext, meeting: string): Promise<Refusal[]> {
  const vote = await store.voteInMeeting(ctx.db, ctx.organisation, meeting)
  return vote === null ? [] : [refuse('decision.runs', { title: vote.title })]
}
