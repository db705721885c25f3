/** The way of a request for more than open data (domain-hub-governance-communication 4, 5.14). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export const researchStates = ['asked', 'in_review', 'granted', 'refused', 'ended'] as const
export type ResearchState = (typeof researchStates)[number]

/** What may be asked for, of organisations that agree; nothing about a person. */
export const researchFields = ['profile', 'figures', 'backings', 'payments', 'answers', 'attendance'] as const
export type ResearchField = (typeof researchFields)[number]

export const reviewDays = 14

/** Nothing is answered any more: on its day, whoever asked is forgotten. */
export const overStates = ['refused', 'ended'] as const satisfies readonly ResearchState[]

/** What the day named ends: access that was given, and a request that nobody answered until then. */
export const endingStates = ['asked', 'in_review', 'granted'] as const satisfies readonly ResearchState[]

const allowed = {
  review: ['asked'],
  agree: ['in_review', 'granted'],
  grant: ['in_review'],
  refuse: ['asked', 'in_review'],
  end: endingStates,
} as const satisfies Readonly<Record<string, readonly ResearchState[]>>
export type ResearchAct = keyof typeof allowed

export const whyNotResearch = (act: ResearchAct, state: ResearchState): Refusal[] =>
  (allowed[act] as readonly ResearchState[]).includes(state) ? [] : [refuse('research.state', { why: act, state })]

/** Of those named, somebody takes part. */
export const whyNotAsk = (concerned: number): Refusal[] => (concerned === 0 ? [refuse('research.nobody_asked')] : [])

/** Access ends on its day: the day must be ahead. */
export const whyNotUntil = (endsOn: Day, today: Day): Refusal[] =>
  endsOn <= today ? [refuse('research.end_past', { day: endsOn })] : []

export const whyNotFields = (fields: readonly string[]): Refusal[] =>
  fields.length === 0 ? [refuse('research.no_fields')] : []

/** Somebody of those concerned agrees. */
export const whyNotGrant = (agreeing: number): Refusal[] => (agreeing === 0 ? [refuse('research.nobody_agrees')] : [])

export const whyNotConcerned = (organisation: string, isConcerned: boolean): Refusal[] =>
  isConcerned ? [] : [refuse('research.not_concerned', { organisation })]

/** What still gives access on a day, whether the night already ended it or not. */
export const hasAccess = (of: { readonly state: ResearchState; readonly endsOn: Day }, today: Day): boolean =>
  of.state === 'granted' && today < of.endsOn
