/** The server door of `funding`: what other modules may use. */
export { keepsVote } from './rules/dues.ts'
