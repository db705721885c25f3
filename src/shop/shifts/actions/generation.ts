/** Making the shifts that templates promise. */
import { type ActionContext, action } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { planGeneration } from '../rules/generation.ts'
import { withLeaves } from '../seating.ts'
import { horizonDays } from '../settings.ts'
import {
  activeTemplates,
  addReport,
  closingsBetween,
  existingShifts,
  hasTemplates,
  holdersBetween,
  lockPlanning,
  writePlan,
} from '../store/generation.ts'
import { readRotas, waitingRotas } from '../store/rota.ts'

export interface Generated {
  readonly from: Day
  readonly until: Day
  readonly shiftsMade: number
  readonly seatsTaken: number
  readonly failures: { template: string; name: string; refusals: { code: string; facts: Record<string, unknown> }[] }[]
}

/** The missing shifts in [from, until], of all active templates or of these. Part of whatever action calls it.
 *  `countFrom`: where series that keep so many occurrences ahead count from; null fills the range only. */
export async function generateRange(
  ctx: ActionContext,
  from: Day,
  until: Day,
  only: readonly string[] | null = null,
  countFrom: Day | null = from,
): Promise<Generated> {
  await lockPlanning(ctx.db, ctx.organisation)
  const templates = await activeTemplates(ctx.db, ctx.organisation, only)
  // A series that counts its next occurrences may reach past the range.
  const counts = countFrom === from && templates.some((template) => template.seriesAheadCount !== null)
  const end = counts ? addDays(until, 3660) : until
  const holders = await holdersBetween(ctx.db, ctx.organisation, from, end, only)
  const plan = planGeneration({
    from,
    until,
    countFrom,
    zone: ctx.shop.zone,
    templates,
    rotas: await readRotas(ctx.db, ctx.organisation),
    closings: await closingsBetween(ctx.db, ctx.organisation, from, end),
    holders: await withLeaves(ctx, holders),
    existing: await existingShifts(ctx.db, ctx.organisation, from, end),
    isHoliday: holidayQuestion(ctx.shop.country),
    waiting: await waitingRotas(ctx.db, ctx.organisation),
  })
  const made = await writePlan(ctx.db, ctx.organisation, plan, ctx.now)
  const failures = plan.failures.map((failure) => ({
    ...failure,
    refusals: failure.refusals.map(({ code, facts }) => ({ code, facts: { ...facts } })),
  }))
  return { from, until, shiftsMade: made.shifts.length, seatsTaken: made.seats, failures }
}

async function generateAndReport(ctx: ActionContext, from: Day, until: Day, countFrom: Day | null): Promise<Generated> {
  const generated = await generateRange(ctx, from, until, null, countFrom)
  const id = newId()
  await addReport(ctx.db, ctx.organisation, { ...generated, id, at: ctx.now })
  ctx.record('shifts.generated', {
    subject: id,
    from,
    until,
    shifts: generated.shiftsMade,
    seats: generated.seatsTaken,
    failed: generated.failures.length,
  })
  return generated
}

/** From any day, past too, so many weeks, and not a day more. */
export const generate = action('shifts.generate', (ctx, { from, weeks }: { from: string; weeks: number }) =>
  generateAndReport(ctx, from as Day, addDays(from as Day, weeks * 7 - 1), null),
)

/** Every night: from today as far ahead as the shop plans. */
export const generateAhead = action('shifts.generateAhead', async (ctx, _input: Record<never, never>) => {
  const until = addDays(ctx.today, await ctx.setting(horizonDays))
  // A community, or a shop that plans nothing here.
  if (!(await hasTemplates(ctx.db, ctx.organisation)))
    return { from: ctx.today, until, shiftsMade: 0, seatsTaken: 0, failures: [] }
  return generateAndReport(ctx, ctx.today, until, ctx.today)
})
