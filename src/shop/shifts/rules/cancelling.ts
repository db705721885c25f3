/** Whether somebody may give a booked seat back. Source: domain-shifts 4 (Attendance) and 5.3. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { Policy } from './policy.ts'

export interface CancellingFacts {
  readonly now: Instant
  readonly policy: Policy
  readonly seat: {
    readonly state: string
    readonly purpose: string
    readonly startsAt: Instant
  }
}

/** Why the person may not cancel this seat; empty means yes. Equality with `cancel_min_hours` still may. */
export function whyNotCancel({ now, policy, seat }: CancellingFacts): Refusal[] {
  if (seat.state !== 'planned') return [refuse('attendance.not_planned', { state: seat.state })]
  const no: Refusal[] = []
  const last = addMinutes(seat.startsAt, -policy.cancelMinHours * 60)
  if (now >= seat.startsAt) no.push(refuse('shift.past', { startedAt: seat.startsAt }))
  else if (now > last) no.push(refuse('shift.too_late', { closedAt: last }))
  if (seat.purpose !== 'flying' && seat.purpose !== 'make_up') no.push(refuse('attendance.fixed'))
  else if (!(seat.purpose === 'flying' ? policy.cancelFlying : policy.cancelMakeUp))
    no.push(refuse('shift.off', { purpose: seat.purpose }))
  return no
}

/** The office may cancel whatever is still planned. */
export const whyNotCancelFor = (seat: { readonly state: string }): Refusal[] =>
  seat.state === 'planned' ? [] : [refuse('attendance.not_planned', { state: seat.state })]
