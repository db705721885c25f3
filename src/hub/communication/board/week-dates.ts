/** Circles and demos of Open Weeks, as calendars show them. No names of people. */
import type { Context, Language } from '#platform/action.ts'
import type { CalendarEvent } from '#platform/calendar/ical.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { addMinutes, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { holidayQuestion } from '#platform/values/public-holidays.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { circleDays } from '../rules/open-week.ts'
import { circleMinutes, demoMinutes } from '../settings.ts'
import { type WeekRow, weeksFrom } from '../store/open-weeks.ts'
import { pageOfWeek } from './people.ts'

interface Long {
  readonly circle: number
  readonly demo: number
}

export async function weekDates(ctx: Context, language: Language, from: Day): Promise<CalendarEvent[]> {
  const weeks = await weeksFrom(ctx.db, ctx.organisation, from)
  const long = { circle: await ctx.setting(circleMinutes), demo: await ctx.setting(demoMinutes) }
  return weeks.flatMap((week) => datesOf(ctx, language, week, long))
}

function datesOf(ctx: Context, language: Language, week: WeekRow, long: Long): CalendarEvent[] {
  const say = (key: string): string =>
    currentWords().say(language, key, { week: week.name }, { ...ctx.shop, today: ctx.today })
  const date = (id: string, day: Day, at: TimeOfDay, minutes: number, title: string): CalendarEvent => {
    const startsAt = atWallTime(day, at, ctx.shop.zone)
    return {
      ...{ id, startsAt, endsAt: addMinutes(startsAt, minutes), title, description: week.school ?? '' },
      ...{
        url: publicAddress(pageOfWeek(week.id)),
        cancelled: week.cancelled,
        version: week.version,
        place: week.link,
      },
    }
  }
  const days = circleDays(week.fromDay, week.untilDay, holidayQuestion(ctx.shop.country))
  const circles = days.map((day) => date(`${week.id}-${day}`, day, week.circleAt, long.circle, say('tasks.circle_of')))
  return [
    ...circles,
    ...days.slice(-1).map((day) => date(`${week.id}-demo`, day, week.demoAt, long.demo, say('tasks.demo_of'))),
  ]
}
