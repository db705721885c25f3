/** What the module `exchanges` does with seats, within its own transaction: lock, ask, free, seat, stand in, post.
 *  Nothing here decides whether an exchange may be; every write is recorded, and `afterExchange` closes it. */
import type { ActionContext, Context } from '#platform/action.ts'
import { newId } from '#platform/values/ids.ts'
import { tellBeginnerAlone, tellFreedLate } from './actions/telling.ts'
import { recount } from './counting.ts'
import { looksAtPlannedWork } from './rules/counting.ts'
import type { Posting } from './rules/effects.ts'
import { addExtraSeats, cancelSeats, writeStandIn } from './store/booking.ts'
import * as workerStore from './store/counted-workers.ts'
import * as store from './store/exchanging.ts'
import * as ledgerStore from './store/ledger.ts'
import { policyOn } from './store/policy.ts'
import { tellWatchers } from './watching.ts'

/** The seats as they stand once they, their shifts and these further shifts and people are locked. */
export async function lockSeats(
  ctx: ActionContext,
  seats: readonly string[],
  { shifts = [], people = [] }: { readonly shifts?: readonly string[]; readonly people?: readonly string[] } = {},
): Promise<store.HeldSeat[]> {
  await store.lockSeats(ctx.db, ctx.organisation, seats, shifts, people)
  return store.heldSeats(ctx.db, ctx.organisation, seats)
}

/** What these exchanges and seats moved on counters, oldest first. */
export const countersMoved = (ctx: Context, causes: readonly string[]): Promise<ledgerStore.LedgerLine[]> =>
  ledgerStore.linesAbout(ctx.db, ctx.organisation, causes)

export const readSeats = (ctx: Context, seats: readonly string[]): Promise<store.HeldSeat[]> =>
  store.heldSeats(ctx.db, ctx.organisation, seats)

/** The rows end; their places are free. */
export async function freeSeats(ctx: ActionContext, seats: readonly store.HeldSeat[], reason: string): Promise<void> {
  const ids = seats.map(({ id }) => id)
  await cancelSeats(ctx.db, ctx.organisation, ids, reason, ctx.now)
  for (const seat of seats)
    ctx.record('shifts.seat_cancelled', {
      subject: seat.shift,
      person: seat.member,
      attendance: seat.id,
      by_exchange: reason,
    })
}

/** Seats people as exchanges decided: each gets a new row. Where the group is full and `extra` says so, one place more. */
export async function seatPeople(
  ctx: ActionContext,
  places: readonly Omit<store.SeatPlace, 'id'>[],
  extra: readonly { readonly shift: string; readonly group: string; readonly seats: number }[] = [],
): Promise<string[]> {
  await addExtraSeats(ctx.db, ctx.organisation, extra)
  const seats = places.map((place) => ({ ...place, id: newId() }))
  await store.addExchangedSeats(ctx.db, ctx.organisation, seats, ctx.now)
  for (const { id, shift, member, purpose } of seats)
    ctx.record('shifts.seat_booked', { subject: shift, person: member, attendance: id, purpose, by_exchange: true })
  return seats.map(({ id }) => id)
}

/** Somebody comes instead of the holder, or, with null, the holder answers for the seat again. */
export async function setStandIn(ctx: ActionContext, seat: store.HeldSeat, standIn: string | null): Promise<void> {
  await writeStandIn(ctx.db, ctx.organisation, seat.id, standIn)
  ctx.record('shifts.stand_in_set', {
    subject: seat.shift,
    person: seat.member,
    attendance: seat.id,
    stand_in: standIn,
    before: seat.standIn,
  })
}

/** Posts what an exchange costs or gives on counters, once per cause and round. Amounts in thousandths. */
export async function postExchange(
  ctx: ActionContext,
  member: string,
  postings: readonly Posting[],
  why: {
    readonly cause: string
    readonly round: number
    readonly sentence: string
    readonly facts: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await workerStore.beginCounting(ctx.db, ctx.organisation, [member], ctx.today)
  await ledgerStore.addEntries(
    ctx.db,
    ctx.organisation,
    postings.map((posting, at) => ({
      ...posting,
      id: newId(),
      member,
      effectiveOn: ctx.today,
      cause: 'exchange' as const,
      causeId: why.cause,
      round: why.round,
      position: at + 1,
      reverses: null,
      sentence: why.sentence,
      facts: why.facts,
    })),
    { now: ctx.now, policy: null, actor: ctx.actor.account },
  )
  await recount(ctx, [member])
}

/** Posts the exact opposite of what still stands of these causes. A second time there is nothing left to take back. */
export async function takeBackExchange(ctx: ActionContext, causes: readonly string[], sentence: string): Promise<void> {
  if (causes.length === 0) return
  const earlier = await ledgerStore.entriesOf(ctx.db, ctx.organisation, 'exchange', causes)
  const gone = new Set(earlier.map(({ reverses }) => reverses))
  const standing = earlier.filter(({ id, reverses }) => reverses === null && !gone.has(id))
  await ledgerStore.addEntries(
    ctx.db,
    ctx.organisation,
    standing.map((entry, at) => ({
      id: newId(),
      member: entry.member,
      counter: entry.counter,
      amount: -entry.amount,
      effectiveOn: ctx.today,
      cause: 'exchange' as const,
      causeId: entry.causeId,
      round: entry.round + 1,
      position: at + 1,
      reverses: entry.id,
      sentence,
      facts: {},
    })),
    { now: ctx.now, policy: null, actor: ctx.actor.account },
  )
  await recount(ctx, [...new Set(standing.map(({ member }) => member))].toSorted())
}

/** Once, at the end of an exchange: watchers and leads hear of it, planned work is judged anew. */
export async function afterExchange(
  ctx: ActionContext,
  touched: {
    /** A place that nobody took over in the same moment. */
    readonly freed?: store.HeldSeat
    readonly shifts: readonly string[]
    readonly people: readonly string[]
  },
): Promise<void> {
  const policy = await policyOn(ctx.db, ctx.organisation, ctx.today)
  const { freed } = touched
  if (freed) {
    const shift = { ...freed, id: freed.shift }
    await tellFreedLate(ctx, shift, freed.member, freed.id)
    await tellBeginnerAlone(ctx, shift, policy)
  }
  await tellWatchers(ctx, [...new Set(touched.shifts)])
  if (looksAtPlannedWork(policy)) await recount(ctx, [...new Set(touched.people)].toSorted())
}
