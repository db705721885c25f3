/** What a notice about a standing says of the days to come. Source: domain-shifts 7 (standing). */
import { addDays, type Day } from '#platform/values/day.ts'
import { foresee, ordinaryWork, shiftsNeeded } from './outlook.ts'
import type { Policy } from './policy.ts'
import type { ShopDay, StandingFacts, StandingState } from './standing.ts'

/** How many days before shopping stops somebody is told. */
export const daysWarned = 7
const daysSaid = 366

export interface Ahead {
  readonly today: Day
  readonly dayOf: (day: Day) => ShopDay
  readonly policy: Policy
}

export interface Coming {
  /** Last day on which this person shops, if nothing is done; null where no end is in sight. */
  readonly until: Day | null
  /** Shifts that put things right; null where work alone does not. */
  readonly needed: number | null
}
export const nothingComing: Coming = { until: null, needed: null }

const onward = (facts: StandingFacts, start: StandingState, today: Day): StandingFacts => ({
  ...facts,
  since: addDays(today, 1),
  start,
})

/** The day on which shopping stops, if nothing is done, when it lies within the days told before. */
export function stopsSoon(facts: StandingFacts, state: StandingState, { today, dayOf, policy }: Ahead): Day | null {
  const { buy } = policy.benefits
  if (!buy.includes(state.standing) || state.standing === 'up_to_date' || state.standing === 'exempted') return null
  const { changes } = foresee(onward(facts, state, today), addDays(today, daysWarned), dayOf)
  return changes.find(({ standing }) => !buy.includes(standing))?.on ?? null
}

export function comingFor(facts: StandingFacts, state: StandingState, { today, dayOf, policy }: Ahead): Coming {
  const here = onward(facts, state, today)
  const { buy } = policy.benefits
  const changes = buy.includes(state.standing) ? foresee(here, addDays(today, daysSaid), dayOf).changes : []
  const stop = changes.find(({ standing }) => !buy.includes(standing))
  const mode = facts.modes.at(-1)?.mode ?? 'not_concerned'
  const needed = mode === 'not_concerned' ? null : shiftsNeeded(here, { ...ordinaryWork(policy, mode), mode }, dayOf)
  return { until: stop ? addDays(stop.on, -1) : null, needed }
}
