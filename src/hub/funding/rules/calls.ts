/** Calls of a round (domain-hub-funding 5.10): what of them is open, and what money that comes is for. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney, portion, subtract, sum } from '#platform/values/money.ts'

import type { RoundState } from './states.ts'

export const callKinds = ['tranche', 'contingency', 'more', 'take_over', 'buy_in'] as const
export type CallKind = (typeof callKinds)[number]

export const settledBy = ['bank', 'credit', 'hours', 'advance', 'repaid', 'take_over', 'returned', 'undone'] as const
export type SettledBy = (typeof settledBy)[number]

export type NetKind =
  | 'share'
  | 'contingency'
  | 'more'
  | 'take_over'
  | 'surplus'
  | 'buy_in'
  | 'refund'
  | 'undone'
  | 'past'

/** What a call asks and what came of it, in gross amounts. */
export interface Asked {
  readonly net: Cents
  readonly vat: Cents
  readonly paid: Cents
  readonly inHours: Cents
  readonly advanced: Cents
  readonly repaid: Cents
  readonly takenOver: Cents
  readonly cancelledOn: Day | null
}

export const grossOf = ({ net, vat }: Pick<Asked, 'net' | 'vat'>): Cents => add(net, vat)

/** What the round still waits for: neither paid, nor done in hours, nor lent, nor taken over. */
export const openOf = (call: Asked): Cents =>
  call.cancelledOn !== null
    ? noMoney
    : cents(grossOf(call) - call.paid - call.inHours - (call.advanced - call.repaid) - call.takenOver)

/** What the payer still owes to the reserve that lent it. */
export const lentOf = ({ advanced, repaid }: Asked): Cents => subtract(advanced, repaid)

export const callStates = ['open', 'paid', 'advanced', 'taken_over', 'defaulted', 'cancelled'] as const
export type CallState = (typeof callStates)[number]

export function stateOf(call: Asked & { readonly defaultedOn: Day | null }): CallState {
  if (call.cancelledOn !== null) return 'cancelled'
  if (openOf(call) > 0) return call.defaultedOn === null ? 'open' : 'defaulted'
  if (call.takenOver > 0) return 'taken_over'
  return lentOf(call) > 0 ? 'advanced' : 'paid'
}

/** Money that comes for a call: first what the round waits for, then what the reserve lent, then those who took over;
 *  what is left is the payer's credit. */
export function partsOfPayment(paid: Cents, call: Asked, owedToOthers: Cents) {
  const toRound = cents(Math.min(paid, openOf(call)))
  const toReserve = cents(Math.min(paid - toRound, lentOf(call)))
  const toOthers = cents(Math.min(paid - toRound - toReserve, owedToOthers))
  return { toRound, toReserve, toOthers, excess: cents(paid - toRound - toReserve - toOthers) }
}

/** The part without VAT of a gross amount of this call. */
export const netPart = (gross: Cents, call: Pick<Asked, 'net' | 'vat'>): Cents =>
  grossOf(call) === 0 ? noMoney : portion(gross, call.net, grossOf(call))

/** What is left of the money without VAT that came for a round; what is still open counts for nothing. */
export const leftIn = (fund: Cents, calls: readonly (Pick<Asked, 'net' | 'vat'> & { readonly open: Cents })[]): Cents =>
  subtract(fund, sum(calls.map((call) => netPart(call.open, call))))

/** What is open, apart: without VAT, and VAT. */
export function openPart(call: Asked): { readonly net: Cents; readonly vat: Cents } {
  const net = netPart(openOf(call), call)
  return { net, vat: subtract(openOf(call), net) }
}

export const whyNotPay = (call: Asked, paid: Cents): Refusal[] => {
  const no: Refusal[] = []
  if (paid <= 0) no.push(refuse('call.nothing'))
  if (call.cancelledOn !== null) no.push(refuse('call.cancelled'))
  return no
}

/** Days in which payer and core group meet after a default. */
export const mediationDays = 30

/** Others step in once there was a meeting, or its time is over. */
export function whyNotStepIn(
  call: {
    readonly defaulted: boolean
    readonly open: Cents
    readonly mediationBy: Day | null
    readonly mediatedOn: Day | null
  },
  today: Day,
): Refusal[] {
  if (!call.defaulted) return [refuse('call.not_defaulted')]
  if (call.open <= 0) return [refuse('call.settled')]
  const over = call.mediationBy !== null && today > call.mediationBy
  return call.mediatedOn === null && !over ? [refuse('call.not_mediated', { day: call.mediationBy })] : []
}

const callable: readonly RoundState[] = ['called', 'collecting', 'secured', 'spending']

/** Money of a round is called from its confirmation until it ends. */
const whyNotCall = (state: RoundState): Refusal[] =>
  callable.includes(state) ? [] : [refuse('round.state', { why: state, state })]

export function whyNotCallNext(round: {
  readonly state: RoundState
  readonly tranchesCalled: number
  readonly tranchesBp: readonly number[]
}): Refusal[] {
  const no = whyNotCall(round.state)
  if (no.length > 0) return no
  return round.tranchesCalled >= round.tranchesBp.length ? [refuse('round.all_called')] : []
}

/** What is delivered is called in full, once. */
export function whyNotDeliver(
  round: { readonly state: RoundState; readonly deliveredOn: Day | null },
  on: Day,
  today: Day,
): Refusal[] {
  return [
    ...whyNotCall(round.state),
    ...(round.deliveredOn ? [refuse('round.delivered', { day: round.deliveredOn })] : []),
    ...(on > today ? [refuse('round.day_ahead', { day: on })] : []),
  ]
}

/** What of a call may still be done in hours: its VAT is paid in money. */
export const leftInHours = (call: { readonly net: Cents; readonly inHours: Cents; readonly open: Cents }): Cents =>
  cents(Math.max(0, Math.min(call.open, call.net - call.inHours)))

/** Without an amount: whether any hours may be confirmed. */
export function whyNotHours(
  call: { readonly asHours: boolean; readonly net: Cents; readonly inHours: Cents; readonly open: Cents },
  worth: Cents | null,
): Refusal[] {
  const left = leftInHours(call)
  const no: Refusal[] = []
  if (!call.asHours) no.push(refuse('call.not_hours'))
  if (left === 0) no.push(call.open > 0 ? refuse('call.vat_left', { amount: call.open }) : refuse('call.settled'))
  else if (worth !== null && worth > left) no.push(refuse('call.too_many_hours', { left, amount: worth }))
  return no
}

/** What came in for a round: what was there already once it was called, payments, and what the reserve lent. */
export const receivedIn = (
  round: { readonly calledOn: Day | null; readonly secured: readonly { readonly amount: Cents }[] },
  calls: readonly Asked[],
): Cents => {
  const there = round.calledOn === null ? [] : round.secured.map(({ amount }) => amount)
  return sum([...there, ...calls.map((call) => add(call.paid, lentOf(call)))])
}

/** What a provider still gets of a cost: hours of payers are no money. */
export const owedOf = (cost: {
  readonly net: number
  readonly vat: number
  readonly inHours: number
  readonly paid: number
}): Cents => cents(cost.net + cost.vat - cost.inHours - cost.paid)
