/** Whether somebody may ask for a swap, and how wishes are asked for. Source: domain-shifts 5.10 (Swap, I can't be there). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { type GivenSeat, lastMoment, whyNotGiveUp } from './seat.ts'

export interface SwapFacts {
  readonly now: Instant
  readonly policy: Pick<ExchangePolicy, 'swapModes' | 'swapMinHours'>
  readonly offered: boolean
  readonly seat: GivenSeat
  readonly mode: string
  /** The seat has a live request already. */
  readonly requested: boolean
}

/** Why this seat may not be offered for a swap; empty means yes. */
export function whyNotSwap({ now, policy, offered, seat, mode, requested }: SwapFacts): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  const no: Refusal[] = []
  if (!offered) no.push(refuse('exchange.off', { path: 'swap' }))
  if (!policy.swapModes.includes(mode)) no.push(refuse('swap.mode', { mode }))
  if (seat.standIn !== null) no.push(refuse('swap.not_yours'))
  const last = lastMoment(seat.startsAt, policy.swapMinHours)
  if (now > last) no.push(refuse('swap.too_late', { closedAt: last }))
  if (requested) no.push(refuse('swap.live_request'))
  return no
}

/** Until when everybody must have said yes: the hours of the policy, or the last moment of the first shift. */
export function consentUntil(
  now: Instant,
  starts: readonly Instant[],
  policy: Pick<ExchangePolicy, 'consentHours' | 'swapMinHours'>,
): Instant {
  const ends = starts.map((startsAt) => lastMoment(startsAt, policy.swapMinHours))
  return [addMinutes(now, policy.consentHours * 60), ...ends].reduce((one, other) => (one < other ? one : other))
}
