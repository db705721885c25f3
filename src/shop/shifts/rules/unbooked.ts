/** Whom to remind that nothing is booked. Source: domain-shifts 5.13, and the periods of 5.5. */
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'

const periodDays = 28
const fromDay = 7
const untilDay = 20

export interface UnbookedFacts {
  readonly today: Day
  readonly flyingStart: Day
  /** The last day with a seat, coming or worked. */
  readonly lastSeat: Day | null
}

/** First day of the period about which to remind; null for nobody to be reminded: in the first period, before its
 *  day 7, after its day 20, or with a seat in it or later. */
export function unbookedPeriod({ today, flyingStart, lastSeat }: UnbookedFacts): Day | null {
  const passed = daysBetween(flyingStart, today)
  const dayOfPeriod = (passed % periodDays) + 1
  if (passed < periodDays || dayOfPeriod < fromDay || dayOfPeriod > untilDay) return null
  const began = addDays(today, 1 - dayOfPeriod)
  return lastSeat !== null && lastSeat >= began ? null : began
}

export const lastDayOf = (began: Day): Day => addDays(began, periodDays - 1)
