/** The server door of `governance`: what other modules may use. */

export {
  type InMeeting,
  noteInMeeting,
  openInMeeting,
  putOffInMeeting,
  saveInMeeting,
  whyNotGoOn,
} from './actions/in-meeting.ts'
export { endTestInMeeting } from './actions/objections.ts'
export { commentFromOutside } from './actions/outside.ts'
export {
  circleFound,
  circlesToMeet,
  decidedIn,
  type OpenProposal,
  peopleInCircle,
  proposalNamed,
  proposalsToTalkAbout,
  runningIn,
  whyNotDecided,
} from './for-meetings.ts'
export { registerMatters } from './matters.ts'
export { type DecisionTaken, decisionsSince, whyNotRegistered } from './reads/decided.ts'
export {
  answersByMonth,
  answersToldOf,
  commentsByMonth,
  type DecisionCounted,
  decisionsCounted,
  reviewsOverdue,
} from './reads/open-data.ts'
export {
  type DecisionText,
  decisionForEverybody,
  decisionsForEverybody,
  type ProposalText,
  type PublicDecision,
  type PublicProposal,
  proposalForEverybody,
  proposalsForEverybody,
} from './reads/public.ts'
export { type ProposalState, proposalStates } from './rules/states.ts'
