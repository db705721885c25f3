/** The week in the address: always a Monday, the current one when nothing sensible stands there. */
import { currentMe } from '#app/session.ts'
import { type Day, isDay, mondayOf } from '#platform/values/day.ts'

export const weekAsked = (text: string | null | undefined): Day =>
  mondayOf(text && isDay(text) ? text : (currentMe().today as Day))

/** Shifts gathered under their days, in the order they come. */
export function byDay<S extends { readonly day: string }>(shifts: readonly S[]): [Day, S[]][] {
  const days = new Map<Day, S[]>()
  for (const shift of shifts) {
    const those = days.get(shift.day as Day)
    if (those) those.push(shift)
    else days.set(shift.day as Day, [shift])
  }
  return [...days]
}
