/** Calling a meeting: so many days ahead that everybody can come (domain-hub-governance 4 and 5.1, meeting.callDays). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'

/** `startDay` null: no date was chosen yet. */
export function whyNotCall(startDay: Day | null, today: Day, callDays: number): Refusal[] {
  if (startDay === null) return [refuse('meeting.no_date')]
  if (daysBetween(today, startDay) >= callDays) return []
  return [refuse('meeting.call_late', { days: callDays, day: addDays(today, callDays) })]
}

/** A meeting that was called may move, but to no day for which it is too late to call. */
export const whyNotMoveDay = (before: Day | null, after: Day | null, today: Day, callDays: number): Refusal[] =>
  before === after ? [] : whyNotCall(after, today, callDays)
