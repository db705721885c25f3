/** Who may ask for a stand-in, and who may be one. Source: domain-shifts 5.10 (Stand-in). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { type GivenSeat, lastMoment, whyNotGiveUp } from './seat.ts'

interface Asked {
  readonly now: Instant
  readonly policy: Pick<ExchangePolicy, 'standInModes' | 'standInMinHours'>
  readonly offered: boolean
  readonly seat: GivenSeat
}

export interface AskFacts extends Asked {
  readonly mode: string
  /** An open call stands for this seat already. */
  readonly called: boolean
}

/** Whose seat it is: a fixed one as the policy lists, and flying ones always, where the taker books and the holder is free. */
const mayBeReplaced = (mode: string, purpose: string, { standInModes }: Asked['policy']): boolean =>
  standInModes.includes(mode) || purpose === 'flying'

/** Why somebody may not ask for a stand-in; empty means yes. */
export function whyNotAskStandIn({ now, policy, offered, seat, mode, called }: AskFacts): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  const no: Refusal[] = []
  if (!offered) no.push(refuse('exchange.off', { path: 'stand_in' }))
  if (!mayBeReplaced(mode, seat.purpose, policy)) no.push(refuse('stand_in.mode', { mode }))
  const last = lastMoment(seat.startsAt, policy.standInMinHours)
  if (now > last) no.push(refuse('stand_in.too_late', { closedAt: last }))
  if (seat.standIn !== null) no.push(refuse('stand_in.found'))
  if (called) no.push(refuse('stand_in.called'))
  return no
}

export interface AcceptFacts extends Asked {
  readonly call: {
    readonly state: string
    readonly member: string
    readonly named: string | null
    /** Open to whoever may, or for one person by name, whoever that is. */
    readonly open: boolean
    /** The holder told the shop: whoever comes is welcome until the start. */
    readonly told: boolean
  }
  readonly taker: string
  /** Every reason of a booking why the taker may not sit there, the holder's place counted as free. */
  readonly booking: readonly Refusal[]
}

/** Why this person may not stand in; empty means yes. The first who may has it. */
export function whyNotAcceptStandIn({ now, policy, offered, seat, call, taker, booking }: AcceptFacts): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  if (call.state !== 'open') return [refuse('stand_in.final', { state: call.state })]
  const no: Refusal[] = []
  if (!offered && !call.told) no.push(refuse('exchange.off', { path: 'stand_in' }))
  if (taker === call.member || !(call.open || call.named === taker)) no.push(refuse('stand_in.not_asked'))
  const last = lastMoment(seat.startsAt, policy.standInMinHours)
  if (now > last && !call.told) no.push(refuse('stand_in.too_late', { closedAt: last }))
  return [...no, ...booking]
}

/** Why the holder may not take the call back. */
export const whyNotWithdraw = ({ state }: { readonly state: string }): Refusal[] =>
  state === 'open' ? [] : [refuse('stand_in.final', { state })]

/** Why this person may not say no to the call: only who was asked by name is asked for an answer. */
export function whyNotDecline(
  call: { readonly state: string; readonly named: string | null },
  person: string,
): Refusal[] {
  if (call.named !== person) return [refuse('stand_in.not_asked')]
  return whyNotWithdraw(call)
}

/** A seat booked freely passes to whoever takes it; a fixed one stays the holder's, and somebody else comes. */
export const passesOn = ({ purpose }: Pick<GivenSeat, 'purpose'>): boolean => purpose === 'flying'
