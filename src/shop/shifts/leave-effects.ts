/** What a leave does to seats, price and lead roles when it is granted, moved, or ends early. Part of whatever action
 *  calls it, under the lock of the people concerned; a constant number of statements, however many people.
 *  Source: domain-shifts 4 (Leave) and 5.7. */
import type { ActionContext, Context } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { endSeats } from './actions/fixed-seat.ts'
import { postByHand } from './actions/standing.ts'
import { tellSeatEnds } from './actions/telling.ts'
import type { LeaveType } from './rules/counting.ts'
import { spansMeet } from './rules/fixed-seat.ts'
import { type LeaveDays, losesSeat, payingCounter } from './rules/leave.ts'
import { recordDropped } from './seat-losing.ts'
import { givenUpKey, seatHolders } from './seating.ts'
import { cancelSeats } from './store/booking.ts'
import * as store from './store/leave.ts'
import { paidForLeave } from './store/ledger.ts'
import { readWorker } from './store/people.ts'
import { lockAhead, seatsGivenUp, shiftsAhead } from './store/planned.ts'
import { policyOn } from './store/policy.ts'
import { dropStandInsInside } from './store/seat-losing.ts'
import { seatsHeldBy } from './store/template.ts'
import { tellWatchers } from './watching.ts'

/** Days of one person. */
export interface Away extends LeaveDays {
  readonly member: string
}

/** Cancels the planned seats of these people on these days, and where they stand in the holder answers again; gives what was freed, by person. */
export async function freeSeats(ctx: ActionContext, aways: readonly Away[]): Promise<Map<string, number>> {
  const inside = await store.seatsInside(ctx.db, ctx.organisation, aways, ctx.now)
  const ids = inside.map(({ attendance }) => attendance)
  const gone = await cancelSeats(ctx.db, ctx.organisation, ids, 'leave', ctx.now)
  recordDropped(ctx, await dropStandInsInside(ctx.db, ctx.organisation, aways, ctx.now))
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
  return new Map([...Map.groupBy(gone, ({ member }) => member)].map(([member, seats]) => [member, seats.length]))
}

/** Seats fixed holders again on days given back: a free seat, else an extra one. A dated seat that somebody gave up
 *  before stays given up. Gives the number of seats. */
export async function reseat(ctx: ActionContext, aways: readonly Away[]): Promise<number> {
  const [db, here] = [ctx.db, ctx.organisation]
  const members = [...new Set(aways.map(({ member }) => member))]
  const held = members.length === 0 ? [] : await seatsHeldBy(db, here, members, ctx.today)
  const templates = [...new Set(held.map(({ template }) => template))]
  if (templates.length === 0) return 0
  await lockAhead(db, here, templates, ctx.now)
  const given = (await shiftsAhead(db, here, templates, ctx.now)).filter(
    ({ day, state }) => state === 'planned' && aways.some((away) => spansMeet(away, { from: day, until: day })),
  )
  const ids = given.map(({ id }) => id)
  const back = new Set(aways.flatMap(({ member }) => held.filter((seat) => seat.member === member).map(({ id }) => id)))
  const givenUp = await seatsGivenUp(db, here, ids, members)
  const { seats } = await seatHolders(
    ctx,
    given,
    [...back],
    new Set(givenUp.map(({ shift, fixedSeat }) => givenUpKey(shift, fixedSeat))),
  )
  await tellWatchers(ctx, [...new Set(seats.map(({ shift }) => shift))])
  return seats.length
}

/** A leave with the kind it is of. */
export interface KindOfAway extends Away {
  readonly kind: LeaveType
}

/** A fixed seat as it is held, and the last day that a leave leaves it. */
export type LostSeat = Awaited<ReturnType<typeof seatsHeldBy>>[number] & { readonly lastDay: Day }

/** Ends the fixed seats that leaves of this length take, and answers them as they were. Lead roles are put aside where
 *  the kind keeps no seat, and wait for the return. */
export async function endFixedSeats(
  ctx: ActionContext,
  leaves: readonly (KindOfAway & { readonly id: string })[],
): Promise<LostSeat[]> {
  const leaderless = leaves.filter(({ kind }) => !kind.keepsSeat)
  if (leaderless.length > 0) await store.putLeadsAside(ctx.db, ctx.organisation, leaderless, ctx.now)
  const lost = await seatsLost(ctx, leaves)
  if (lost.length === 0) return []
  await endSeats(
    ctx,
    lost.map((seat) => ({ ...seat, until: seat.lastDay })),
  )
  return lost
}

/** Whoever loses a fixed seat by a leave hears of its last day. */
export function tellLost(ctx: ActionContext, lost: readonly LostSeat[]): void {
  for (const { name, member, lastDay } of lost) tellSeatEnds(ctx, name, [{ member, until: lastDay }])
}

/** Fixed seats that leaves of this length take from these people. */
export async function seatsLost(ctx: Context, leaves: readonly KindOfAway[]): Promise<LostSeat[]> {
  const { seatLostFromDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const taking = Map.groupBy(
    leaves.filter((leave) => losesSeat(leave.kind, leave, seatLostFromDays)),
    ({ member }) => member,
  )
  if (taking.size === 0) return []
  const held = await seatsHeldBy(ctx.db, ctx.organisation, [...taking.keys()], ctx.today)
  return held.flatMap((seat) => {
    const meeting = (taking.get(seat.member) ?? []).filter((leave) => spansMeet(seat, leave))
    const [first] = meeting.map(({ from }) => from).toSorted()
    return first === undefined ? [] : [{ ...seat, lastDay: addDays(first, -1) }]
  })
}

/** Each missed shift has its price in credits; below 0 they are given back to where they came from, never more than
 *  was paid. */
export async function payFor(
  ctx: ActionContext,
  leave: { readonly id: string; readonly member: string },
  type: Pick<LeaveType, 'creditsPerShift'> | undefined,
  shifts: number,
): Promise<void> {
  if (!type || type.creditsPerShift === null || shifts === 0) return
  const price = shifts * type.creditsPerShift * 1000
  const facts = { leave: leave.id, shifts: Math.abs(shifts) }
  if (price > 0) {
    const worker = await readWorker(ctx.db, ctx.organisation, leave.member)
    const entry = { counter: payingCounter(worker?.mode ?? null), amount: -price, on: ctx.today }
    await postByHand(ctx, leave.member, entry, 'shifts.ledger.leave_price', facts, 'leave')
    return
  }
  const [paid] = await paidForLeave(ctx.db, ctx.organisation, leave.id)
  if (!paid) return
  const entry = { counter: paid.counter, amount: Math.min(-price, paid.paid), on: ctx.today }
  await postByHand(ctx, leave.member, entry, 'shifts.ledger.leave_refund', facts, 'leave')
}
