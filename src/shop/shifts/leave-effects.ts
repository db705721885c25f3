/** What a leave does to seats, price and lead roles when it is granted, moved, or ends early. Part of whatever action
 *  calls it, under the lock of the people concerned; a constant number of statements, however many people.
 *  Source: domain-shifts 4 (Leave) and 5.7. */
import type { ActionContext, Context } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { endSeats } from './actions/fixed-seat.ts'
import { postByHand } from './actions/standing.ts'
import { tellSeatEnds } from './actions/telling.ts'
import type { LeaveType } from './rules/counting.ts'
import { spansMeet } from './rules/fixed-seat.ts'
import { type LeaveDays, losesSeat, movedDays, payingCounter } from './rules/leave.ts'
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

/** Ends the fixed seats that a leave of this length takes. Lead roles are put aside where the type keeps no seat, and
 *  wait for the return. */
export async function endFixedSeats(
  ctx: ActionContext,
  leave: Away & { readonly id: string },
  type: LeaveType,
): Promise<void> {
  if (!type.keepsSeat) await store.putLeadsAside(ctx.db, ctx.organisation, leave)
  const lost = await seatsLost(ctx, leave, type)
  if (lost.length === 0) return
  const ended = lost.map((seat) => ({ ...seat, until: addDays(leave.from, -1) }))
  await endSeats(ctx, ended)
  for (const seat of ended) tellSeatEnds(ctx, seat.name, [seat])
}

/** Fixed seats that a leave of this length takes from the person. */
export async function seatsLost(ctx: Context, leave: Away, type: LeaveType) {
  const { seatLostFromDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  if (!losesSeat(type, leave, seatLostFromDays)) return []
  const held = await seatsHeldBy(ctx.db, ctx.organisation, [leave.member], ctx.today)
  return held.filter((seat) => spansMeet(seat, leave))
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

export interface MovedAway {
  readonly before: Away
  readonly after: Away
}

/** Leaves that came in with a file: frees the places inside, gives back those of days that a leave no longer covers.
 *  Gives how many places were freed, and the leaves that freed one. */
export async function freeImported<A extends Away>(
  ctx: ActionContext,
  created: readonly A[],
  moved: readonly MovedAway[],
): Promise<{ seats: number; leaves: Away[] }> {
  const spans = moved.map(({ before, after }) => ({ member: after.member, after, ...movedDays(before, after) }))
  const taken = spans.flatMap(({ member, taken: days }) => days.map((one) => ({ ...one, member })))
  const freed = await freeSeats(ctx, [...created, ...taken])
  const given = spans.flatMap(({ member, given: days }) => days.map((one) => ({ ...one, member })))
  await reseat(ctx, given)
  const all = [...created, ...moved.map(({ after }) => after)]
  return {
    seats: [...freed.values()].reduce((sum, one) => sum + one, 0),
    leaves: all.filter(({ member }) => freed.has(member)),
  }
}

/** Taken back: `now` are the leaves as they stood, `before` those of them that were there already, with their days. */
export async function giveBackImported(
  ctx: ActionContext,
  now: readonly (Away & { readonly id: string })[],
  before: readonly (Away & { readonly id: string })[],
): Promise<void> {
  const kept = new Map(before.map((leave) => [leave.id, leave]))
  await freeImported(
    ctx,
    [],
    now.flatMap((leave) => {
      const back = kept.get(leave.id)
      return back ? [{ before: leave, after: back }] : []
    }),
  )
  await reseat(
    ctx,
    now.filter(({ id }) => !kept.has(id)),
  )
}
