/** A seat and refusals as screens get them. */
import type { Refusal } from '#platform/refusal.ts'
import type { HeldSeat } from '#shop/shifts/public.ts'

export const seatFor = (seat: HeldSeat) => ({
  attendance: seat.id,
  shift: seat.shift,
  name: seat.name,
  day: seat.day,
  localStart: seat.localStart,
  localEnd: seat.localEnd,
  startsAt: seat.startsAt,
  role: seat.role,
  purpose: seat.purpose,
  chain: seat.chain,
})

export const copy = (refusals: readonly Refusal[]) => refusals.map(({ code, facts }) => ({ code, facts: { ...facts } }))
