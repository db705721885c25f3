/** Asking for a swap, accepting what somebody asks, and taking a request back. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, Refused, refuse, refuseWith } from '#platform/refusal.ts'
import { addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { type HeldSeat, lockSeats, modeOfMember, policyOn } from '#shop/shifts/public.ts'
import { type AskedSeat, answerer, lockSeat, lookAtSeat } from '../asking.ts'
import { partnerOf } from '../partner.ts'
import { whyNotAccept, whyNotTakeBack } from '../rules/answering.ts'
import { whyNotSwap } from '../rules/swap.ts'
import { rankOf } from '../rules/wishes.ts'
import { offersSwap } from '../settings.ts'
import { endRequests } from '../store/settling.ts'
import * as store from '../store/swap.ts'
import { declineAsks, type FreeToSwap, seatsToGive } from '../store/swap-asks.ts'
import { askHolders } from './swap-asking.ts'
import { endProposal } from './swap-ending.ts'
import { propose, whyNotPair } from './swap-proposing.ts'
import { type GivenWish, wishesFor } from './swap-wishes.ts'

export interface AskSwap extends AskedSeat {
  readonly wishes: readonly GivenWish[]
}

export const askSwap = action('exchanges.askSwap', async (ctx, input: AskSwap) => {
  const { member, seat } = await lockSeat(ctx, input)
  const live = await store.lockLiveRequest(ctx.db, ctx.organisation, seat.id)
  await refuseSwap(ctx, member, seat, live !== null)
  const wishes = await wishesFor(ctx, seat, input.wishes)
  const id = newId()
  const request = { id, member: member.contact, attendance: seat.id, partner: null, madeFor: null, wishes }
  await store.addRequest(ctx.db, ctx.organisation, { ...request, state: 'open' }, ctx.now)
  ctx.record('exchanges.swap_requested', { subject: id, person: member.contact, attendance: seat.id })
  const asked = await askHolders(ctx, { id, member, seat, wishes })
  return { swap: id, asked }
})

async function refuseSwap(ctx: ActionContext, member: MemberFacts, seat: HeldSeat, requested: boolean): Promise<void> {
  refuseWith(
    whyNotSwap({
      now: ctx.now,
      policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
      offered: await ctx.setting(offersSwap),
      seat,
      mode: await modeOfMember(ctx, member, seat.day),
      requested,
    }),
  )
}

export interface AgreeSwap extends AskedSeat {
  /** The member number or an e-mail address of whoever agreed. */
  readonly partner: string
  readonly day: string
  readonly warningsAccepted?: boolean | undefined
}

/** Two who have agreed already: the other says yes by the link of a mail. */
export const agreeSwap = action('exchanges.agreeSwap', async (ctx, input: AgreeSwap) => {
  const asked = await lookAtSeat(ctx, input)
  const nobody = refuse('swap.nobody_there', { day: input.day })
  const partner = await partnerOf(ctx, input.partner)
  const theirs = partner === null ? [] : await seatsToGive(ctx.db, ctx.organisation, partner, ctx.now)
  const meant = theirs.find(({ day, shift }) => day === input.day && shift !== asked.seat.shift)
  if (!meant || partner === asked.member.contact) throw new Refused([nobody])
  const [own, other] = await lockPair(ctx, asked.seat.id, meant.attendance)
  if (own.member !== asked.member.contact) throw new NotFound('attendance')
  const live = await liveRequests(ctx, [own.id, other.id])
  await refuseSwap(ctx, asked.member, own, live.get(own.id)?.state === 'offered')
  if (live.get(other.id)?.state === 'offered') refuseWith([nobody])
  refuseWith(await whyNotPair(ctx, own, other, input.warningsAccepted ?? false))
  const mine = { seat: own, request: live.get(own.id) ?? null, onlyToAccept: false, partner, rank: null }
  const yours = { seat: other, request: live.get(other.id) ?? null, onlyToAccept: true, partner: null, rank: null }
  const made = await propose(ctx, 'agreed', [
    { ...mine, consents: true },
    { ...yours, consents: false },
  ])
  ctx.record('exchanges.swap_requested', { subject: made.requests[0], person: own.member, attendance: own.id })
  return { swap: made.requests[0], proposal: made.proposal }
})

/** Both seats under one lock, in the order of their ids, and as they then are. */
async function lockPair(ctx: ActionContext, one: string, other: string): Promise<[HeldSeat, HeldSeat]> {
  const seats = await lockSeats(ctx, [one, other])
  const held = (id: string): HeldSeat =>
    found(
      seats.find((seat) => seat.id === id),
      'attendance',
    )
  return [held(one), held(other)]
}

/** The requests of these seats that still run, locked, by seat. */
async function liveRequests(ctx: ActionContext, seats: readonly string[]) {
  const ids = await store.liveRequestIds(ctx.db, ctx.organisation, seats)
  const live = await store.lockRequests(ctx.db, ctx.organisation, ids)
  return new Map(
    live.filter(({ state }) => state === 'open' || state === 'offered').map((one) => [one.attendance, one]),
  )
}

export interface AcceptSwap {
  readonly swap: string
  /** Which own seat is given; unless said, the one wished most. */
  readonly attendance?: string | undefined
  readonly signed?: string | undefined
  readonly warningsAccepted?: boolean | undefined
}

/** Whoever sits where somebody wishes to sit says yes: an own request follows, with the yes already given. */
export const acceptSwap = action('exchanges.acceptSwap', async (ctx, input: AcceptSwap) =>
  acceptAsk(ctx, await answerer(ctx, input.signed), input),
)

export async function acceptAsk(ctx: ActionContext, member: MemberFacts, input: AcceptSwap) {
  const asked = found(await store.readRequest(ctx.db, ctx.organisation, input.swap), 'swap')
  const chosen = await seatToGive(ctx, member, asked, input.attendance)
  if (!chosen) {
    refuseWith(whyNotAccept({ member: member.contact, request: asked, wished: false }))
    throw new NotFound('attendance')
  }
  const [own, other] = await lockPair(ctx, chosen.attendance, asked.attendance)
  if (own.member !== member.contact) throw new NotFound('attendance')
  const live = await liveRequests(ctx, [own.id, other.id])
  const request = live.get(other.id) ?? { ...asked, state: 'cancelled' as const }
  const rank = rankOf(asked.wishes, chosen)
  refuseWith(whyNotAccept({ member: member.contact, request, wished: rank !== null }))
  await refuseSwap(ctx, member, own, live.get(own.id)?.state === 'offered')
  refuseWith(await whyNotPair(ctx, own, other, input.warningsAccepted ?? false))
  const mine = { seat: own, request: live.get(own.id) ?? null, onlyToAccept: true, partner: null, rank: null }
  const yours = { seat: other, request: asked, onlyToAccept: false, partner: asked.partner, rank }
  const made = await propose(ctx, 'accepted', [
    { ...yours, consents: false },
    { ...mine, consents: true },
  ])
  return { proposal: made.proposal, swap: made.requests[1] }
}

/** The own seat the request wishes for most, the nearest of these; or the one that is named. */
async function seatToGive(
  ctx: ActionContext,
  member: MemberFacts,
  request: store.RequestRow,
  named: string | undefined,
): Promise<FreeToSwap | null> {
  const { swapMinHours } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const nearest = addMinutes(ctx.now, swapMinHours * 60)
  const own = await seatsToGive(ctx.db, ctx.organisation, member.contact, nearest)
  if (named !== undefined) return own.find(({ attendance }) => attendance === named) ?? null
  const wished = own.flatMap((seat) => {
    const rank = rankOf(request.wishes, seat)
    return rank === null ? [] : [{ seat, rank }]
  })
  return wished.toSorted((a, b) => a.rank - b.rank)[0]?.seat ?? null
}

export interface AnsweredAsk {
  readonly swap: string
  readonly signed?: string | undefined
}

/** Would rather not swap with this request: it is not shown to this person again. */
export const declineAsk = action('exchanges.declineAsk', async (ctx, input: AnsweredAsk) =>
  refuseAsk(ctx, await answerer(ctx, input.signed), input),
)

export async function refuseAsk(ctx: ActionContext, member: MemberFacts, input: AnsweredAsk) {
  const [request] = await store.lockRequests(ctx.db, ctx.organisation, [input.swap])
  const asked = found(request, 'swap')
  const own = await seatsToGive(ctx.db, ctx.organisation, member.contact, ctx.now)
  const wished = own.filter((seat) => rankOf(asked.wishes, seat) !== null)
  refuseWith(whyNotAccept({ member: member.contact, request: asked, wished: wished.length > 0 }))
  const seats = wished.map(({ attendance }) => attendance)
  await declineAsks(ctx.db, ctx.organisation, asked.id, member.contact, seats, ctx.now)
  ctx.record('exchanges.ask_declined', { subject: asked.id, person: member.contact })
  return {}
}

/** Takes the own request back, whatever has become of it; what others asked stands open again. */
export const cancelSwap = action('exchanges.cancelSwap', async (ctx, input: AnsweredAsk) =>
  endRequest(ctx, await answerer(ctx, input.signed), input),
)

export async function endRequest(ctx: ActionContext, member: MemberFacts, input: AnsweredAsk) {
  const asked = found(await store.readRequest(ctx.db, ctx.organisation, input.swap), 'swap')
  await lockSeats(ctx, [asked.attendance])
  await store.lockMatching(ctx.db, ctx.organisation)
  const pending = await store.pendingOf(ctx.db, ctx.organisation, input.swap)
  if (pending) await store.lockProposal(ctx.db, ctx.organisation, pending.id)
  const [request] = await store.lockRequests(ctx.db, ctx.organisation, [input.swap])
  const own = found(request, 'swap')
  refuseWith(whyNotTakeBack(own, member.contact))
  const [proposal] = pending ? await store.readProposals(ctx.db, ctx.organisation, [pending.id]) : []
  if (proposal?.state === 'pending') await endProposal(ctx, proposal, 'cancelled', { cancelled: own.id })
  else {
    const end = { state: 'cancelled' as const, reason: 'taken_back', now: ctx.now }
    await endRequests(ctx.db, ctx.organisation, [own.id], end)
    ctx.record('exchanges.request_ended', { subject: own.id, person: own.member, state: 'cancelled' })
  }
  return {}
}

export const askSwapByLink = action('exchanges.askSwapByLink', (ctx, input: AskSwap) => askSwap.run(ctx, input))

export const agreeSwapByLink = action('exchanges.agreeSwapByLink', (ctx, input: AgreeSwap) => agreeSwap.run(ctx, input))

export const acceptSwapByLink = action('exchanges.acceptSwapByLink', (ctx, input: AcceptSwap) =>
  acceptSwap.run(ctx, input),
)

export const declineAskByLink = action('exchanges.declineAskByLink', (ctx, input: AnsweredAsk) =>
  declineAsk.run(ctx, input),
)

export const cancelSwapByLink = action('exchanges.cancelSwapByLink', (ctx, input: AnsweredAsk) =>
  cancelSwap.run(ctx, input),
)
