/** A membership that ends takes the places after its last day along. Source: domain-members 5.6. */
import { type ActionContext, action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { isWorkerOn, membersById } from '#shop/members/public.ts'
import { lastWorkDay } from '../rules/people.ts'
import { recordDropped } from '../seat-losing.ts'
import { cancelSeats } from '../store/booking.ts'
import * as store from '../store/seat-losing.ts'
import { tellWatchers } from '../watching.ts'

/** After whatever changed the membership of a person. It may run twice. */
export const followMembership = action('shifts.followMembership', (ctx, event: HappenedEvent) =>
  follow(ctx, [event.subject as ContactId]),
)

/** Every night, for whatever ended without being told: a death, a last day that an import brought. */
export const followMemberships = action('shifts.followMemberships', async (ctx, _input: Record<never, never>) => {
  const people = await store.peopleAhead(ctx.db, ctx.organisation, ctx.now, ctx.today)
  return follow(
    ctx,
    people.map(({ member }) => member as ContactId),
  )
})

interface Ending {
  readonly member: ContactId
  readonly lastDay: Day
}

async function follow(ctx: ActionContext, people: readonly ContactId[]): Promise<{ readonly freed: number }> {
  const members = await membersById(ctx.db, ctx.organisation, people)
  const ends = members.flatMap((one): Ending[] => {
    const lastDay = lastWorkDay({ ...one, worksToday: isWorkerOn(one, ctx.today) }, ctx.today)
    return lastDay === null ? [] : [{ member: one.contact, lastDay }]
  })
  return { freed: ends.length === 0 ? 0 : await endAfter(ctx, ends) }
}

/** Fixed seats, rows and standing in for others end with the last day; whoever left already leads nothing any more. A
 *  place for which somebody stands in stays with whoever stands in. */
async function endAfter(ctx: ActionContext, ends: readonly Ending[]): Promise<number> {
  const [db, here] = [ctx.db, ctx.organisation]
  const fixed = await store.endFixedSeats(db, here, ends)
  const ahead = await store.rowsAfter(db, here, ends, ctx.now)
  const ids = ahead.map(({ id }) => id)
  const gone = await cancelSeats(db, here, ids, 'membership', ctx.now)
  const away = ends.map(({ member, lastDay }) => ({ member, from: addDays(lastDay, 1), until: null }))
  const dropped = await store.dropStandInsInside(db, here, away, ctx.now)
  const left = ends.filter(({ lastDay }) => lastDay < ctx.today).map(({ member }) => member)
  const leads = await store.dropLeadRoles(db, here, left, ctx.now)
  const dates = Map.groupBy(ahead, ({ member }) => member)
  const touched = new Set([
    ...fixed.map(({ member }) => member),
    ...dates.keys(),
    ...dropped.map(({ before }) => before),
  ])
  for (const { member, lastDay } of ends.filter((one) => touched.has(one.member) || leads.includes(one.member)))
    ctx.record('shifts.membership_followed', {
      subject: member,
      person: member,
      last_day: lastDay,
      freed: dates.get(member)?.length ?? 0,
    })
  recordDropped(ctx, dropped)
  for (const [member, own] of dates)
    ctx.notify('shifts.unseated', member, {
      startsAt: own.map(({ startsAt }) => startsAt).toSorted()[0] ?? '',
      why: 'membership',
      count: own.length,
      link: '/shifts',
    })
  await tellWatchers(ctx, [...new Set(gone.map(({ shift }) => shift))])
  return gone.length
}
