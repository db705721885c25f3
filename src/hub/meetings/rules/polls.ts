/** Asking for a date: each person gives each slot 0 to 2 (domain-hub-governance 5.6, date poll). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day, Instant } from '#platform/values/day.ts'

export const slotMinutes = 60
export const bestScore = 2

export interface SlotVotes {
  readonly id: string
  readonly startsAt: Instant
  readonly scores: readonly number[]
}

export interface SlotResult {
  readonly id: string
  readonly points: number
  /** People who could not come at all. */
  readonly cannot: number
}

/** The best first: most points, then fewest who cannot, then the earlier one. */
export function rankedSlots(slots: readonly SlotVotes[]): SlotResult[] {
  return slots
    .map(({ id, startsAt, scores }) => ({
      id,
      startsAt,
      points: scores.reduce((sum, one) => sum + one, 0),
      cannot: scores.filter((one) => one === 0).length,
    }))
    .sort(
      (one, other) =>
        other.points - one.points || one.cannot - other.cannot || (one.startsAt < other.startsAt ? -1 : 1),
    )
    .map(({ id, points, cannot }) => ({ id, points, cannot }))
}

/** It can be answered to the last second of its last day. */
export function whyNotAnswer(until: Day | null, today: Day): Refusal[] {
  if (until === null) return [refuse('poll.none')]
  return today <= until ? [] : [refuse('poll.over', { day: until })]
}

export function whyNotSlots(slots: readonly Instant[], now: Instant): Refusal[] {
  const no: Refusal[] = []
  if (new Set(slots).size < slots.length) no.push(refuse('poll.slot_twice'))
  const past = slots.find((one) => one <= now)
  if (past !== undefined) no.push(refuse('time.past', { at: past }))
  return no
}

/** `startsAt` null: it is no slot of this meeting. */
export function whyNotChoose(startsAt: Instant | null, now: Instant): Refusal[] {
  if (startsAt === null) return [refuse('poll.foreign_slot')]
  return startsAt <= now ? [refuse('time.past', { at: startsAt })] : []
}
