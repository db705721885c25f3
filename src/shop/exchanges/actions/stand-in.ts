/** Somebody comes instead: asked by name or openly, answered with one press, given back in time. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { afterExchange, type HeldSeat, lockSeats, modeOfMember, policyOn, setStandIn } from '#shop/shifts/public.ts'
import { type AskedSeat, answerer, lockAnswered, lockSeat } from '../asking.ts'
import { partnerOf } from '../partner.ts'
import { whyNotHandBack } from '../rules/hand-back.ts'
import { whyNotAskStandIn, whyNotDecline, whyNotWithdraw } from '../rules/stand-in.ts'
import { offersStandIn } from '../settings.ts'
import * as store from '../store/stand-in.ts'
import { callPath, nameOf, seatPath } from './paths.ts'
import { settleGone } from './settle.ts'
import { standIn } from './stand-in-filling.ts'

export interface AskStandIn extends AskedSeat {
  /** The member number or e-mail address of whoever is asked; without one whoever may can come. */
  readonly partner?: string | null | undefined
}

/** The answer is the same whether the person exists or not: a mail asks whoever does. */
export const askStandIn = action('exchanges.askStandIn', async (ctx, input: AskStandIn) => {
  const { member, seat } = await lockSeat(ctx, input)
  const written = input.partner?.trim() || null
  const named = written === null ? null : await partnerOf(ctx, written)
  const called = (await store.openCallOf(ctx.db, ctx.organisation, seat.id)) !== null
  const reasons = whyNotAskStandIn({
    now: ctx.now,
    policy: await policyOn(ctx.db, ctx.organisation, ctx.today),
    offered: await ctx.setting(offersStandIn),
    seat,
    mode: await modeOfMember(ctx, member, seat.day),
    called,
  })
  refuseWith(named === member.contact ? [...reasons, refuse('stand_in.oneself')] : reasons)
  const call = await openCall(ctx, seat, { member: member.contact, named, namedAs: written, told: false })
  const who = await nameOf(ctx, member)
  if (named !== null)
    ctx.notify('exchanges.stand_in_asked', named, {
      why: who === '' ? '' : 'named',
      who,
      startsAt: seat.startsAt,
      shift: seat.name,
      link: callPath(ctx.organisation, call),
      about: call,
    })
  return { call }
})

export async function openCall(
  ctx: ActionContext,
  seat: HeldSeat,
  asked: Pick<store.NewCall, 'member' | 'named' | 'namedAs' | 'told'>,
): Promise<string> {
  const id = newId()
  await store.addCall(ctx.db, ctx.organisation, {
    ...asked,
    id,
    attendance: seat.id,
    now: ctx.now,
  })
  ctx.record('exchanges.call_opened', { subject: id, person: asked.member, attendance: seat.id })
  return id
}

export interface AnswerCall {
  readonly call: string
  readonly signed?: string | undefined
  readonly warningsAccepted?: boolean | undefined
}

/** The first who may has it; until then the holder answers for the seat. */
export const acceptStandIn = action('exchanges.acceptStandIn', async (ctx, input: AnswerCall) => {
  const member = await answerer(ctx, input.signed)
  return standIn(ctx, member, input.call, input.warningsAccepted ?? false)
})

/** The call and its seat, under the lock that every act on the seat takes. */
async function lockCall(ctx: ActionContext, id: string) {
  const [before] = await store.readCalls(ctx.db, ctx.organisation, [id])
  const [seat] = await lockSeats(ctx, [found(before, 'call').attendance])
  const [call] = await store.readCalls(ctx.db, ctx.organisation, [id])
  return { call: found(call, 'call'), seat: found(seat, 'attendance') }
}

/** Whoever was asked by name would rather not: the holder hears of it and looks further. */
export const declineStandIn = action('exchanges.declineStandIn', async (ctx, input: AnswerCall) =>
  declineCall(ctx, await answerer(ctx, input.signed), input),
)

export async function declineCall(ctx: ActionContext, member: MemberFacts, input: AnswerCall) {
  const { call, seat } = await lockCall(ctx, input.call)
  refuseWith(whyNotDecline(call, member.contact))
  await store.withdrawCall(ctx.db, ctx.organisation, call.id, 'declined', ctx.now)
  ctx.record('exchanges.call_ended', { subject: call.id, person: call.member, state: 'withdrawn', by: member.contact })
  ctx.notify('exchanges.stand_in_declined', call.member, {
    startsAt: seat.startsAt,
    shift: seat.name,
    link: seatPath(ctx.organisation, seat.id),
    about: call.id,
  })
  return {}
}

/** The holder looks for nobody any more, and comes. */
export const withdrawStandIn = action('exchanges.withdrawStandIn', async (ctx, input: AnswerCall) =>
  endCall(ctx, await answerer(ctx, input.signed), input),
)

export async function endCall(ctx: ActionContext, member: MemberFacts, input: AnswerCall) {
  const { call } = await lockCall(ctx, input.call)
  if (call.member !== member.contact) throw new NotFound('call')
  refuseWith(whyNotWithdraw(call))
  await store.withdrawCall(ctx.db, ctx.organisation, call.id, 'taken_back', ctx.now)
  ctx.record('exchanges.call_ended', { subject: call.id, person: call.member, state: 'withdrawn' })
  await settleGone(ctx)
  return {}
}

/** The stand-in cannot come either, in time: the holder answers again, and is told. */
export const handBackSeat = action('exchanges.handBackSeat', async (ctx, input: AskedSeat) => {
  const { member, seat } = await lockAnswered(ctx, input)
  return handBack(ctx, member, seat)
})

/** `seat` is locked. */
export async function handBack(ctx: ActionContext, member: MemberFacts, seat: HeldSeat) {
  if (seat.standIn !== member.contact) throw new NotFound('attendance')
  refuseWith(whyNotHandBack(seat, ctx.now, await policyOn(ctx.db, ctx.organisation, ctx.today)))
  await setStandIn(ctx, seat, null)
  ctx.record('exchanges.seat_handed_back', { subject: seat.id, person: member.contact })
  await settleGone(ctx)
  await afterExchange(ctx, { shifts: [seat.shift], people: [seat.member, member.contact] })
  return {}
}

export const askStandInByLink = action('exchanges.askStandInByLink', (ctx, input: AskStandIn) =>
  askStandIn.run(ctx, input),
)
export const acceptStandInByLink = action('exchanges.acceptStandInByLink', (ctx, input: AnswerCall) =>
  acceptStandIn.run(ctx, input),
)
export const declineStandInByLink = action('exchanges.declineStandInByLink', (ctx, input: AnswerCall) =>
  declineStandIn.run(ctx, input),
)
export const withdrawStandInByLink = action('exchanges.withdrawStandInByLink', (ctx, input: AnswerCall) =>
  withdrawStandIn.run(ctx, input),
)
export const handBackSeatByLink = action('exchanges.handBackSeatByLink', (ctx, input: AskedSeat) =>
  handBackSeat.run(ctx, input),
)
