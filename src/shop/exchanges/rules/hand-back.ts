/** Whether a stand-in may give the seat back to its holder. Source: domain-shifts 5.10 (Stand-in). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { type GivenSeat, lastMoment, whyNotGiveUp } from './seat.ts'

/** As long before the start as a booking may be cancelled; that moment itself still counts. */
export function whyNotHandBack(
  seat: GivenSeat,
  now: Instant,
  { cancelMinHours }: Pick<ExchangePolicy, 'cancelMinHours'>,
): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  const last = lastMoment(seat.startsAt, cancelMinHours)
  return now > last ? [refuse('shift.too_late', { closedAt: last })] : []
}
