/** Objections: raised, tested by the others, met by an offer their author agrees to, or taken back by their author alone. */
import { lockActing, mustHave } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/objections.ts'
import { winOverDelegation } from '../delegating.ts'
import { othersThan } from '../hearing.ts'
import { whyNotObjectAfter } from '../rules/meeting-decisions.ts'
import { testResult, whyNotEndTest, whyNotMoveObjection } from '../rules/objections.ts'
import { whyNotMove } from '../rules/states.ts'
import { addAnswer } from '../store/answers.ts'
import { pendingDecisionOf } from '../store/decisions.ts'
import { electorsOf } from '../store/electors.ts'
import * as store from '../store/objections.ts'
import * as proposals from '../store/proposals.ts'
import { readVote, runningVoteOf } from '../store/votes.ts'
import { activeFor, mustSteer, mustWrite, tellAll } from './acting.ts'
import { afterQualified } from './deciding.ts'
import { letDecisionsHold } from './decisions.ts'
import { electorFor } from './electors.ts'
import { stopClock } from './proposals.ts'
import { addRaised, takeBack } from './raising.ts'
import { whyNotRaise, whyNotReason } from './reasons.ts'
import { turnDueVotes } from './votes-closing.ts'

type Of<C> = InputOf<C>

export const raiseObjection = action(
  'governance.raiseObjection',
  async (ctx, input: Of<typeof contract.raiseObjection>) => {
    const acting = await activeFor(ctx, input.participant, 'position')
    const { proposal, vote, no } = await objectedTo(ctx, input.rfc, acting.row)
    const { harm, whatWouldHelp } = input
    refuseWith([...no, ...(await whyNotRaise(ctx, harm, whatWouldHelp))])
    const raised = await addRaised(ctx, proposal, { id: acting.row.id, name: acting.row.name }, input, vote)
    await stopClock(ctx, proposal)
    return { objection: raised }
  },
)

/** What is objected to: a text, an answer in its round of consent, or what a meeting decided without this organisation. */
async function objectedTo(ctx: ActionContext, id: string, who: { readonly id: string; readonly name: string }) {
  const proposal = found(await proposals.lockProposal(ctx.db, ctx.organisation, id), 'proposal')
  const pending = await pendingDecisionOf(ctx.db, ctx.organisation, id)
  if (pending === null || pending.vote === null) {
    refuseWith(whyNotMove('object', proposal.state))
    return { proposal, ...(await voteAsked(ctx, proposal, who.id)) }
  }
  const electors = await electorsOf(ctx.db, ctx.organisation, pending.vote)
  const elector = electors.find(({ participant }) => participant === who.id)
  const { conflict = null, wasThere = null } = elector ?? {}
  const absent = { organisation: who.name, wasThere, conflict, takenOn: pending.takenOn }
  return { proposal, vote: pending.vote, no: whyNotObjectAfter(absent, ctx.today) }
}

/** While a proposal is decided, an objection is an answer in its round of consent. */
async function voteAsked(ctx: ActionContext, proposal: proposals.ProposalRow, participant: string) {
  if (proposal.state !== 'deciding') return { vote: null, no: [] as Refusal[] }
  const running = await runningVoteOf(ctx.db, ctx.organisation, proposal.id)
  if (running?.terms.method !== 'consent') return { vote: null, no: [refuse('objection.not_asked')] }
  const { vote, no, delegation } = await electorFor(ctx, { vote: running.id, participant }, 'answer')
  if (no.length === 0) {
    await winOverDelegation(ctx, delegation, ctx.now)
    await addAnswer(ctx.db, ctx.organisation, vote.id, {
      ...{ id: newId(), participant, draft: false, reason: null, via: null, at: ctx.now, by: ctx.actor.account },
      notedBy: null,
      content: { says: 'possible_objection', marks: [] },
    })
  }
  return { vote: vote.id, no }
}

const openObjection = async (ctx: ActionContext, id: string) =>
  found(await store.lockObjection(ctx.db, ctx.organisation, id), 'objection')

const proposalOf = async (ctx: ActionContext, { proposal }: store.ObjectionRow) =>
  found(await proposals.lockProposal(ctx.db, ctx.organisation, proposal), 'proposal')

/** Nobody but the co-op that raised it takes it back; it stays to be read. */
export const withdrawObjection = action(
  'governance.withdrawObjection',
  async (ctx, input: Of<typeof contract.withdrawObjection>) => {
    const objection = await openObjection(ctx, input.objection)
    const acting = await lockActing(ctx, objection.participant)
    mustHave(ctx, 'position', acting)
    refuseWith(whyNotMoveObjection('withdraw', objection.state))
    await takeBack(ctx, await proposalOf(ctx, objection), objection, acting.row.name)
    await turnDueVotes(ctx)
    await letDecisionsHold(ctx)
    return {}
  },
)

export const testObjection = action(
  'governance.testObjection',
  async (ctx, input: Of<typeof contract.testObjection>) => {
    const objection = await openObjection(ctx, input.objection)
    const acting = await activeFor(ctx, input.participant, 'position')
    const others = await othersThan(ctx, objection)
    const no = whyNotMoveObjection('test', objection.state)
    if (no.length === 0 && objection.testUntil <= ctx.now) no.push(refuse('objection.over'))
    if (objection.participant === acting.row.id) no.push(refuse('objection.own'))
    else if (!others.some(({ id }) => id === acting.row.id))
      no.push(refuse('objection.not_asked_of', { organisation: acting.row.name }))
    refuseWith([...no, ...(await whyNotReason(ctx, input.reason))])
    await store.addTest(ctx.db, ctx.organisation, objection.id, {
      ...{ id: newId(), participant: acting.row.id, harms: input.harms, reason: input.reason || null },
      ...{ at: ctx.now, by: ctx.actor.account },
    })
    const { proposal: subject } = objection
    ctx.record('governance.objection_weighed', { subject, participant: acting.row.id, objection: objection.id })
    return {}
  },
)

/** The core group ends a test early once everybody has answered; after its days it ends by itself. */
export const endTest = action('governance.endTest', async (ctx, input: Of<typeof contract.endTest>) => {
  mustSteer(ctx)
  return endNow(ctx, await openObjection(ctx, input.objection))
})

/** So does whoever leads the meeting in which it was raised. */
export async function endTestInMeeting(ctx: ActionContext, meeting: string, id: string) {
  const objection = await openObjection(ctx, id)
  const vote = objection.vote && (await readVote(ctx.db, ctx.organisation, objection.vote))
  if (!vote || vote.meeting !== meeting) throw new NotFound('objection')
  return endNow(ctx, objection)
}

async function endNow(ctx: ActionContext, objection: store.ObjectionRow) {
  refuseWith(whyNotMoveObjection('test', objection.state))
  const { eligible, harms } = await weighed(ctx, objection)
  const until = objection.testUntil
  refuseWith(whyNotEndTest({ until, eligible: eligible.length, answered: harms.length }, ctx.now))
  const state = await finishTest(ctx, objection)
  await turnDueVotes(ctx)
  await letDecisionsHold(ctx)
  return { state }
}

async function weighed(ctx: ActionContext, objection: store.ObjectionRow) {
  const eligible = await othersThan(ctx, objection)
  const tests = await store.testsOf(ctx.db, ctx.organisation, [objection.id])
  const last = new Map(tests.map(({ participant, harms }): [string, boolean] => [participant, harms]))
  const harms = eligible.flatMap(({ id }) => {
    const said = last.get(id)
    return said === undefined ? [] : [said]
  })
  return { eligible, harms }
}

async function finishTest(ctx: ActionContext, objection: store.ObjectionRow) {
  const proposal = await proposalOf(ctx, objection)
  const { eligible, harms } = await weighed(ctx, objection)
  const state = testResult({ eligible: eligible.length, harms, quorumBp: proposal.quorumBp ?? 0 })
  await store.moveObjection(ctx.db, ctx.organisation, objection.id, { state, testedAt: ctx.now })
  const { participant } = objection
  ctx.record('governance.objection_tested', { subject: proposal.id, participant, why: state, objection: objection.id })
  const acting = await lockActing(ctx, participant)
  const next = state === 'qualified' ? await afterQualified(ctx, proposal.id) : null
  const told = { organisation: acting.row.name, why: next ?? state, round: proposal.round + 1 }
  await tellAll(ctx, 'governance.objection', proposal, told)
  return state
}

/** Tests whose days are over end; the oldest first. */
export async function endDueTests(ctx: ActionContext): Promise<number> {
  const due = await store.lockDueTests(ctx.db, ctx.organisation, ctx.now)
  for (const objection of due) await finishTest(ctx, objection)
  return due.length
}

export const offerForObjection = action(
  'governance.offerForObjection',
  async (ctx, input: Of<typeof contract.offerForObjection>) => {
    const objection = await openObjection(ctx, input.objection)
    const proposal = await proposalOf(ctx, objection)
    await mustWrite(ctx, proposal)
    refuseWith(whyNotMoveObjection('offer', objection.state))
    await store.moveObjection(ctx.db, ctx.organisation, objection.id, {
      ...{ offerHow: input.how, offerWords: input.words, offeredAt: ctx.now, offeredBy: ctx.actor.account },
    })
    ctx.record('governance.objection_offered', { subject: proposal.id, objection: objection.id, why: input.how })
    const acting = await lockActing(ctx, objection.participant)
    await tellAll(ctx, 'governance.objection', proposal, { organisation: acting.row.name, why: 'offered' })
    return {}
  },
)

/** Its author agrees with what is offered: only then it is resolved. */
export const agreeToOffer = action('governance.agreeToOffer', async (ctx, input: Of<typeof contract.agreeToOffer>) => {
  const objection = await openObjection(ctx, input.objection)
  const acting = await lockActing(ctx, objection.participant)
  mustHave(ctx, 'position', acting)
  const no = whyNotMoveObjection('resolve', objection.state)
  refuseWith(no.length === 0 && objection.offerHow === null ? [refuse('objection.no_offer')] : no)
  await store.moveObjection(ctx.db, ctx.organisation, objection.id, { state: 'resolved', resolvedAt: ctx.now })
  const proposal = await proposalOf(ctx, objection)
  ctx.record('governance.objection_resolved', { subject: proposal.id, participant: acting.row.id })
  await tellAll(ctx, 'governance.objection', proposal, { organisation: acting.row.name, why: 'resolved' })
  return {}
})
