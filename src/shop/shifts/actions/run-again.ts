/** Cancelled shifts that run again: fixed holders sit there again, those of dates that exchanges had moved there too, and
 *  everybody else who was sent away is told. */
import type { ActionContext } from '#platform/action.ts'
import { settleCancelled } from '../cancelled-effect.ts'
import { givenUpKey, seatHolders, seatMoved } from '../seating.ts'
import { restoreShifts, rowsCancelled, shiftsById } from '../store/planned.ts'
import { tellWatchers } from '../watching.ts'
import { tellRestored, tellRunsAgain } from './telling.ts'

/** Call it with the shifts locked. A holder whose dated seat had been taken away before keeps it empty.
 *  Gives the number of people who sit there again. */
export async function runAgain(ctx: ActionContext, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const cancelled = await rowsCancelled(ctx.db, ctx.organisation, ids)
  const sentAway = cancelled.filter(({ withShift }) => withShift)
  const keys = (rows: typeof cancelled) =>
    rows.flatMap(({ shift, fixedSeat }) => (fixedSeat ? [givenUpKey(shift, fixedSeat)] : []))
  const givenUp = new Set(keys(cancelled.filter(({ byHand }) => byHand)))
  for (const key of keys(sentAway)) givenUp.delete(key)
  await restoreShifts(ctx.db, ctx.organisation, ids)
  const shifts = await shiftsById(ctx.db, ctx.organisation, ids)
  const holders = await seatHolders(ctx, shifts, null, givenUp)
  // Nobody loses a date because it was exchanged for one that the shop then called off and took back.
  const dates = sentAway.filter(({ moved, fixedSeat }) => moved && fixedSeat !== null)
  const movedHere = [...new Map(dates.map((one) => [`${one.shift} ${one.holder}`, one])).values()]
  const again = movedHere.length === 0 ? [] : await shiftsById(ctx.db, ctx.organisation, ids)
  const seats = [...holders.seats, ...(await seatMoved(ctx, again, movedHere))]
  tellRestored(ctx, shifts, seats)
  const back = new Set(seats.map(({ shift, holder }) => `${shift} ${holder.member}`))
  tellRunsAgain(
    ctx,
    shifts,
    sentAway.filter(({ shift, member }) => !back.has(`${shift} ${member}`)),
  )
  await tellWatchers(ctx, ids)
  await settleCancelled(ctx, ids)
  return new Set(seats.map(({ holder }) => holder.member)).size
}
