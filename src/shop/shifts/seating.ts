/** Seating holders of fixed seats on shifts that exist already: a free seat, else an extra one. */
import type { ActionContext } from '#platform/action.ts'
import { isSeated } from './rules/generation.ts'
import { addExtraSeats, cancelSeats } from './store/booking.ts'
import { type HolderSeat, holdersBetween, insertSeats } from './store/generation.ts'
import { standingsOf } from './store/people.ts'
import type { PlannedShift } from './store/planned.ts'

export interface Seated {
  readonly seats: readonly HolderSeat[]
  /** Own one-off bookings that gave way. */
  readonly yielded: readonly string[]
}

/** Seats each holder on each of these locked shifts. A holder who sits there as holder already stays as is;
 *  an own one-off booking yields to the fixed seat (domain-shifts 5.2). */
export async function seatHolders(
  ctx: ActionContext,
  shifts: readonly PlannedShift[],
  only: readonly string[] | null = null,
): Promise<Seated> {
  const [first, last] = [
    shifts.map(({ day }) => day).sort()[0],
    shifts
      .map(({ day }) => day)
      .sort()
      .at(-1),
  ]
  if (!first || !last) return { seats: [], yielded: [] }
  const templates = [...new Set(shifts.flatMap(({ template }) => template ?? []))]
  const holders = await holdersBetween(ctx.db, ctx.organisation, first, last, templates)
  const leaves = await standingsOf(ctx.db, ctx.organisation, holders)
  const wanted = shifts.flatMap((shift) =>
    holders
      .filter((holder) => holder.template === shift.template && (only === null || only.includes(holder.id)))
      .filter((holder) => isSeated({ ...holder, leaves: leaves(holder.member).leaves }, shift.day))
      .map((holder) => ({ shift, holder })),
  )
  const own = ({ shift, holder }: (typeof wanted)[number]) => shift.seats.find(({ member }) => member === holder.member)
  const missing = wanted.filter((one) => (own(one)?.fixedSeat ?? null) === null && own(one)?.purpose !== 'regular')
  const yielded = missing.flatMap((one) => own(one)?.id ?? [])
  await cancelSeats(ctx.db, ctx.organisation, yielded, 'fixed_seat', ctx.now)
  const seats = missing.map(({ shift, holder }) => ({ shift: shift.id, holder }))
  await addExtraSeats(ctx.db, ctx.organisation, extraSeats(shifts, seats, new Set(yielded)))
  await insertSeats(ctx.db, ctx.organisation, seats, ctx.now)
  return { seats, yielded }
}

/** How many seats each group lacks once everybody new sits there. */
function extraSeats(shifts: readonly PlannedShift[], seats: readonly HolderSeat[], gone: ReadonlySet<string>) {
  return shifts.flatMap((shift) =>
    shift.groups.flatMap((group) => {
      const arriving = seats.filter((seat) => seat.shift === shift.id && seat.holder.group === group.id).length
      const there = shift.seats.filter((seat) => seat.group === group.id && !gone.has(seat.id)).length
      const lacking = there + arriving - group.seats
      return arriving > 0 && lacking > 0 ? [{ shift: shift.id, group: group.id, seats: lacking }] : []
    }),
  )
}
