/** What the demo of `exchanges` does with seats: rows as its actions leave them, at moments of the past and of today. */
import type { ActionContext, Context } from '#platform/action.ts'
import * as store from './store/seeding-moved.ts'

export type { FreedSeat, MovedSeat, SeededPlace, SeededSeat } from './store/seeding-moved.ts'

/** Who sits where among the lived and the coming weeks, and which places anybody may take. */
export async function seatsToMove(ctx: Context) {
  return {
    seats: await store.liveSeats(ctx.db, ctx.organisation),
    places: await store.freePlaces(ctx.db, ctx.organisation),
  }
}

export interface SeededMoves {
  readonly freed: readonly store.FreedSeat[]
  readonly seated: readonly store.MovedSeat[]
  readonly standIns: readonly store.SeededStandIn[]
}

/** Frees first, so that whoever follows finds the place. Each arrangement is recorded by whoever asks for it. */
export async function moveSeeded(ctx: ActionContext, { freed, seated, standIns }: SeededMoves): Promise<void> {
  await store.freeSeeded(ctx.db, ctx.organisation, freed)
  await store.seatSeeded(ctx.db, ctx.organisation, seated)
  await store.standInSeeded(ctx.db, ctx.organisation, standIns)
}
