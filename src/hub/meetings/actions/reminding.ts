/** Reminders in the morning: of a meeting the day before, of an event two days before. */
import { action } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { tellAbout } from '../people.ts'
import { eventsOn, registrationsOf } from '../store/events.ts'
import { meetingsOn } from '../store/meetings.ts'
import { tellRegistered } from '../telling-events.ts'

const eventDaysBefore = 2

export const remind = action('meetings.remind', async (ctx, _input: Record<never, never>) => {
  for (const meeting of await meetingsOn(ctx.db, ctx.organisation, addDays(ctx.today, 1))) {
    ctx.record('meetings.reminded', { subject: meeting.id })
    await tellAbout(ctx, 'meetings.reminder', meeting)
  }
  const events = await eventsOn(ctx.db, ctx.organisation, addDays(ctx.today, eventDaysBefore))
  const line = await registrationsOf(
    ctx.db,
    ctx.organisation,
    events.map(({ id }) => id),
  )
  for (const event of events) {
    ctx.record('meetings.reminded', { subject: event.id })
    const coming = line.filter(({ event: of, state }) => of === event.id && state === 'confirmed')
    tellRegistered(ctx, 'meetings.event_reminder', event, coming)
  }
})
