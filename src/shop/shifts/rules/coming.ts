/** What a notice about a standing says of the days to come. Source: domain-shifts 7 (standing). */
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'
import { firstDayOf, ordinaryWork, shiftsNeeded } from './outlook.ts'
import type { Policy } from './policy.ts'
import type { ShopDay, StandingFacts, StandingState } from './standing-facts.ts'

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

/** The last of these days, in order, on which a warning went out, when one is sent every so many days at most. */
export function lastWarned(days: readonly Day[], everyDays: number): Day | null {
  return days.reduce<Day | null>((last, on) => (last === null || daysBetween(last, on) >= everyDays ? on : last), null)
}

const onward = (facts: StandingFacts, start: StandingState, today: Day): StandingFacts => ({
  ...facts,
  since: addDays(today, 1),
  start,
})

/** The day on which shopping stops, if nothing is done, when it lies within the days told before. */
export function stopsSoon(facts: StandingFacts, state: StandingState, ahead: Ahead): Day | null {
  const { buy } = ahead.policy.benefits
  const threatened = buy.includes(state.standing) && state.standing !== 'up_to_date' && state.standing !== 'exempted'
  return threatened ? stopsOn(onward(facts, state, ahead.today), daysWarned, ahead) : null
}

export function comingFor(facts: StandingFacts, state: StandingState, ahead: Ahead): Coming {
  const { policy, dayOf } = ahead
  const here = onward(facts, state, ahead.today)
  const stop = policy.benefits.buy.includes(state.standing) ? stopsOn(here, daysSaid, ahead) : null
  const mode = facts.modes.at(-1)?.mode ?? 'not_concerned'
  const needed = mode === 'not_concerned' ? null : shiftsNeeded(here, { ...ordinaryWork(policy, mode), mode }, dayOf)
  return { until: stop ? addDays(stop, -1) : null, needed }
}

const stopsOn = (here: StandingFacts, days: number, { today, dayOf, policy }: Ahead): Day | null =>
  firstDayOf(here, addDays(today, days), dayOf, (standing) => !policy.benefits.buy.includes(standing))
