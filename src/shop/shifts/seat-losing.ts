/** Taking seats from people whose standing has none. Source: domain-shifts 5.6 (entering unsubscribed or resigning). */
import type { ActionContext } from '#platform/action.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { AccountId, ContactId } from '#platform/values/ids.ts'
import { membersByAccount, membersById } from '#shop/members/public.ts'
import type { Loss } from './rules/steps.ts'
import type { Standing } from './rules/words.ts'
import { officeAccounts } from './sheet-facts.ts'
import { cancelSeats } from './store/booking.ts'
import * as store from './store/seat-losing.ts'
import { tellWatchers } from './watching.ts'

export interface Losing {
  readonly member: string
  /** The day on which it happens: today, or that of a night run late. */
  readonly on: Day
}

/** `all`: fixed seats end, lead roles go, rows to come are cancelled as holder and as stand-in, watches end.
 *  `fixed`: fixed seats end with the rows they made. */
export async function loseSeats(ctx: ActionContext, losing: readonly Losing[], what: Loss): Promise<void> {
  if (losing.length === 0) return
  const [db, here] = [ctx.db, ctx.organisation]
  const members = [...new Set(losing.map(({ member }) => member))]
  await store.endFixedSeats(
    db,
    here,
    losing.map(({ member, on }) => ({ member, lastDay: addDays(on, -1) })),
  )
  const ahead = await store.rowsAhead(db, here, members, what, ctx.now)
  const gone = await cancelSeats(
    db,
    here,
    ahead.map(({ id }) => id),
    'standing',
    ctx.now,
  )
  if (what === 'all') {
    recordDropped(ctx, await store.dropStandIns(db, here, members, ctx.now))
    await store.dropLeadRoles(db, here, members, ctx.now)
    await store.dropWatches(db, here, members)
  }
  for (const [member, dates] of Map.groupBy(ahead, (one) => one.member))
    ctx.notify('shifts.unseated', member, {
      startsAt: dates.map(({ startsAt }) => startsAt).toSorted()[0] ?? '',
      why: 'standing',
      count: dates.length,
      link: '/shifts/standing',
    })
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
}

/** Places once lost stay lost when a correction lifts the counters: the office hears of it, and may give one anew. */
export async function tellLifted(
  ctx: ActionContext,
  changed: readonly { readonly member: string; readonly before: Standing; readonly after: Standing }[],
): Promise<void> {
  const lifted = changed.filter(({ before, after }) => before === 'unsubscribed' && holdsSeats.includes(after))
  if (lifted.length === 0) return
  const [db, here] = [ctx.db, ctx.organisation]
  const people = await membersById(
    db,
    here,
    lifted.map(({ member }) => member as ContactId),
  )
  const office = await membersByAccount(db, here, (await officeAccounts(ctx)) as AccountId[])
  for (const { contact: who, displayName } of people)
    for (const { contact } of office.filter((one) => one.contact !== who))
      ctx.notify('shifts.seats_stay_lost', contact, { who: displayName, link: `/staff/members/${who}` })
}

const holdsSeats: readonly Standing[] = ['up_to_date', 'alert', 'extension', 'suspended']

/** Whoever stood in no longer does: the holders answer for their seats again, and hear of it by this event. */
export function recordDropped(ctx: ActionContext, dropped: readonly store.DroppedStandIn[]): void {
  for (const { attendance, shift, member, before } of dropped)
    ctx.record('shifts.stand_in_set', { subject: shift, person: member, attendance, stand_in: null, before })
}
