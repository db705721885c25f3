/** What a slip of the pen may change after a round closed (domain-hub-funding 4, "5 days to report clerical errors"; the
 *  reading is decision 23): a number of the own pledge that differs from what the organisation decided, nothing else. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { PledgeMode } from './closing.ts'
import { whyNotMove } from './states.ts'

export const slipStates = ['open', 'corrected', 'dismissed'] as const
export type SlipState = (typeof slipStates)[number]

/** How it should be; null: that stays. */
export interface Right {
  readonly amount: number | null
  readonly minutes: number | null
  readonly usesArea: boolean | null
}

export interface SlipOf extends Right {
  readonly participant: string
  /** The pledge in which it stands; null: said in words only. */
  readonly pledge: string | null
}

export interface PledgeNow {
  readonly participant: string
  readonly mode: PledgeMode
  readonly amount: number
  readonly minutes: number | null
  readonly usesArea: boolean
}

const isOther = (right: Right, { mode, amount, minutes, usesArea }: PledgeNow): boolean =>
  (mode === 'hours'
    ? right.minutes !== null && right.minutes !== minutes
    : right.amount !== null && right.amount !== amount) ||
  (right.usesArea !== null && right.usesArea !== usesArea)

/** Only while the round is closing, and only in the own pledge; more hours would need the provider again. */
export function whyNotReportSlip(state: string, slip: SlipOf, pledge: PledgeNow | null): Refusal[] {
  const no = whyNotMove('round', 'confirm', state)
  if (slip.pledge === null || pledge === null) return no
  if (pledge.participant !== slip.participant) no.push(refuse('slip.other_pledge'))
  if (!isOther(slip, pledge)) no.push(refuse('slip.no_change'))
  if (pledge.mode === 'hours' && (slip.minutes ?? 0) > (pledge.minutes ?? 0)) no.push(refuse('slip.more_hours'))
  return no
}

/** Said in words alone, it cannot be put right: the number has to come from the organisation itself. */
export function whyNotCorrect(roundState: string, state: SlipState, slip: SlipOf, pledge: PledgeNow | null): Refusal[] {
  return [
    ...whyNotReportSlip(roundState, slip, pledge),
    ...(state === 'open' ? [] : [refuse('slip.answered', { why: state })]),
    ...(slip.pledge === null ? [refuse('slip.no_change')] : []),
  ]
}

/** A round that was met stays met. */
export const whyNotAfter = (closing: {
  readonly met: boolean
  readonly short: number
  readonly payers: number
}): Refusal[] => (closing.met ? [] : [refuse('slip.not_met', { short: closing.short, payers: closing.payers })])
