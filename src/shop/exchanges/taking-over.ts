/** Whether somebody may come for the seat of a call: every rule of booking, as if the place were free. */
import type { Context } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import type { HeldSeat, Sitting } from '#shop/shifts/public.ts'
import { passesOn, whyNotAcceptStandIn } from './rules/stand-in.ts'
import type { CallRow } from './store/stand-in.ts'

export interface Taking {
  readonly taker: MemberFacts
  readonly call: CallRow
  readonly seat: HeldSeat
  readonly warningsAccepted: boolean
}

/** Every reason against this person coming for that seat; the rules of booking see the seat as free. */
export function whyNotStandIn(ctx: Context, sitting: Sitting, taking: Taking, offered: boolean): Refusal[] {
  const { taker, call, seat } = taking
  return whyNotAcceptStandIn({
    now: ctx.now,
    policy: sitting.policy,
    offered,
    seat,
    call,
    taker: taker.contact,
    booking: call.member === taker.contact ? [] : sitting.ask(wishOf(sitting, taking)).refusals,
  })
}

/** A stand-in takes the seat over in the own mode; who books a freed one books it as any other. */
export const wishOf = (sitting: Sitting, { taker, seat, warningsAccepted }: Taking) => ({
  member: taker,
  shift: seat.shift,
  group: seat.group,
  purpose: sitting.purposeOf(taker.contact, passesOn(seat) ? null : seat.purpose),
  gone: [{ ...seat, standIn: null }],
  warningsAccepted,
})
