/** Whoever is called says yes or no with one press. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotFound, refuseWith } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { afterExchange, letterPath, lockSeats, seatPeople, sittingOf } from '#shop/shifts/public.ts'
import { answerer } from '../asking.ts'
import { whyNotComeTo } from '../rules/call-out.ts'
import * as store from '../store/call-out.ts'
import { settleCallOuts } from './call-out.ts'
import { settleGone } from './settle.ts'
import { standIn } from './stand-in-filling.ts'

export interface AnswerCallOut {
  readonly callOut: string
  readonly signed?: string | undefined
  readonly warningsAccepted?: boolean | undefined
}

/** Comes: for the seat of the call behind it, or on a free place. The first who may has it. */
export const comeToCallOut = action('exchanges.comeToCallOut', async (ctx, input: AnswerCallOut) =>
  comeTo(ctx, await answerer(ctx, input.signed), input),
)

export async function comeTo(ctx: ActionContext, member: MemberFacts, input: AnswerCallOut) {
  const { row } = await invitation(ctx, input.callOut, member)
  const accepted = input.warningsAccepted ?? false
  const taken =
    row.call === null ? await takeFree(ctx, member, row, accepted) : await takeCall(ctx, member, row, accepted)
  await store.answerInvitation(ctx.db, ctx.organisation, row.id, member.contact, { is: 'came', now: ctx.now })
  ctx.record('exchanges.call_out_answered', { subject: row.id, person: member.contact, answer: 'came' })
  await settleCallOuts(ctx)
  return taken
}

/** Whoever was not called finds nothing here. */
async function invitation(ctx: ActionContext, callOut: string, member: MemberFacts) {
  const [called] = await store.invitationsOf(ctx.db, ctx.organisation, member.contact, callOut)
  if (!called) throw new NotFound('call_out')
  const [row] = await store.readCallOuts(ctx.db, ctx.organisation, [callOut])
  return { called, row: found(row, 'call_out') }
}

async function takeCall(ctx: ActionContext, member: MemberFacts, row: store.CallOutRow, accepted: boolean) {
  refuseWith(whyNotComeTo(row))
  return standIn(ctx, member, row.call ?? '', accepted)
}

async function takeFree(ctx: ActionContext, member: MemberFacts, before: store.CallOutRow, accepted: boolean) {
  await lockSeats(ctx, [], { shifts: [before.shift], people: [member.contact] })
  const { row } = await invitation(ctx, before.id, member)
  refuseWith(whyNotComeTo(row))
  const sitting = await sittingOf(ctx, [member], [row.shift])
  const purpose = sitting.purposeOf(member.contact, null)
  const wish = { member, shift: row.shift, purpose, gone: [], warningsAccepted: accepted }
  const { refusals, group } = sitting.ask(wish)
  refuseWith(refusals)
  const place = { shift: row.shift, group: found(group, 'seat_group').id, member: member.contact, purpose, chain: 0 }
  const [attendance = ''] = await seatPeople(ctx, [{ ...place, fixedSeat: null }])
  const shift = found(sitting.shifts.get(row.shift), 'shift')
  ctx.notify('shifts.booked', member.contact, {
    startsAt: shift.startsAt,
    shift: shift.name,
    link: letterPath(ctx.organisation, row.shift),
    about: row.id,
  })
  await settleGone(ctx)
  await afterExchange(ctx, { shifts: [row.shift], people: [member.contact] })
  return { attendance, shift: row.shift }
}

/** Cannot come this time: nobody is blamed, and somebody else is called. */
export const declineCallOut = action('exchanges.declineCallOut', async (ctx, input: AnswerCallOut) =>
  declineCalling(ctx, await answerer(ctx, input.signed), input),
)

export async function declineCalling(ctx: ActionContext, member: MemberFacts, input: AnswerCallOut) {
  const { called, row } = await invitation(ctx, input.callOut, member)
  refuseWith(whyNotComeTo(row))
  if (called.answer === 'came') throw new NotFound('call_out')
  await store.answerInvitation(ctx.db, ctx.organisation, row.id, member.contact, { is: 'declined', now: ctx.now })
  ctx.record('exchanges.call_out_answered', { subject: row.id, person: member.contact, answer: 'declined' })
  return {}
}

export const comeToCallOutByLink = action('exchanges.comeToCallOutByLink', (ctx, input: AnswerCallOut) =>
  comeToCallOut.run(ctx, input),
)
export const declineCallOutByLink = action('exchanges.declineCallOutByLink', (ctx, input: AnswerCallOut) =>
  declineCallOut.run(ctx, input),
)
