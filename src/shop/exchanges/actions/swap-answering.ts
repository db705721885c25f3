/** Saying yes or no to a proposal. The last yes hands the seats over, once every rule was asked again. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { type HeldSeat, lockSeats } from '#shop/shifts/public.ts'
import { answerer } from '../asking.ts'
import { missingAfter, whyNotAnswer } from '../rules/answering.ts'
import * as store from '../store/swap.ts'
import { settleGone } from './settle.ts'
import { type Crossing, closeSwap, handOver, whyNotCross } from './swap-crossing.ts'
import { endProposal } from './swap-ending.ts'
import { tellDone } from './swap-telling.ts'

export interface AnswerSwap {
  readonly proposal: string
  readonly signed?: string | undefined
}

export interface ConsentSwap extends AnswerSwap {
  readonly warningsAccepted?: boolean | undefined
}

interface Outcome {
  readonly state: 'pending' | 'done' | 'off'
  /** Why it came to nothing, as far as it is the own person's concern. */
  readonly whyNot: readonly Refusal[]
}

export const consentSwap = action('exchanges.consentSwap', async (ctx, input: ConsentSwap) =>
  consent(ctx, await answerer(ctx, input.signed), input),
)

/** The yes of this person, whoever brings it. */
export async function consent(ctx: ActionContext, member: MemberFacts, input: ConsentSwap): Promise<Outcome> {
  const { proposal, seats } = await lockProposal(ctx, input.proposal)
  refuseWith(whyNotAnswer(proposal, member.contact, ctx.now))
  const crossings = crossingsOf(proposal, seats)
  const reasons = await whyNotCross(
    ctx,
    crossings.map((one) => ({
      ...one,
      warningsAccepted: one.member !== member.contact || (input.warningsAccepted ?? false),
    })),
  )
  const own = reasons[crossings.findIndex((one) => one.member === member.contact)] ?? []
  refuseWith(own.filter(({ code }) => code === 'shift.warning'))
  await store.answerLeg(ctx.db, ctx.organisation, proposal.id, member.contact, { consentedAt: ctx.now })
  ctx.record('exchanges.proposal_consented', { subject: proposal.id, person: member.contact })
  if (missingAfter(proposal, member.contact).length > 0) return { state: 'pending', whyNot: [] }
  if (reasons.some((some) => some.length > 0) || crossings.length < proposal.legs.length) {
    await endProposal(ctx, proposal, 'checks', { found: reasons.flat() })
    await settleGone(ctx)
    return { state: 'off', whyNot: own.length > 0 ? own : [refuse('swap.other_may_not')] }
  }
  const got = await handOver(ctx, crossings)
  await store.completeProposal(ctx.db, ctx.organisation, proposal.id, got, ctx.now)
  ctx.record('exchanges.proposal_done', { subject: proposal.id, seats: crossings.map(({ gives }) => gives.id) })
  tellDone(ctx, proposal, crossings)
  await closeSwap(ctx, crossings)
  return { state: 'done', whyNot: [] }
}

/** The proposal and all its seats under locks: seats first, as everywhere. */
async function lockProposal(ctx: ActionContext, id: string) {
  const [db, here] = [ctx.db, ctx.organisation]
  const [before] = await store.readProposals(db, here, [id])
  const seats = await lockSeats(
    ctx,
    found(before, 'proposal').legs.map(({ gives }) => gives),
  )
  await store.lockProposal(db, here, id)
  const [proposal] = await store.readProposals(db, here, [id])
  return { proposal: found(proposal, 'proposal'), seats: new Map(seats.map((seat) => [seat.id, seat])) }
}

/** Who gives what for what. A seat that is somebody else's by now crosses no more. */
const crossingsOf = (proposal: store.ProposalRow, seats: ReadonlyMap<string, HeldSeat>): Crossing[] =>
  proposal.legs.flatMap(({ member, gives, takes }) => {
    const [given, taken] = [seats.get(gives), seats.get(takes)]
    return given && taken && given.member === member
      ? [{ member, gives: given, takes: taken, warningsAccepted: true }]
      : []
  })

export const declineSwap = action('exchanges.declineSwap', async (ctx, input: AnswerSwap) =>
  decline(ctx, await answerer(ctx, input.signed), input),
)

export async function decline(ctx: ActionContext, member: MemberFacts, input: AnswerSwap) {
  const { proposal } = await lockProposal(ctx, input.proposal)
  refuseWith(whyNotAnswer(proposal, member.contact, ctx.now))
  await store.answerLeg(ctx.db, ctx.organisation, proposal.id, member.contact, { declinedAt: ctx.now })
  ctx.record('exchanges.proposal_declined', { subject: proposal.id, person: member.contact })
  await endProposal(ctx, proposal, 'declined')
  await settleGone(ctx)
  return {}
}

export const consentSwapByLink = action('exchanges.consentSwapByLink', (ctx, input: ConsentSwap) =>
  consentSwap.run(ctx, input),
)

export const declineSwapByLink = action('exchanges.declineSwapByLink', (ctx, input: AnswerSwap) =>
  declineSwap.run(ctx, input),
)
