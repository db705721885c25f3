/** What a draft of the newsletter says of money that was gathered together (domain-hub-governance-communication 5.12). */
import type { Day } from '#platform/values/day.ts'

export interface RoundFacts {
  readonly state: string
  readonly opensOn: Day
  readonly deadline: Day
  readonly deliveredOn: Day | null
}

/** How a round is told; null: nothing happened to it in these days. */
export function roundTold(
  round: RoundFacts,
  since: Day,
  today: Day,
): 'open' | 'agreed' | 'failed' | 'delivered' | null {
  const within = (day: Day | null): boolean => day !== null && day >= since && day <= today
  if (round.state === 'draft' || round.state === 'cancelled') return null
  if (within(round.deliveredOn)) return 'delivered'
  if (round.state === 'open') return round.opensOn <= today ? 'open' : null
  if (!within(round.opensOn) && !within(round.deadline)) return null
  return round.state === 'failed' ? 'failed' : 'agreed'
}
