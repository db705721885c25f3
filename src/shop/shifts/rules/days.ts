/** The earlier and the later of two days. */
import type { Day } from '#platform/values/day.ts'

export const earlier = (one: Day, other: Day): Day => (one <= other ? [one] : [other])[0] as Day
export const later = (one: Day, other: Day): Day => (one >= other ? [one] : [other])[0] as Day
