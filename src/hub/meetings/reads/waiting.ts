/** What waits for the person who asks, and the meetings that come next. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { addDays, type Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { meetingsSince } from '../store/meetings.ts'
import { waitingFor } from '../store/waiting.ts'

/** An action is shown a week before it is due. */
const daysAhead = 7
const nextAtMost = 3

export const readWaitingMeetings = read('meetings.readWaitingMeetings', async (ctx, _input: object) => {
  const { account } = ctx.actor
  const [all, own, meetings] = await Promise.all([
    takingPart(ctx),
    ownOrganisations(ctx),
    meetingsSince(ctx.db, ctx.organisation, ctx.today),
  ])
  const inside = own.some(({ id }) => all.find((one) => one.id === id)?.inside)
  const days = { today: ctx.today, dueBy: addDays(ctx.today, daysAhead) }
  const waiting = account === null ? [] : await waitingFor(ctx.db, ctx.organisation, account, days)
  return {
    waiting: waiting
      .filter(({ what }) => what !== 'dates' || inside)
      .map(({ at, until, ...one }) => ({ ...one, until: until ?? dayIn(at as Instant, ctx.shop.zone) })),
    next: meetings
      .filter(({ state }) => state === 'called' || state === 'open')
      .slice(0, nextAtMost)
      .map(({ id, title, startsAt, state }) => ({
        id,
        title,
        startsAt: startsAt as Instant,
        running: state === 'open',
      })),
  }
})
