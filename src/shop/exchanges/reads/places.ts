/** Free places for which somebody may leave a seat. */
import { type Context, read } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { type HeldSeat, openInstead, policyOn } from '#shop/shifts/public.ts'
import { type AskedSeat, lookAtSeat } from '../asking.ts'
import { whyNotChange, whyNotLeave } from '../rules/change.ts'
import { offersChange } from '../settings.ts'
import { copy, seatFor } from './seat.ts'

export const findPlaces = read('exchanges.findPlaces', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtSeat(ctx, asked)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const whyNot = whyNotLeave({ now: ctx.now, policy, offered: await ctx.setting(offersChange), seat })
  return {
    seat: seatFor(seat),
    whyNot: copy(whyNot),
    places: whyNot.length > 0 ? [] : await placesFor(ctx, member, seat),
    until: addDays(ctx.today, policy.changeSearchDays),
  }
})

export const findPlacesByLink = read('exchanges.findPlacesByLink', (ctx, asked: AskedSeat) =>
  findPlaces.run(ctx, asked),
)

/** Everything within the days of the policy that this person may take instead, by time. */
export async function placesFor(ctx: Context, member: MemberFacts, seat: HeldSeat) {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const until = addDays(ctx.today, policy.changeSearchDays)
  const open = await openInstead(ctx, member, seat, ctx.today, until)
  const takeable = open.filter(
    ({ id, startsAt, whyNot }) =>
      whyNotChange({ now: ctx.now, policy, offered: true, seat, target: { shift: id, startsAt, booking: whyNot } })
        .length === 0,
  )
  return takeable.map((one) => ({
    id: one.id,
    day: one.day,
    localStart: one.localStart,
    localEnd: one.localEnd,
    name: one.name,
    kindName: one.kindName,
    kindColour: one.kindColour,
    free: one.free,
    underPopulated: one.underPopulated,
    needsPeople: one.needsPeople,
    warnings: one.warnings,
  }))
}
