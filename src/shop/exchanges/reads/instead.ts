/** Two free places for one that a change of the plan took away: the nearest that suit. */
import { read } from '#platform/action.ts'
import { addDays, minutesBetween } from '#platform/values/day.ts'
import { openInstead, policyOn } from '#shop/shifts/public.ts'
import { type AskedSeat, lookAtLostSeat } from '../asking.ts'
import { proposedInstead, whyNotInstead } from '../rules/instead.ts'
import { isReplaced } from '../store/change.ts'
import { copy, seatFor } from './seat.ts'

export const findInstead = read('exchanges.findInstead', async (ctx, asked: AskedSeat) => {
  const { member, seat } = await lookAtLostSeat(ctx, asked)
  const whyNot = whyNotInstead(seat, await isReplaced(ctx.db, ctx.organisation, seat.id))
  const { changeSearchDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const until = addDays(ctx.today, changeSearchDays)
  const open = whyNot.length > 0 ? [] : await openInstead(ctx, member, seat, ctx.today, until)
  const away = ({ startsAt }: Pick<(typeof open)[number], 'startsAt'>) =>
    Math.abs(minutesBetween(seat.startsAt, startsAt))
  const nearest = open.filter((one) => one.whyNot.length === 0).toSorted((a, b) => away(a) - away(b))
  return {
    seat: seatFor(seat),
    whyNot: copy(whyNot),
    places: nearest.slice(0, proposedInstead).map((one) => ({
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
