/** Whether a free place may be taken for one that a change of the plan took away. Source: domain-shifts 4 (unseated),
 *  tale 8. */
import { type Refusal, refuse } from '#platform/refusal.ts'

export interface LostSeat {
  readonly state: string
  readonly cancelReason: string | null
}

/** The reason with which a change of the plan frees seats. */
const planChanged = 'template_changed'

/** Why nothing may be taken for this seat; empty means something may. */
export function whyNotInstead(seat: LostSeat, replaced: boolean): Refusal[] {
  if (seat.state !== 'cancelled' || seat.cancelReason !== planChanged) return [refuse('instead.not_lost')]
  return replaced ? [refuse('instead.taken')] : []
}
