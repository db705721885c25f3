/** What a round of co-financing does to the needs it pays for (domain-hub-funding 4). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type EstimateState, type NeedAct, type NeedState, whyNotMove } from './states.ts'

export const roundMoves = ['opened', 'secured', 'ended'] as const
export type RoundMove = (typeof roundMoves)[number]

const acts = { opened: 'open_round', secured: 'secure_round', ended: 'end_round' } as const satisfies Record<
  RoundMove,
  NeedAct
>
export const stateAfterRound = {
  opened: 'co_financing',
  secured: 'funded',
  ended: 'estimated',
} as const satisfies Record<RoundMove, NeedState>

export interface RoundFacts {
  readonly move: RoundMove
  readonly estimate: EstimateState
  /** States of the needs of the estimate, with their numbers. */
  readonly needs: readonly { readonly number: number | null; readonly state: NeedState }[]
}

/** Why the needs of an estimate cannot move with its round; each reason once. */
export function whyNotMoveByRound({ move, estimate, needs }: RoundFacts): Refusal[] {
  const no = needs.flatMap(({ state }) => whyNotMove(acts[move], state))
  if (move === 'opened' && estimate !== 'submitted' && estimate !== 'accepted')
    no.push(refuse('estimate.state', { why: estimate, state: estimate }))
  return no.filter((one, at) => no.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at)
}
