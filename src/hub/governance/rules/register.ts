/** The register of decisions: numbers, states, when one is looked at again (domain-hub-governance-communication 4 and 5.1). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day } from '#platform/values/day.ts'

export const decisionStates = ['pending', 'in_force', 'review_due', 'amended', 'ended', 'superseded'] as const
export type DecisionState = (typeof decisionStates)[number]
export const endings = ['amended', 'ended', 'superseded'] as const

/** Days before its review on which everybody is told. */
export const reviewDays = 30

export const numberOf = (year: number, seq: number): string => `D-${year}-${String(seq).padStart(3, '0')}`

/** Whether a number has the form of those that the register gives. */
export const isRegistered = (number: string): boolean => /^D-\d{4}-\d{3,}$/.test(number)

export interface Holding {
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly endedAs: (typeof endings)[number] | null
  readonly endedFrom: Day | null
  /** Taken in a meeting: who was absent may still object. */
  readonly pending: boolean
}

/** What it is on a day; while its review is due it stays valid. */
export function stateOn(of: Holding, day: Day): DecisionState {
  if (of.endedAs !== null && of.endedFrom !== null && of.endedFrom <= day) return of.endedAs
  if (of.pending || day < of.inForceFrom) return 'pending'
  return day >= addDays(of.reviewOn, -reviewDays) ? 'review_due' : 'in_force'
}

export const isValid = (state: DecisionState): boolean => state === 'in_force' || state === 'review_due'

export interface Recorded {
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly eligible: number | null
  readonly answered: number | null
}

export function whyNotRecord(of: Recorded, today: Day): Refusal[] {
  const no: Refusal[] = []
  if (of.takenOn > today) no.push(refuse('decision.day_ahead'))
  if (of.inForceFrom < of.takenOn) no.push(refuse('decision.force_before_taken'))
  if (of.reviewOn <= of.inForceFrom) no.push(refuse('decision.review_before_force'))
  if (of.answered !== null && (of.eligible === null || of.answered > of.eligible))
    no.push(refuse('decision.figures', { answered: of.answered, eligible: of.eligible ?? 0 }))
  return no
}

interface Touched {
  readonly id: string
  readonly number: string
  readonly state: DecisionState
  /** From when it does not hold any more, and by which decision, where that is settled for a later day. */
  readonly ends: { readonly from: Day; readonly by: string } | null
}

/** One that holds, and goes on to, is renewed, amended, ended or superseded by another that holds, its criteria answered. */
export function whyNotTouch(
  entry: Touched,
  newer: { readonly id: string; readonly number: string; readonly state: DecisionState },
  criteriaAnswer: string,
): Refusal[] {
  const no: Refusal[] = []
  if (!isValid(entry.state)) no.push(refuse('decision.state', { why: entry.state, number: entry.number }))
  else if (entry.ends)
    no.push(refuse('decision.ends_already', { number: entry.number, day: entry.ends.from, newer: entry.ends.by }))
  if (entry.id === newer.id) no.push(refuse('decision.itself'))
  else if (!isValid(newer.state)) no.push(refuse('decision.newer_not_valid', { number: newer.number }))
  if (criteriaAnswer.trim() === '') no.push(refuse('decision.criteria_missing'))
  return no
}

/** What has passed stays as it was: a decision ends today or later. */
export const whyNotEndFrom = (from: Day, today: Day): Refusal[] => (from < today ? [refuse('decision.end_passed')] : [])
