/** Taking seats from people whose standing has none. Source: domain-shifts 5.6 (entering unsubscribed or resigning). */
import type { ActionContext } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { cancelSeats } from './store/booking.ts'
import * as store from './store/seat-losing.ts'
import { tellWatchers } from './watching.ts'

/** `all`: fixed seats end, lead roles go, rows to come are cancelled as holder and as stand-in, watches end.
 *  `fixed`: fixed seats end with the rows they made. */
export async function loseSeats(ctx: ActionContext, members: readonly string[], what: 'all' | 'fixed'): Promise<void> {
  if (members.length === 0) return
  const [db, here] = [ctx.db, ctx.organisation]
  await store.endFixedSeats(db, here, members, addDays(ctx.today, -1))
  const ahead = await store.rowsAhead(db, here, members, what, ctx.now)
  const gone = await cancelSeats(
    db,
    here,
    ahead.map(({ id }) => id),
    'standing',
    ctx.now,
  )
  if (what === 'all') {
    await store.dropStandIns(db, here, members, ctx.now)
    await store.dropLeadRoles(db, here, members, ctx.now)
    await store.dropWatches(db, here, members)
  }
  for (const { member, startsAt } of ahead)
    ctx.notify('shifts.unseated', member, { startsAt, was: '', link: '/shifts' })
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
}
