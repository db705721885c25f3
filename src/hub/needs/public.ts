/** The server door of `needs`: what other modules may use. */
export { noteFundedMinutes } from './actions/capacity.ts'
export {
  addLatePayer,
  deliveredOn,
  type EstimateFacts,
  estimateFor,
  estimatesToFund,
  inAcceptanceSince,
  moveNeedsByRound,
} from './actions/rounds.ts'
export { type ToldElsewhere, tellNeed } from './actions/telling.ts'
export { allMonths, minutesToReserve } from './reads/hours.ts'
export { type NeedMatter, needMatters, needsToSelectFor } from './reads/matters.ts'
export {
  backingsByMonth,
  backingsToldOf,
  leadTimesIn,
  type MonthlyCount,
  type NeedOnDay,
  needsOnDay,
  type WorkOfEstimate,
  workOfEstimates,
} from './reads/open-data.ts'
export { needNamed, needsForEverybody, needsToTalkAbout, type OpenNeed, type PublicNeed } from './reads/public.ts'
// for the demo alone: how the shelf labels went on once they were paid for
export { answerLabels, buildLabels, demoIds, tryLabels } from './seed/labels.ts'
export { hourRate } from './settings.ts'
