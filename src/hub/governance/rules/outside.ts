/** Comments from outside (domain-hub-governance-communication 5.2): moderated, and never counted as reviews. */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const outsideStates = ['waiting', 'accepted', 'refused'] as const
export type OutsideState = (typeof outsideStates)[number]

/** It is judged once. */
export const whyNotJudge = (state: OutsideState): Refusal[] =>
  state === 'waiting' ? [] : [refuse('outside.judged', { why: state })]
