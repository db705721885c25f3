import type { Day } from '#platform/values/day.ts'

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
