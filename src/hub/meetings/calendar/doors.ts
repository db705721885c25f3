/** Dates of modules above that belong into the calendar of the community too: said at start. */
import type { Context } from '#platform/action.ts'
import type { CalendarEvent } from '#platform/calendar/ical.ts'
import type { Day } from '#platform/values/day.ts'

type FindDates = (ctx: Context, from: Day) => Promise<readonly CalendarEvent[]>

const finders: FindDates[] = []

export const registerCalendarDates = (find: FindDates): void => void finders.push(find)

export const otherDates = async (ctx: Context, from: Day): Promise<CalendarEvent[]> =>
  (await Promise.all(finders.map((find) => find(ctx, from)))).flat()
