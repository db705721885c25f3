/** Cancelled shifts that run again: fixed holders sit there again, and everybody who was sent away is told. */
import type { ActionContext } from '#platform/action.ts'
import { settleCancelled } from '../cancelled-effect.ts'
import { givenUpKey, seatHolders } from '../seating.ts'
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
  const { seats } = await seatHolders(ctx, shifts, null, givenUp)
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
