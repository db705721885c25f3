/** Which days the calendar shows: a month in whole weeks, a week, or one day, around the day in the address. */
import { currentMe } from '#app/session.ts'
import { addDays, type Day, daysBetween, daysFrom, isDay, mondayOf } from '#platform/values/day.ts'
import { addMonths } from '../../rules/series.ts'

export const views = ['month', 'week', 'day'] as const
export type View = (typeof views)[number]

export const viewAsked = (text: string | null): View => views.find((view) => view === text) ?? 'week'

export const today = (): Day => currentMe().today as Day

export const dayAsked = (text: string | null): Day => (text && isDay(text) ? text : today())

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01` as Day

export interface Span {
  readonly from: Day
  readonly until: Day
  readonly days: readonly Day[]
}

export function spanOf(view: View, day: Day): Span {
  const from = view === 'month' ? mondayOf(firstOf(day)) : view === 'week' ? mondayOf(day) : day
  const until =
    view === 'month'
      ? addDays(mondayOf(addDays(firstOf(addMonths(firstOf(day), 1)), -1)), 6)
      : addDays(from, view === 'week' ? 6 : 0)
  return { from, until, days: daysFrom(from, until) }
}

/** The day to show after one step forward or back. */
export const stepped = (view: View, day: Day, steps: 1 | -1): Day =>
  view === 'month' ? addMonths(firstOf(day), steps) : addDays(day, view === 'week' ? 7 * steps : steps)

export const isThisMonth = (day: Day, shown: Day): boolean => day.slice(0, 7) === shown.slice(0, 7)

/** Whether the closing covers the day. */
export const covers = (closing: { readonly from: string; readonly until: string }, day: Day): boolean =>
  closing.from <= day && day <= closing.until

export const weeksOf = (span: Span): Day[][] =>
  Array.from({ length: Math.ceil((daysBetween(span.from, span.until) + 1) / 7) }, (_, index) =>
    span.days.slice(index * 7, index * 7 + 7),
  )
