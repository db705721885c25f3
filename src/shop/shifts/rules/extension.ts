/** More time for somebody who owes: the grace, and extensions by hand. Source: domain-shifts 5.6 (Extensions). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { Counting } from './counting.ts'
import type { Standing } from './words.ts'

export interface ExtensionFacts {
  readonly today: Day
  readonly standing: Standing
  /** An extension was given in this alert. */
  readonly graceUsed: boolean
  readonly extensionUntil: Day | null
  readonly policy: Pick<Counting, 'graceDays' | 'graceByMember' | 'graceUntilShiftDays' | 'extensionDays'>
  readonly nextShift: Day | null
}

/** Why the grace, the first extension of an alert, is not given now; empty means yes. */
export function whyNotGrace({ standing, graceUsed, extensionUntil, today, policy }: ExtensionFacts): Refusal[] {
  if (policy.graceDays === 0) return [refuse('extension.off')]
  if (extensionUntil !== null && today <= extensionUntil)
    return [refuse('extension.in_grace', { until: extensionUntil })]
  if (graceUsed) return [refuse('extension.grace_used', { until: extensionUntil })]
  return standing === 'suspended' ? [] : [refuse('extension.not_suspended', { standing })]
}

/** Why a member may not take the grace without asking anybody; empty means yes. */
export const whyNotTakeGrace = (facts: ExtensionFacts): Refusal[] =>
  facts.policy.graceByMember ? whyNotGrace(facts) : [refuse('extension.by_office')]

/** Why the office may not extend by hand now; empty means yes. Only once a grace was used and is over. */
export function whyNotExtend({ standing, graceUsed, extensionUntil, today }: ExtensionFacts): Refusal[] {
  if (extensionUntil !== null && today <= extensionUntil)
    return [refuse('extension.in_grace', { until: extensionUntil })]
  if (!graceUsed) return [refuse('extension.no_grace')]
  return standing === 'suspended' ? [] : [refuse('extension.not_suspended', { standing })]
}

/** The last day of the grace given today. @example at BEES on 10 April: 20 April */
export function graceUntil({ today, policy, nextShift }: ExtensionFacts): Day {
  const last = addDays(today, policy.graceDays)
  if (policy.graceUntilShiftDays === null || nextShift === null) return last
  const withShift = addDays(nextShift, policy.graceUntilShiftDays)
  return withShift < last ? withShift : last
}

export const extensionUntil = (today: Day, days: number): Day => addDays(today, days)
