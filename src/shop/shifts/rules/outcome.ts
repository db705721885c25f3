/** What became of a seat: who answers for it, and when it may still be said. Source: domain-shifts 4, 5.4 and 5.9. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addDays, type Day, type Instant } from '#platform/values/day.ts'
import type { Mode, Outcome, Purpose } from './words.ts'

export type AttendanceState = 'planned' | 'cancelled' | Outcome

export interface MarkingFacts {
  readonly now: Instant
  readonly today: Day
  readonly startsAt: Instant
  readonly day: Day
  readonly state: AttendanceState
  readonly outcome: Outcome | 'planned'
  readonly reason: string
  readonly correctionDays: number
  /** The office may mark everywhere; a lead the shifts of the own day. */
  readonly byOffice: boolean
  readonly isLead: boolean
  readonly validated: boolean
  /** Who marks answers for this very seat. */
  readonly self: boolean
}

/** Why this outcome may not be written; empty means yes. */
export function whyNotMarkOutcome(facts: MarkingFacts): Refusal[] {
  const no: Refusal[] = []
  if (facts.state === 'cancelled') return [refuse('attendance.nobody')]
  if (facts.now < facts.startsAt) no.push(refuse('attendance.not_started', { startsAt: facts.startsAt }))
  const last = addDays(facts.day, facts.correctionDays)
  if (facts.today > last) no.push(refuse('attendance.too_old', { last, days: facts.correctionDays }))
  if (!facts.byOffice && (!facts.isLead || facts.validated)) no.push(refuse('attendance.not_yours'))
  if (facts.validated && facts.byOffice && facts.reason.trim() === '') no.push(refuse('attendance.needs_reason'))
  if (facts.self) no.push(refuse('self.not_allowed'))
  return no
}

/** What the seat counts as for whoever answers for it: a stand-in takes it over in the own mode. */
export function purposeFor(mode: Mode, purpose: Purpose): Purpose {
  if (mode === 'exempt' && purpose !== 'unpaid') return 'solidarity'
  if (mode === 'flying' && (purpose === 'regular' || purpose === 'make_up')) return 'flying'
  return mode === 'regular' && purpose === 'flying' ? 'make_up' : purpose
}
