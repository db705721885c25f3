/** The server door of `governance`: what other modules may use. */
export { type ProposalState, proposalStates } from './rules/states.ts'
