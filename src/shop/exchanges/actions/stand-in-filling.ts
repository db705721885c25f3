/** Whoever says yes to a call takes its seat over: every rule is asked at that moment, under the locks of the seat. */
import type { ActionContext } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import {
  afterExchange,
  freeSeats,
  letterPath,
  lockSeats,
  type Sitting,
  seatPeople,
  setStandIn,
  sittingOf,
} from '#shop/shifts/public.ts'
import { passesOn } from '../rules/stand-in.ts'
import { offersStandIn } from '../settings.ts'
import * as store from '../store/stand-in.ts'
import { type Taking, whyNotStandIn, wishOf } from '../taking-over.ts'
import { creditFor, postCredit } from './credit.ts'
import { settleGone } from './settle.ts'

export async function standIn(ctx: ActionContext, taker: MemberFacts, id: string, warningsAccepted: boolean) {
  const [before] = await store.readCalls(ctx.db, ctx.organisation, [id])
  const [locked] = await lockSeats(ctx, [found(before, 'call').attendance], { people: [taker.contact] })
  const [read] = await store.readCalls(ctx.db, ctx.organisation, [id])
  const [call, seat] = [found(read, 'call'), found(locked, 'attendance')]
  const sitting = await sittingOf(ctx, [taker], [seat.shift])
  const asked = { taker, call, seat, warningsAccepted }
  refuseWith(whyNotStandIn(ctx, sitting, asked, await ctx.setting(offersStandIn)))
  const credited = passesOn(seat) || call.member !== seat.member ? 0 : await creditFor(ctx, seat)
  const won = await store.fillCall(ctx.db, ctx.organisation, id, { by: taker.contact, credited, now: ctx.now })
  if (won === 0) refuseWith([refuse('stand_in.final', { state: 'filled' })])
  const attendance = await takeOver(ctx, sitting, asked)
  if (credited > 0) await postCredit(ctx, { ...call, credited }, seat, 1)
  ctx.record('exchanges.call_filled', { subject: id, person: call.member, by: taker.contact, attendance })
  tellFilled(ctx, asked)
  await settleGone(ctx)
  await afterExchange(ctx, { shifts: [seat.shift], people: [seat.member, call.member, taker.contact] })
  return { attendance, shift: seat.shift }
}

async function takeOver(ctx: ActionContext, sitting: Sitting, taking: Taking): Promise<string> {
  const { taker, seat } = taking
  if (!passesOn(seat)) {
    await setStandIn(ctx, seat, taker.contact === seat.member ? null : taker.contact)
    return seat.id
  }
  await freeSeats(ctx, [seat], 'stand_in')
  const { purpose } = wishOf(sitting, taking)
  const place = { shift: seat.shift, group: seat.group, member: taker.contact, purpose, chain: 0, fixedSeat: null }
  const [attendance = ''] = await seatPeople(ctx, [place])
  return attendance
}

/** Whoever looked for somebody is free from now on. */
function tellFilled(ctx: ActionContext, { taker, call, seat }: Taking): void {
  const told = { startsAt: seat.startsAt, shift: seat.name, about: call.id }
  ctx.notify('exchanges.stand_in_found', call.member, {
    ...told,
    link: letterPath(ctx.organisation, seat.shift),
  })
  ctx.notify('exchanges.stand_in_yours', taker.contact, { ...told, link: letterPath(ctx.organisation, seat.shift) })
  if (seat.lead !== null && seat.lead !== call.member && seat.lead !== taker.contact)
    ctx.notify('exchanges.stand_in_lead', seat.lead, { ...told, link: `/staff/shifts/${seat.shift}` })
}
