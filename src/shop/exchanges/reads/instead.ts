/** Two free places for one that a change of the plan took away: the nearest that suit. */
import { read } from '#platform/action.ts'
import { placesInstead } from '#shop/shifts/public.ts'
import { type AskedSeat, lookAtLostSeat } from '../asking.ts'
import { whyNotInstead } from '../rules/instead.ts'
import { isReplaced } from '../store/change.ts'
import { copy, seatFor } from './seat.ts'

export const findInstead = read('exchanges.findInstead', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtLostSeat(ctx, asked)
  const whyNot = whyNotInstead(seat, await isReplaced(ctx.db, ctx.organisation, seat.id))
  const found = whyNot.length > 0 ? null : await placesInstead(ctx, [{ member, seat }])
  return {
    seat: seatFor(seat),
    whyNot: copy(whyNot),
    places: (found?.get(seat.id) ?? []).map((one) => ({
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
    })),
  }
})

export const findInsteadByLink = read('exchanges.findInsteadByLink', findInstead.run)
