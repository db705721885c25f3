/** The states of a proposal, and from which each act starts (domain-hub-governance-communication 4). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const proposalStates = [
  'draft',
  'open',
  'final_comments',
  'deciding',
  'adopted',
  'adopted_with_reservations',
  'rejected',
  'postponed',
  'withdrawn',
] as const
export type ProposalState = (typeof proposalStates)[number]

export const proposalMoves = {
  change: ['draft'],
  publish: ['draft'],
  write_version: ['open', 'final_comments'],
  comment: ['open', 'final_comments'],
  answer: ['open', 'final_comments'],
  read: ['open', 'final_comments'],
  start_final: ['open'],
  object: ['open', 'final_comments', 'deciding'],
  withdraw: ['draft', 'open', 'final_comments'],
  postpone: ['draft', 'open', 'final_comments'],
  resume: ['postponed'],
  correct: ['adopted', 'adopted_with_reservations'],
} as const satisfies Readonly<Record<string, readonly ProposalState[]>>
export type ProposalAct = keyof typeof proposalMoves

/** The state does not allow this act; the sentence tells what state it is. */
export const whyNotMove = (act: ProposalAct, state: ProposalState): Refusal[] =>
  (proposalMoves[act] as readonly ProposalState[]).includes(state)
    ? []
    : [refuse('proposal.state', { why: state, state })]

export const commentKinds = ['remark', 'question', 'possible_objection', 'support'] as const
export const commentStatuses = ['open', 'answered', 'integrated', 'declined'] as const
export const objectionStates = ['raised', 'qualified', 'not_qualified', 'resolved', 'withdrawn'] as const
export type ObjectionState = (typeof objectionStates)[number]

/** It still stands in the way. */
export const standsInTheWay = (state: ObjectionState): boolean => state === 'raised' || state === 'qualified'
