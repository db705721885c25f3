/** Changing how somebody takes part. Source: domain-shifts 5.2 (Mode change). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { Mode, Purpose, Standing } from './policy.ts'
import { mayHold } from './purpose.ts'

export interface ModeChange {
  readonly from: Mode | 'not_concerned'
  readonly to: Mode
  readonly reason: string
  /** A template was chosen for the fixed seat. */
  readonly hasSeat: boolean
  /** Who asks is who it is about. */
  readonly self: boolean
}

/** Why the mode may not change like this; empty means yes. Regular needs a free fixed seat, exempt a reason. */
export function whyNotChangeMode({ from, to, reason, hasSeat, self }: ModeChange): Refusal[] {
  const no: Refusal[] = []
  if (self) no.push(refuse('self.not_allowed'))
  if (from === 'not_concerned') no.push(refuse('mode.not_concerned'))
  if (to === 'exempt' && reason.trim() === '') no.push(refuse('mode.needs_reason'))
  if (to === 'regular' && !hasSeat) no.push(refuse('mode.needs_seat'))
  return no
}

/** What the office should know before: codes shown beside the button. */
export const modeWarnings = (standing: Standing): string[] => (standing === 'up_to_date' ? [] : ['mode.not_up_to_date'])

/** Whether a coming seat goes with the change: it came from a fixed seat, all of which end, or the new mode cannot
 *  hold its purpose. What has begun stays. */
export const givesUp = (
  seat: { readonly state: string; readonly purpose: Purpose; readonly fixed: boolean; readonly startsAt: Instant },
  to: Mode,
  now: Instant,
): boolean => seat.state === 'planned' && seat.startsAt > now && (seat.fixed || !mayHold(to, seat.purpose))
