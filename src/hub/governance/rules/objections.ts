/** Objections are tested by the others before there is any result (domain-hub-governance-communication 5.3). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { quorumReached } from './counting/quorum.ts'
import type { ObjectionState } from './states.ts'

/** Days in which the others say what they think of an objection. */
export const testDays = 7

export const offers = ['amend', 'defer', 'delegate', 'monitor', 'try_smaller'] as const
export type Offer = (typeof offers)[number]

export interface Tested {
  /** Whoever may say something: everybody who decides, but not its author. */
  readonly eligible: number
  /** The newest answer of each: does the text do harm as it is, or miss a worthwhile improvement? */
  readonly harms: readonly boolean[]
  readonly quorumBp: number
}

/** Not qualified only if enough of the others answered and all who did said no; nobody's silence overrules an objection. */
export const testResult = ({ eligible, harms, quorumBp }: Tested): 'qualified' | 'not_qualified' =>
  harms.length > 0 && quorumReached({ eligible, answered: harms.length }, quorumBp) && harms.every((one) => !one)
    ? 'not_qualified'
    : 'qualified'

export const objectionMoves = {
  test: ['raised'],
  offer: ['qualified'],
  resolve: ['qualified'],
  withdraw: ['raised', 'qualified'],
} as const satisfies Readonly<Record<string, readonly ObjectionState[]>>

/** A settled objection stays as it is; one that is not weighed yet is weighed first. */
export function whyNotMoveObjection(act: keyof typeof objectionMoves, state: ObjectionState): Refusal[] {
  if ((objectionMoves[act] as readonly ObjectionState[]).includes(state)) return []
  return state === 'raised' ? [refuse('objection.not_tested')] : [refuse('objection.over')]
}

interface Testing {
  readonly until: Instant
  readonly eligible: number
  readonly answered: number
}

/** A test ends when its days are over, or as soon as all the others have answered. */
export const whyNotEndTest = (test: Testing, now: Instant): Refusal[] =>
  now >= test.until ? [] : whyNotAllTested(test)

export const whyNotAllTested = ({ until, eligible, answered }: Testing): Refusal[] =>
  eligible > 0 && answered >= eligible ? [] : [refuse('objection.test_runs', { until, missing: eligible - answered })]
