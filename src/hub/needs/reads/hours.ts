/** The hours of the months, as things stand. */
import type { Context } from '#platform/action.ts'
import type { Month } from '#platform/values/day.ts'
import { type CapacityKind, type MonthOf, monthsUntil, type Terms } from '../rules/capacity.ts'
import { analysisMinutes, carryMonths, coordinationMinutes, hourRate } from '../settings.ts'
import { monthsOfHours } from '../store/capacity.ts'

export async function termsOf(ctx: Context): Promise<Terms> {
  return {
    promised: { analysis: await ctx.setting(analysisMinutes), coordination: await ctx.setting(coordinationMinutes) },
    carryMonths: await ctx.setting(carryMonths),
    rateSet: (await ctx.setting(hourRate)) !== null,
  }
}

/** Every month until this one, by what it is for. */
export async function allMonths(ctx: Context, until: string): Promise<Record<CapacityKind, MonthOf[]>> {
  const [terms, hours] = await Promise.all([termsOf(ctx), monthsOfHours(ctx.db, ctx.organisation)])
  return {
    analysis: monthsUntil('analysis', hours, until, terms),
    coordination: monthsUntil('coordination', hours, until, terms),
  }
}

/** One month, with what it got from those before. */
export async function capacityOf(ctx: Context, month: string): Promise<Record<CapacityKind, MonthOf>> {
  const all = await allMonths(ctx, month)
  return { analysis: all.analysis.at(-1) as MonthOf, coordination: all.coordination.at(-1) as MonthOf }
}

/** Minutes of the months before this one that nobody used and that may not be carried on: their worth goes to the
 *  reserve. */
export async function minutesToReserve(ctx: Context, before: Month): Promise<{ month: Month; minutes: number }[]> {
  const { analysis, coordination } = await allMonths(ctx, before)
  return analysis.flatMap((one, at) => {
    const minutes = one.toReserve + (coordination[at]?.toReserve ?? 0)
    return minutes > 0 ? [{ month: one.month as Month, minutes }] : []
  })
}
