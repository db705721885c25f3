/** What others count about needs: how far each was on a day, what was worked, who backed how much. */
import type { Context } from '#platform/action.ts'
import { readEvents } from '#platform/audit/store.ts'
import { addDays, type Day, type Instant, type TimeOfDay } from '#platform/values/day.ts'
import { atWallTime, dayIn } from '#platform/values/zone.ts'
import { daysInStates } from '../rules/days-in-states.ts'
import { type LeadTimes, leadTimes } from '../rules/lead-times.ts'
import type { NeedState } from '../rules/states.ts'
import * as store from '../store/open-data.ts'

export type { BackingTold, MonthlyCount, WorkOfEstimate } from '../store/open-data.ts'

export interface NeedOnDay {
  readonly number: number
  readonly area: string
  readonly state: NeedState
  readonly backings: number
  readonly days: Readonly<Partial<Record<NeedState, number>>>
}

const midnightAfter = (ctx: Context, until: Day): Instant =>
  atWallTime(addDays(until, 1), '00:00' as TimeOfDay, ctx.shop.zone) as Instant

const eventsAtMost = 200_000

/** Every need that was told by the evening of this day, as it stood then. */
export async function needsOnDay(ctx: Context, until: Day): Promise<NeedOnDay[]> {
  const before = midnightAfter(ctx, until)
  const [needs, events] = await Promise.all([
    store.countedNeeds(ctx.db, ctx.organisation, before),
    readEvents(ctx.db, ctx.organisation, { name: 'needs.', until: before, limit: eventsAtMost }),
  ])
  const happened = Map.groupBy(
    events.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1)),
    ({ subject_id: subject }) => subject,
  )
  return needs.flatMap(({ id, number, area, backings, state, submittedOn }) => {
    const told = (happened.get(id) ?? []).map(({ name, at, facts }) => ({ name, facts, on: dayIn(at, ctx.shop.zone) }))
    const stood = daysInStates(told, until, submittedOn && { on: submittedOn, state })
    return stood ? [{ number, area, backings, ...stood }] : []
  })
}

export const workOfEstimates = (ctx: Context, estimates: readonly string[], until: Day) =>
  store.workOfEstimates(ctx.db, ctx.organisation, estimates, until)

export const backingsByMonth = (ctx: Context, from: Day, until: Day) =>
  store.backingsByMonth(ctx.db, ctx.organisation, ctx.shop.zone, {
    from: midnightAfter(ctx, addDays(from, -1)),
    before: midnightAfter(ctx, until),
  })

export const backingsToldOf = (ctx: Context, participants: readonly string[]) =>
  store.backingsToldOf(ctx.db, ctx.organisation, ctx.shop.zone, participants)

export const leadTimesIn = async (ctx: Context): Promise<LeadTimes> => leadTimes(await needsOnDay(ctx, ctx.today))
