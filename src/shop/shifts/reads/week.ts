/** Calendars of the staff and the public week. */
import { read } from '#platform/action.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, daysBetween, weekday } from '#platform/values/day.ts'
import type * as contract from '../contract-calendar.ts'
import { isCritical, needsPeople } from '../rules/listing.ts'
import { closingsWithReason } from '../store/closing.ts'
import { policyOn } from '../store/policy.ts'
import { readMonthRows, readOneShift, readWeekRows } from '../store/week.ts'

export const readWeek = read('shifts.readWeek', async (ctx, input: InputOf<typeof contract.readWeek>) => {
  const from = input.day as Day
  const until = addDays(from, input.days - 1)
  return { from, until, shifts: await readWeekRows(ctx.db, ctx.organisation, from, until, input.kinds) }
})

const daysAtMost = 100

export const readMonth = read('shifts.readMonth', async (ctx, input: InputOf<typeof contract.readMonth>) => {
  const from = input.from as Day
  const last = addDays(from, daysAtMost - 1)
  const [until = last] = [input.until as Day, last].sort()
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const rows = await readMonthRows(ctx.db, ctx.organisation, from, until, input.kinds)
  const shifts = rows.map(({ cashierMissing, ...row }) => {
    const fill = {
      seats: row.seats,
      taken: row.taken,
      free: Math.max(0, row.seats - row.taken),
      required: row.required,
    }
    const runs = row.state === 'planned'
    return {
      ...row,
      needsPeople: runs && needsPeople(fill, policy),
      critical:
        runs &&
        isCritical({
          daysAhead: daysBetween(ctx.today, row.day),
          fill,
          leadMissing: row.lead === null,
          cashierMissing,
        }),
    }
  })
  return { shifts, closings: await closingsWithReason(ctx.db, ctx.organisation, from, until) }
})

export const readShift = read('shifts.readShift', async (ctx, { shift }: { shift: string }) =>
  found((await readOneShift(ctx.db, ctx.organisation, shift))[0], 'shift'),
)

/** The week as it hangs in the window: from the Monday of the day, no names. */
export const readPublicWeek = read('shifts.readPublicWeek', async (ctx, { day }: { day: string }) => {
  if (!ctx.organisation) throw new NotFound('organisation')
  const from = addDays(day as Day, 1 - weekday(day as Day))
  const until = addDays(from, 6)
  const rows = await readMonthRows(ctx.db, ctx.organisation, from, until, [])
  const shifts = rows.map((row) => ({
    id: row.id,
    day: row.day,
    localStart: row.localStart,
    localEnd: row.localEnd,
    name: row.name,
    kindName: row.kindName,
    kindColour: row.kindColour,
    weekLetter: row.weekLetter,
    seats: row.seats,
    free: Math.max(0, row.seats - row.taken),
    state: row.state,
  }))
  return { from, until, shifts }
})
