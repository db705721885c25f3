/** Seating holders of fixed seats on shifts that exist already: a free seat, else an extra one. */
import type { ActionContext, Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { isWorkerOn, membersById } from '#shop/members/public.ts'
import { type Span, seatless } from './rules/fixed-seat.ts'
import { type Holder, isSeated } from './rules/generation.ts'
import { addExtraSeats, cancelSeats } from './store/booking.ts'
import { addExchangedSeats } from './store/exchanging.ts'
import { type HolderSeat, holdersBetween, insertSeats } from './store/generation.ts'
import { standingsOf } from './store/people.ts'
import { type PlannedShift, seatsGivenUp } from './store/planned.ts'

export interface Seated {
  readonly seats: readonly HolderSeat[]
  /** Own one-off bookings that gave way. */
  readonly yielded: readonly string[]
}
export interface SeatingPlan extends Seated {
  readonly extra: readonly { readonly shift: string; readonly group: string; readonly seats: number }[]
}

/** Shift and fixed seat together: who gave up a dated seat is not put there again. */
export const givenUpKey = (shift: string, fixedSeat: string): string => `${shift} ${fixedSeat}`

/** Dates of these shifts that this person left for others or gave up. */
export async function datesGivenUp(
  ctx: Context,
  shifts: readonly Pick<PlannedShift, 'id'>[],
  member: string,
): Promise<ReadonlySet<string>> {
  const ids = shifts.map(({ id }) => id)
  const given = await seatsGivenUp(ctx.db, ctx.organisation, ids, [member])
  return new Set(given.map(({ shift, fixedSeat }) => givenUpKey(shift, fixedSeat)))
}

/** Seats each holder on each of these locked shifts. A holder who sits there as holder already stays as is;
 *  an own one-off booking yields to the fixed seat (domain-shifts 5.2). */
export async function seatHolders(
  ctx: ActionContext,
  shifts: readonly PlannedShift[],
  only: readonly string[] | null = null,
  givenUp: ReadonlySet<string> = new Set(),
): Promise<Seated> {
  const holders = await holdersOf(ctx, shifts)
  const wanted = only === null ? holders : holders.filter(({ id }) => only.includes(id))
  const plan = planSeats(shifts, wanted, givenUp)
  await cancelSeats(ctx.db, ctx.organisation, plan.yielded, 'fixed_seat', ctx.now)
  await addExtraSeats(ctx.db, ctx.organisation, plan.extra)
  await insertSeats(ctx.db, ctx.organisation, plan.seats, ctx.now)
  return plan
}

/** A date that an exchange had moved to a shift which was called off and runs again. */
export interface MovedDate {
  readonly shift: string
  readonly group: string
  readonly holder: string
  readonly fixedSeat: string | null
  readonly chain: number
}

/** Seats them again where they may still sit: a free seat, else an extra one. The shifts as they stand now. */
export async function seatMoved(
  ctx: ActionContext,
  shifts: readonly PlannedShift[],
  moved: readonly MovedDate[],
): Promise<HolderSeat[]> {
  if (moved.length === 0) return []
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const ids = [...new Set(moved.map(({ holder }) => holder as ContactId))]
  const people = new Map((await membersById(ctx.db, ctx.organisation, ids)).map((one) => [one.contact as string, one]))
  const standings = await standingsOf(
    ctx.db,
    ctx.organisation,
    ids.map((member) => ({ member })),
  )
  const back = moved.filter(({ shift: id, holder }) => {
    const [shift, person, { standing, leaves }] = [byId.get(id), people.get(holder), standings(holder)]
    if (!shift || !person || !isWorkerOn(person, shift.day) || seatless.includes(standing)) return false
    return !isAway(leaves, shift.day) && shift.seats.every(({ member }) => member !== holder)
  })
  const seats = back.map(({ shift, group, holder, fixedSeat }) => ({
    shift,
    holder: { id: fixedSeat ?? '', group, member: holder },
  }))
  await addExtraSeats(ctx.db, ctx.organisation, extraSeats(shifts, seats, new Set()))
  await addExchangedSeats(
    ctx.db,
    ctx.organisation,
    back.map(({ holder, ...place }) => ({ ...place, id: newId(), member: holder, purpose: 'regular' as const })),
    ctx.now,
  )
  return seats
}

const isAway = (leaves: readonly Span[], day: Day): boolean =>
  leaves.some(({ from, until }) => from <= day && (until === null || day <= until))

async function holdersOf(ctx: Context, shifts: readonly PlannedShift[]): Promise<Holder[]> {
  const days = shifts.map(({ day }) => day).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const templates = [...new Set(shifts.flatMap(({ template }) => template ?? []))]
  return withLeaves(ctx, await holdersBetween(ctx.db, ctx.organisation, first, last, templates))
}

/** Holders with the leaves on which their seats stay empty. */
export async function withLeaves(ctx: Context, holders: readonly Omit<Holder, 'leaves'>[]): Promise<Holder[]> {
  const standings = await standingsOf(ctx.db, ctx.organisation, holders)
  return holders.map((holder) => ({ ...holder, leaves: standings(holder.member).leaves }))
}

/** Who is to be seated where, which own bookings yield, and where a seat must be added. Pure. */
export function planSeats(
  shifts: readonly PlannedShift[],
  holders: readonly Holder[],
  givenUp: ReadonlySet<string> = new Set(),
): SeatingPlan {
  const wanted = shifts.flatMap((shift) =>
    holders
      .filter((holder) => holder.template === shift.template && isSeated(holder, shift.day))
      .filter((holder) => !givenUp.has(givenUpKey(shift.id, holder.id)))
      .map((holder) => ({ shift, holder })),
  )
  const own = ({ shift, holder }: (typeof wanted)[number]) => shift.seats.find(({ member }) => member === holder.member)
  const missing = wanted.filter((one) => (own(one)?.fixedSeat ?? null) === null && own(one)?.purpose !== 'regular')
  const yielded = missing.flatMap((one) => own(one)?.id ?? [])
  const seats = missing.map(({ shift, holder }) => ({ shift: shift.id, holder }))
  return { seats, yielded, extra: extraSeats(shifts, seats, new Set(yielded)) }
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
