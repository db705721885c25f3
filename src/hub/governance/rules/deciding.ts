/** What the result of a vote makes of its proposal (domain-hub-governance-communication 4, 5.3, 5.4). */
import type { Count } from './counting/stages.ts'

export type Decided = 'adopted' | 'adopted_with_reservations' | 'rejected'

/** A concern or somebody who stands aside is a reservation; a tie or nobody chosen leaves things as they are. */
export function decidedBy({ method, outcome, lines }: Count): Decided {
  if (outcome !== 'passed' && outcome !== 'chosen') return 'rejected'
  const reserved = lines.some(
    ({ option, score }) => (option === 'concern' || option === 'stand_aside') && score !== '0',
  )
  return method === 'consent' && reserved ? 'adopted_with_reservations' : 'adopted'
}

/** After a qualified objection: another round while there are some, then the fallback that was named before. */
export const afterObjection = (round: number, rounds: number): 'next_round' | 'fallback' =>
  round < rounds ? 'next_round' : 'fallback'
