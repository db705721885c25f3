/** Two free places for each seat that a change of the plan takes away: as things stand, or as they will stand. */
import type { Context } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { bookersOf, keptSeats } from '../booking-facts.ts'
import type { Booker } from '../rules/booking.ts'
import { bookerWithout } from '../rules/booking-without.ts'
import { nearestInstead } from '../rules/instead.ts'
import type { HeldSeat } from '../store/exchanging.ts'
import { type OpenRow, openShifts } from '../store/open.ts'
import { policyOn } from '../store/policy.ts'
import { seenShift, whyNot } from './open.ts'

export interface LostSeat {
  readonly member: MemberFacts
  readonly seat: Pick<HeldSeat, 'id' | 'shift' | 'purpose' | 'startsAt'>
}

/** Shifts and people as a change would leave them. */
export interface AsPlanned {
  readonly shifts: (shifts: readonly OpenRow[]) => readonly OpenRow[]
  readonly person: (member: string, booker: Booker) => Booker
}

const asItStands: AsPlanned = { shifts: (shifts) => shifts, person: (_member, booker) => booker }

/** By the id of each seat, the nearest first. As many statements for many seats as for one. */
export async function placesInstead(ctx: Context, lost: readonly LostSeat[], planned: AsPlanned = asItStands) {
  const found = new Map<string, ReturnType<typeof seenShift>[]>()
  if (lost.length === 0) return found
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const until = addDays(ctx.today, policy.changeSearchDays)
  const shifts = planned.shifts(await openShifts(ctx.db, ctx.organisation, ctx.today, until, ctx.now))
  const keptOn = await keptSeats(ctx, shifts, policy)
  const members = [...new Map(lost.map(({ member }) => [member.contact, member])).values()]
  const bookers = await bookersOf(ctx, members, ctx.today, until, policy)
  for (const { member, seat } of lost) {
    const known = bookers.get(member.contact)
    if (!known) continue
    const booker = bookerWithout(planned.person(member.contact, known), [seat.shift], policy)
    const eyes = { member, policy, booker, purpose: seat.purpose }
    const others = shifts.flatMap((shift) =>
      shift.id === seat.shift ? [] : [{ ...shift, ...keptOn(shift.id, member.contact) }],
    )
    const places = nearestInstead(seat, others, (shift) => whyNot(ctx, eyes, shift, null).length === 0)
    found.set(
      seat.id,
      places.map((shift) => seenShift(ctx, eyes, shift)),
    )
  }
  return found
}
