/** Needs learn how many hours each month could pay for: counted anew from what came in, so that what was undone counts no
 *  more. */
import { hourRate, noteFundedMinutes } from '#hub/needs/public.ts'
import { action } from '#platform/action.ts'
import { addDays, addMinutes, monthDays, monthOf } from '#platform/values/day.ts'
import { cents, sum } from '#platform/values/money.ts'
import { fundedMinutes, netOfReceipt } from '../rules/capacity.ts'
import { boughtSince } from '../store/hours.ts'

/** What happened while nobody looked: a night, and the night before it. */
const minutesBack = 48 * 60

export const noteFunded = action('funding.noteFunded', async (ctx, _event: object) => {
  const rate = await ctx.setting(hourRate)
  // without a rate nobody knows how many hours money is
  if (rate === null) return {}
  const lastMonth = monthDays(monthOf(addDays(monthDays(monthOf(ctx.today)).from, -1)))
  const bought = await boughtSince(ctx.db, ctx.organisation, addMinutes(ctx.now, -minutesBack), lastMonth.from)
  const months = [...Map.groupBy(bought, ({ month }) => month)].map(([month, own]) => {
    const received = sum(own.map(({ covers, net, gross }) => netOfReceipt(covers, net, gross)))
    const inKind = own.reduce((all, { minutes }) => all + minutes, 0)
    return { month, minutes: fundedMinutes(received, cents(rate), inKind) ?? 0 }
  })
  await noteFundedMinutes(ctx, months)
  return {}
})
