/** The server door of `funding`: what other modules may use. */

export { amountShown } from './papers/public-page.ts'
export { arrearsIn } from './reads/dues-periods.ts'
export { verifyChain } from './reads/ledger.ts'
export {
  developmentsOn,
  fundingForEverybody,
  type PublicFunding,
  partsToldOf,
  type RoundCounted,
  roundsForEverybody,
  showsFunding,
} from './reads/public.ts'
export { type RoundToTalkAbout, roundNamed, roundsToTalkAbout } from './reads/waiting.ts'
export { keepsVote } from './rules/dues.ts'
