/** Coming back to a place one had. Source: domain-shifts 4 (Attendance) and 5.11. */
import type { Refusal } from '#platform/refusal.ts'

/** Reasons that hold against a return; a full shift gets one place more, and limits were kept when it was booked. */
const holding = ['shift.cancelled', 'shift.past', 'shift.same_shift', 'shift.overlap', 'shift.on_leave', 'shift.mode']

/** Of all reasons of a booking those that hold against a return to the own place. */
export const againstReturn = (booking: readonly Refusal[]): Refusal[] =>
  booking.filter(({ code }) => holding.includes(code))
