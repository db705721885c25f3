/** Calendars of the staff. */
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day, daysBetween, type Instant } from '#platform/values/day.ts'
import { holidaysBetween } from '#platform/values/public-holidays.ts'
import type * as contract from '../contract-calendar.ts'
import { cashierMissing, isCritical, needsPeople } from '../rules/listing.ts'
import type { Policy } from '../rules/policy.ts'
import { fillOf } from '../rules/seats.ts'
import { shownName } from '../rules/shown-name.ts'
import { closingsWithReason } from '../store/closing.ts'
import { policyOn } from '../store/policy.ts'
import { type MonthRow, readMonthRows, readOneShift, readWeekRows, type WeekRow } from '../store/week.ts'

export const readWeek = read('shifts.readWeek', async (ctx, input: InputOf<typeof contract.readWeek>) => {
  const from = input.day as Day
  const until = addDays(from, input.days - 1)
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const rows = await readWeekRows(ctx.db, ctx.organisation, from, until, input.kinds)
  const shifts = rows.map((row) => filled(ctx, policy, named(policy, row)))
  return { from, until, shifts, ...(await daysApart(ctx, from, until)) }
})

const daysAtMost = 100

export const readMonth = read('shifts.readMonth', async (ctx, input: InputOf<typeof contract.readMonth>) => {
  const from = input.from as Day
  const last = addDays(from, daysAtMost - 1)
  const [until = last] = [input.until as Day, last].sort()
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const rows = await readMonthRows(ctx.db, ctx.organisation, from, until, input.kinds)
  return { shifts: rows.map((row) => filled(ctx, policy, row)), ...(await daysApart(ctx, from, until)) }
})

export const readShift = read('shifts.readShift', async (ctx, { shift }: { shift: string }) => {
  const row = found((await readOneShift(ctx.db, ctx.organisation, shift))[0], 'shift')
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return filled(ctx, policy, named(policy, row))
})

/** Days that are not like others: closings in force, and public holidays of the country. */
const daysApart = async (ctx: Context, from: Day, until: Day) => ({
  closings: await closingsWithReason(ctx.db, ctx.organisation, from, until),
  holidays: holidaysBetween(ctx.shop.country, from, until),
})

/** A shift with its fill. Only one that is still to come can want people. */
function filled<R extends MonthRow>(ctx: Context, policy: Policy, row: R) {
  const fill = fillOf(row.groups)
  const ahead = row.state === 'planned' && row.startsAt > ctx.now
  const facts = { fill, leadMissing: row.lead === null, cashierMissing: cashierMissing(row.groups) }
  return {
    ...row,
    ...fill,
    needsPeople: ahead && needsPeople(fill, policy),
    progress: progressOf(row, ctx.now),
    critical: ahead && isCritical({ daysAhead: daysBetween(ctx.today, row.day), ...facts }),
  }
}

const progressOf = ({ startsAt, endsAt }: Pick<MonthRow, 'startsAt' | 'endsAt'>, now: Instant) =>
  now < startsAt ? ('ahead' as const) : now < endsAt ? ('running' as const) : ('over' as const)

function named<R extends WeekRow>(policy: Policy, { people, ...row }: R) {
  const shown = people.map(({ first, full, visible, ...person }) => ({
    ...person,
    shownName: visible ? shownName({ first, full }, policy) : null,
  }))
  return { ...row, people: shown }
}
