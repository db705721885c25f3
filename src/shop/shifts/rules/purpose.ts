/** What a booking counts as. Source: domain-shifts 3 (Attendance) and 5.3. */
import type { Mode, Purpose } from './policy.ts'

/** The purpose of a seat one books by oneself; null when the mode books nothing. */
export function bookingPurpose(mode: Mode | 'not_concerned'): Purpose | null {
  if (mode === 'regular') return 'make_up'
  if (mode === 'flying' || mode === 'mixed') return 'flying'
  return null
}

/** Whether a row of this purpose may belong to somebody of this mode. */
export function mayHold(mode: Mode | 'not_concerned', purpose: Purpose): boolean {
  if (purpose === 'unpaid' || purpose === 'solidarity') return mode !== 'not_concerned'
  if (mode === 'regular') return purpose !== 'flying'
  if (mode === 'flying') return purpose === 'flying'
  return mode === 'mixed'
}
