/** A seat that somebody wants to give up, and the reasons that every path shares. Source: domain-shifts 4, 5.10. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant, minutesBetween } from '#platform/values/day.ts'

export interface GivenSeat {
  readonly purpose: string
  readonly state: string
  readonly shiftState: string
  readonly startsAt: Instant
  readonly chain: number
  /** Who comes instead already. */
  readonly standIn: string | null
}

/** Only what is planned and still ahead can be given up. */
export function whyNotGiveUp(seat: Pick<GivenSeat, 'state' | 'shiftState' | 'startsAt'>, now: Instant): Refusal[] {
  if (seat.shiftState === 'cancelled') return [refuse('shift.cancelled')]
  if (seat.state !== 'planned') return [refuse('attendance.not_planned', { state: seat.state })]
  return now >= seat.startsAt ? [refuse('shift.past', { startedAt: seat.startsAt })] : []
}

/** Complete periods of 24 hours until the start: 27 hours are one day. */
export const daysAhead = (startsAt: Instant, now: Instant): number =>
  Math.max(0, Math.floor(minutesBetween(now, startsAt) / (24 * 60)))

/** The last moment that lies so many elapsed hours before the start; that moment itself still counts. */
export const lastMoment = (startsAt: Instant, hours: number): Instant => addMinutes(startsAt, -hours * 60)
