/** The states of a proposal, and from which each act starts (domain-hub-governance-communication 4). */
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
