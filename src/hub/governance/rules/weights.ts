/** Answers that weigh differently (domain-hub-governance-communication 5.5): only by a decision in force, never in secret. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Electorate } from './votes.ts'

/** In thousandths: what is not named weighs 1. */
export const plainWeight = 1000

export interface Weighing {
  readonly weights: readonly { readonly participant: string; readonly weight: number }[]
  readonly decided: boolean
  readonly secret: boolean
  readonly electorate: Electorate
}

export function whyNotWeigh({ weights, decided, secret, electorate }: Weighing): Refusal[] {
  if (weights.length === 0) return []
  const named = weights.map(({ participant }) => participant)
  return [
    ...(decided ? [] : [refuse('vote.weights_undecided')]),
    ...(secret ? [refuse('vote.weights_secret')] : []),
    ...(electorate === 'persons' ? [refuse('vote.weights_persons')] : []),
    ...(new Set(named).size < named.length ? [refuse('vote.weight_twice')] : []),
  ]
}

export type Weights = Readonly<Record<string, number>>

export const weightFor = (weights: Weights | null, participant: string): number => weights?.[participant] ?? plainWeight
