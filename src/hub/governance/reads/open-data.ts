/** What others count about decisions and votes: how they were taken, who took part, which wait to be looked at again. */
import type { Context } from '#platform/action.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import * as store from '../store/open-data.ts'

export type { DecisionCounted } from '../store/open-data.ts'

const midnight = (ctx: Context, of: Day): Instant => atWallTime(of, '00:00' as TimeOfDay, ctx.shop.zone) as Instant
const within = (ctx: Context, from: Day, until: Day) => ({
  from: midnight(ctx, from),
  before: midnight(ctx, addDays(until, 1)),
  zone: ctx.shop.zone,
})

export const decisionsCounted = (ctx: Context, from: Day, until: Day) =>
  store.decisionsCounted(ctx.db, ctx.organisation, from, until)
export const commentsByMonth = (ctx: Context, from: Day, until: Day) =>
  store.commentsByMonth(ctx.db, ctx.organisation, within(ctx, from, until))
export const answersByMonth = (ctx: Context, from: Day, until: Day) =>
  store.answersByMonth(ctx.db, ctx.organisation, within(ctx, from, until))
export const answersToldOf = (ctx: Context, participants: readonly string[]) =>
  store.answersToldOf(ctx.db, ctx.organisation, participants)
export const reviewsOverdue = (ctx: Context) => store.reviewsOverdue(ctx.db, ctx.organisation, ctx.today)
