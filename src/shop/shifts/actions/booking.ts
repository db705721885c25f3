/** Taking a seat and giving it back. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, NotAllowed, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type MemberFacts, memberByAccount } from '#shop/members/public.ts'
import { bookedShifts, bookerOf, memberOf } from '../booking-facts.ts'
import { recount } from '../counting.ts'
import { letterPath } from '../notices.ts'
import { type BookedShift, type BookingFacts, groupFor, neverOverridden, whyNotBook } from '../rules/booking.ts'
import { whyNotCancel, whyNotCancelFor } from '../rules/cancelling.ts'
import { looksAtPlannedWork } from '../rules/counting.ts'
import type { Purpose } from '../rules/policy.ts'
import { bookingPurpose, mayHold } from '../rules/purpose.ts'
import type { SeatGroup } from '../rules/seats.ts'
import * as store from '../store/booking.ts'
import { policyOn } from '../store/policy.ts'
import { tellWatchers } from '../watching.ts'
import { tellBeginnerAlone, tellFreedLate } from './telling.ts'

export interface BookSeat {
  readonly shift: string
  readonly member?: string | undefined
  readonly group?: string | null | undefined
  readonly warningsAccepted?: boolean | undefined
  readonly purpose?: Purpose | undefined
  /** Why the office books in spite of refusals. */
  readonly reason?: string | undefined
}

export interface BookedSeat {
  readonly attendance: string
  readonly shift: string
  readonly group: string
  readonly purpose: Purpose
}

/** Who the seat is for. Somebody else's needs the office; members are alike to those who may not see them. */
async function seatOwner(
  ctx: ActionContext,
  wished: string | undefined,
): Promise<{ member: MemberFacts; byOffice: boolean }> {
  const self = ctx.actor.account ? await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account) : null
  if (wished === undefined || wished === self?.contact) {
    if (!self) throw new NotFound('member')
    return { member: self, byOffice: false }
  }
  if (!ctx.actor.may('shifts.office')) throw new NotAllowed('shifts.office')
  return { member: await memberOf(ctx, wished), byOffice: true }
}

export const bookSeat = action('shifts.bookSeat', async (ctx, input: BookSeat): Promise<BookedSeat> => {
  const { member, byOffice } = await seatOwner(ctx, input.member)
  found(await store.lockSeat(ctx.db, ctx.organisation, input.shift, member.contact), 'shift')
  const facts = await bookingFacts(ctx, input, member)
  const group = groupFor(facts)
  if (!group) throw new NotFound('seat_group')
  const reason = byOffice ? (input.reason ?? '') : ''
  const refusals = whyNotBook(facts)
  refuseWith(standing(refusals, reason !== ''))
  const purpose = purposeOf(facts, byOffice ? input.purpose : undefined)
  const extra = group.taken >= group.seats
  if (extra)
    await store.addExtraSeats(ctx.db, ctx.organisation, [
      { shift: input.shift, group: group.id, seats: group.taken + 1 - group.seats },
    ])
  const attendance = await seat(ctx, input, { member, group, purpose, byOffice, reason })
  ctx.record('shifts.seat_booked', {
    subject: input.shift,
    person: member.contact,
    attendance,
    purpose,
    overridden: reason === '' ? [] : refusals.map(({ code }) => code),
    extra_seat: extra,
  })
  const { startsAt, name } = facts.shift
  ctx.notify('shifts.booked', member.contact, {
    startsAt,
    shift: name,
    link: letterPath(ctx.organisation, input.shift),
  })
  await tellBeginnerAlone(ctx, facts.shift, facts.policy)
  await tellWatchers(ctx, [input.shift])
  if (looksAtPlannedWork(facts.policy)) await recount(ctx, [member.contact])
  return { attendance, shift: input.shift, group: group.id, purpose }
})

/** What still stands in the way: with a reason the office sets aside all but the few that nobody can. */
const standing = (refusals: readonly Refusal[], overridden: boolean): readonly Refusal[] =>
  overridden ? refusals.filter(({ code }) => neverOverridden.includes(code)) : refusals

type Facts = BookingFacts & { readonly shift: store.ShiftFacts & BookedShift }

async function bookingFacts(ctx: ActionContext, input: BookSeat, member: MemberFacts): Promise<Facts> {
  const shift = found(await store.shiftFacts(ctx.db, ctx.organisation, input.shift), 'shift')
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return {
    now: ctx.now,
    policy,
    shift: found((await bookedShifts(ctx, [shift], member.contact, policy))[0], 'shift'),
    person: await bookerOf(ctx, member, shift.day, shift.day, policy),
    group: input.group ?? null,
    warningsAccepted: input.warningsAccepted ?? false,
  }
}

/** The purpose follows the mode; the office may name another that the mode can hold. */
function purposeOf({ person }: BookingFacts, wished: Purpose | undefined): Purpose {
  const purpose = wished ?? bookingPurpose(person.mode) ?? 'unpaid'
  if (!mayHold(person.mode, purpose)) refuseWith([refuse('shift.mode', { mode: person.mode })])
  return purpose
}

async function seat(
  ctx: ActionContext,
  input: BookSeat,
  made: { member: MemberFacts; group: SeatGroup; purpose: Purpose; byOffice: boolean; reason: string },
): Promise<string> {
  const id = newId()
  await store.addSeat(ctx.db, ctx.organisation, {
    id,
    shift: input.shift,
    group: made.group.id,
    member: made.member.contact,
    purpose: made.purpose,
    source: made.byOffice ? 'office' : 'self',
    overrideReason: made.reason === '' ? null : made.reason,
    now: ctx.now,
  })
  return id
}

export const cancelSeat = action(
  'shifts.cancelSeat',
  async (ctx, input: { attendance: string; reason?: string | undefined }) => {
    const seat = found(await store.lockAttendance(ctx.db, ctx.organisation, input.attendance), 'attendance')
    const own = await isOwn(ctx, seat.member)
    if (!own && !ctx.actor.may('shifts.office')) throw new NotFound('attendance')
    const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
    refuseWith(own ? whyNotCancel({ now: ctx.now, policy, seat }) : whyNotCancelFor(seat))
    const reason = own ? 'self' : input.reason || 'office'
    await store.cancelSeats(ctx.db, ctx.organisation, [seat.id], reason, ctx.now)
    ctx.record('shifts.seat_cancelled', { subject: seat.shift, person: seat.member, attendance: seat.id, by_self: own })
    const { startsAt, name } = seat
    ctx.notify('shifts.cancelled', seat.member, {
      startsAt,
      shift: name,
      link: letterPath(ctx.organisation, seat.shift),
    })
    await tellFreedLate(ctx, { ...seat, id: seat.shift }, seat.member)
    await tellBeginnerAlone(ctx, { ...seat, id: seat.shift }, policy)
    await tellWatchers(ctx, [seat.shift])
    if (looksAtPlannedWork(policy)) await recount(ctx, [seat.member])
    return {}
  },
)

async function isOwn(ctx: ActionContext, member: string): Promise<boolean> {
  if (!ctx.actor.account) return false
  return (await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account))?.contact === member
}
