/** How long an alert runs, by the lines of the policy. */
import { addDays, type Day } from '#platform/values/day.ts'
import type { Counting } from './counting.ts'

/** The last day of an alert that began then, by the line of the policy that ends it. */
export function lastAlertDay(policy: Pick<Counting, 'standing'>, since: Day): Day | null {
  const days = alertDays(policy)
  return days === null ? null : addDays(since, days)
}

/** How many days an alert has after its first one; null where none ends by age. */
export function alertDays({ standing }: Pick<Counting, 'standing'>): number | null {
  const conditions = standing.flatMap(({ when }) => when.flat())
  const ending = conditions.find((one) => one.is === 'alert_older' || one.is === 'alert_newer')
  return ending && 'days' in ending ? ending.days - ('last' in ending && ending.last ? 0 : 1) : null
}
