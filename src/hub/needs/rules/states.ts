/** The states of needs and estimates, and from which each act starts (domain-hub-funding 4). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const needStates = [
  'draft',
  'collected',
  'merged',
  'prioritised',
  'in_analysis',
  'analysed',
  'covered_by_setting',
  'specific',
  'estimating',
  'estimated',
  'co_financing',
  'funded',
  'in_development',
  'in_acceptance',
  'delivered',
  'closed',
  'declined',
  'parked',
  'withdrawn',
  'replaced',
] as const
export type NeedState = (typeof needStates)[number]

/** On the way, and no money promised for them yet: they may still be declined, parked, withdrawn or replaced. */
const beforeMoney = ['collected', 'prioritised', 'in_analysis', 'analysed', 'estimating', 'estimated'] as const

export const needMoves = {
  change: ['draft'],
  submit: ['draft'],
  back: [...beforeMoney, 'parked', 'co_financing', 'funded', 'in_development'],
  merge: ['collected'],
  undo_merge: ['merged'],
  prioritise: ['collected'],
  put_dots: ['collected', 'prioritised'],
  place: ['prioritised'],
  start_analysis: ['prioritised'],
  finish_analysis: ['in_analysis'],
  send_back: ['analysed'],
  answer_consultation: ['analysed'],
  classify: ['analysed'],
  ask_estimate: ['estimating', 'estimated'],
  estimate: ['estimating', 'estimated'],
  open_round: ['estimated'],
  secure_round: ['co_financing'],
  end_round: ['co_financing', 'funded'],
  start_work: ['funded'],
  release: ['in_development'],
  answer_acceptance: ['in_acceptance'],
  give_feedback: ['delivered'],
  close: ['delivered'],
  decline: beforeMoney,
  park: beforeMoney,
  withdraw: ['draft', ...beforeMoney, 'parked'],
  replace: [...beforeMoney, 'parked'],
  unpark: ['parked'],
} as const satisfies Readonly<Record<string, readonly NeedState[]>>
export type NeedAct = keyof typeof needMoves

/** The state does not allow this act; the sentence tells what state it is. */
export const whyNotMove = (act: NeedAct, state: NeedState): Refusal[] =>
  (needMoves[act] as readonly NeedState[]).includes(state) ? [] : [refuse('need.state', { why: state, state })]

/** Those that count in lists of what is still open. */
export const isOpen = (state: NeedState): boolean =>
  !['merged', 'covered_by_setting', 'specific', 'closed', 'declined', 'withdrawn', 'replaced'].includes(state)

export const estimateStates = [
  'requested',
  'draft',
  'submitted',
  'accepted',
  'declined',
  'expired',
  'superseded',
] as const
export type EstimateState = (typeof estimateStates)[number]

export const estimateMoves = {
  write: ['requested', 'draft'],
  submit: ['draft'],
  revise: ['submitted', 'accepted', 'expired'],
  accept: ['submitted'],
  decline: ['requested', 'draft', 'submitted'],
  expire: ['submitted'],
} as const satisfies Readonly<Record<string, readonly EstimateState[]>>
export type EstimateAct = keyof typeof estimateMoves

export const whyNotMoveEstimate = (act: EstimateAct, state: EstimateState): Refusal[] =>
  (estimateMoves[act] as readonly EstimateState[]).includes(state)
    ? []
    : [refuse('estimate.state', { why: state, state })]
