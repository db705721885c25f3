/** When a round may be opened, closed early, confirmed, cancelled (domain-hub-funding 4, Funding round). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, daysBetween } from '#platform/values/day.ts'
import { type Cents, negate, sum } from '#platform/values/money.ts'
import type { Closing } from './closing.ts'
import { type RoundState, whyNotMove } from './states.ts'
import { whyNotTranches } from './tranches.ts'
import { type SharingKey, whyNotKey } from './weights.ts'

/** `past`: a development of before, brought in with who paid what. */
export const roundKinds = ['share', 'free', 'common_pot', 'past'] as const
export type RoundKind = (typeof roundKinds)[number]

/** Whose money is there already. */
export const securedSources = ['reserve', 'grant', 'other'] as const
export interface Secured {
  readonly source: (typeof securedSources)[number]
  readonly amount: Cents
  readonly evidence: string | null
}

/** How long an estimate must still be good after the round ends. */
export const estimateOutlivesDays = 30
/** Days in which slips of the pen are reported after closing. */
export const clericalDays = 5

export interface Opening {
  readonly state: RoundState
  readonly target: Cents
  readonly key: SharingKey
  readonly tranchesBp: readonly number[]
  readonly opensOn: Day
  readonly deadline: Day
  readonly estimateValidUntil: Day
  readonly minDays: number
  /** How many active organisations ask for it, and whether the core group does. */
  readonly asking: { readonly noyau: boolean; readonly active: number }
}

/** Active organisations that together open a round without the core group. */
export const activeToOpen = 3

export function whyNotOpen(round: Opening): Refusal[] {
  const no = [...whyNotMove('round', 'open', round.state), ...whyNotKey(round.key), ...whyNotTranches(round.tranchesBp)]
  const days = daysBetween(round.opensOn, round.deadline)
  if (days < round.minDays) no.push(refuse('round.too_short', { days, least: round.minDays }))
  const until = addDays(round.deadline, estimateOutlivesDays)
  if (round.estimateValidUntil < until) no.push(refuse('round.estimate_ends', { day: round.estimateValidUntil, until }))
  if (round.target <= 0) no.push(refuse('round.no_target'))
  if (!round.asking.noyau && round.asking.active < activeToOpen)
    no.push(refuse('round.few_ask', { active: round.asking.active, least: activeToOpen }))
  return no
}

/** A round that ended without its money is tried again once; the new one is opened like any other. */
export const whyNotReopen = (round: { readonly state: RoundState; readonly replacedBy: string | null }): Refusal[] => [
  ...whyNotMove('round', 'reopen', round.state),
  ...(round.replacedBy === null ? [] : [refuse('round.reopened')]),
]

export interface EarlyClosing {
  readonly state: RoundState
  readonly closing: Pick<Closing, 'met' | 'short' | 'payers'>
  readonly invited: readonly string[]
  /** Organisations that pledged, or said that they do not. */
  readonly answered: readonly string[]
  readonly opensOn: Day
  readonly today: Day
  readonly minDays: number
}

export function whyNotCloseEarly(round: EarlyClosing): Refusal[] {
  const no = whyNotMove('round', 'close_early', round.state)
  if (!round.closing.met) no.push(refuse('round.not_met', { short: round.closing.short, payers: round.closing.payers }))
  const answered = new Set(round.answered)
  const silent = round.invited.filter((one) => !answered.has(one))
  if (silent.length > 0) no.push(refuse('round.not_answered', { count: silent.length }))
  const from = addDays(round.opensOn, round.minDays)
  if (round.today < from) no.push(refuse('round.window_open', { day: from }))
  return no
}

/** Shares are called once nobody can report a slip any more, and each reported one is answered. */
export function whyNotConfirm(state: RoundState, closedOn: Day, today: Day, openSlips = 0): Refusal[] {
  const no = whyNotMove('round', 'confirm', state)
  const from = addDays(closedOn, clericalDays)
  if (state === 'closing' && today < from) no.push(refuse('round.slips_until', { day: from }))
  if (openSlips > 0) no.push(refuse('round.slips_open', { count: openSlips }))
  return no
}

export interface Cancelling {
  readonly state: RoundState
  readonly paidOut: Cents
  readonly payers: readonly string[]
  readonly forIt: readonly string[]
  readonly estimateWithdrawn: boolean
}

/** Who is asked whether a round is cancelled: whoever has a pledge that counts. */
export const payersAsked = (
  pledges: readonly { readonly participant: string; readonly state: string }[],
): readonly string[] => [
  ...new Set(
    pledges
      .filter(({ state }) => !['intended', 'withdrawn', 'released'].includes(state))
      .map(({ participant }) => participant),
  ),
]

/** Nothing was paid out, and most payers want it or the provider withdrew. */
export function whyNotCancel({ state, paidOut, payers, forIt, estimateWithdrawn }: Cancelling): Refusal[] {
  const no = whyNotMove('round', 'cancel', state)
  if (paidOut !== 0) no.push(refuse('round.paid_out', { amount: paidOut }))
  const agreeing = payers.filter((one) => forIt.includes(one)).length
  // a round in which nobody pledged asks nobody
  if (!estimateWithdrawn && payers.length > 0 && agreeing * 2 <= payers.length)
    no.push(refuse('round.no_majority', { agreeing, payers: payers.length }))
  return no
}

/** A round is settled when what was ordered is delivered and billed to the end, nothing is owed any more, and its fund is
 *  empty. */
export function whyNotSettle(facts: {
  readonly state: RoundState
  readonly delivered: boolean
  /** A cost is marked as the last one. */
  readonly lastBooked: boolean
  readonly openCalls: number
  readonly fundAfterwards: Cents
}): Refusal[] {
  const no = whyNotMove('round', 'settle', facts.state)
  if (!facts.delivered) no.push(refuse('round.not_delivered'))
  if (!facts.lastBooked) no.push(refuse('round.last_missing'))
  if (facts.openCalls > 0) no.push(refuse('round.calls_open', { count: facts.openCalls }))
  return [...no, ...whyNotLeave(facts.fundAfterwards)]
}

/** Costs stay within what the payers bear; what goes beyond is told first. Without a net amount: whether any may be booked. */
export function whyNotBookCost(
  round: {
    readonly state: RoundState
    readonly hasProvider: boolean
    readonly costs: readonly { readonly net: Cents; readonly last: boolean }[]
    /** What there is for costs: money of before and all that payers bear. */
    readonly there: Cents
  },
  net: Cents | null,
): Refusal[] {
  const { state } = round
  if (state !== 'secured' && state !== 'spending') return [refuse('round.state', { why: state, state })]
  const left = round.there - sum(round.costs.map((one) => one.net))
  return [
    ...(round.hasProvider ? [] : [refuse('round.no_provider')]),
    ...(round.costs.some(({ last }) => last) ? [refuse('round.last_booked')] : []),
    ...(net !== null && net > left ? [refuse('cost.over', { left: Math.max(0, left), amount: net })] : []),
  ]
}

/** Only a cost that was booked as one of several turns out to be the last. */
export function whyNotMarkLast(state: RoundState, costs: readonly { readonly last: boolean }[]): Refusal[] {
  const no = state === 'spending' ? [] : [refuse('round.state', { why: state, state })]
  if (costs.some(({ last }) => last)) no.push(refuse('round.last_booked'))
  return no
}

/** What a stopped round cost is what was paid out: a bill that waits is paid or undone first. */
export function whyNotStop(facts: {
  readonly state: RoundState
  /** Of the costs that are booked. */
  readonly unpaid: Cents
  readonly fundAfterwards: Cents
}): Refusal[] {
  const no = whyNotMove('round', 'stop', facts.state)
  if (facts.unpaid > 0) no.push(refuse('round.cost_unpaid', { amount: facts.unpaid }))
  return [...no, ...whyNotLeave(facts.fundAfterwards)]
}

/** No round ends while its fund is short, or holds what goes nowhere. */
export function whyNotLeave(fund: Cents): Refusal[] {
  if (fund === 0) return []
  return [refuse('round.fund_left', fund < 0 ? { why: 'short', amount: negate(fund) } : { amount: fund })]
}

/** Work may start once the first tranche is there, from payers or advanced. */
export const isSecured = (firstTranche: readonly { readonly owed: Cents; readonly settled: Cents }[]): boolean =>
  firstTranche.every(({ owed, settled }) => settled >= owed)

/** Days before the deadline on which those who have not answered are asked again. */
export const reminderDaysBefore = [10, 3, 1] as const

export const isReminderDay = (deadline: Day, today: Day): boolean =>
  (reminderDaysBefore as readonly number[]).includes(daysBetween(today, deadline))
