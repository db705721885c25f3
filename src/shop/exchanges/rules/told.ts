/** The last resort: telling the shop that nobody comes. Always there until the start. Source: domain-shifts 5.10. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { type GivenSeat, whyNotGiveUp } from './seat.ts'

/** Why the shop cannot be told now; empty means it can. */
export function whyNotTell(seat: GivenSeat & { readonly toldAt: Instant | null }, now: Instant): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  return seat.toldAt === null ? [] : [refuse('seat.told', { toldAt: seat.toldAt })]
}
