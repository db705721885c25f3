/** Routes of calendars: a secret address to subscribe to, and one meeting as a file. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'

const id = z.uuid()

export const listCalendars = route({
  method: 'GET',
  path: '/meeting-calendars',
  may: 'community.enter',
  says: 'Subscription addresses of the person signed in that still work',
  reply: z.object({ calendars: z.array(z.object({ id, madeAt: z.string() })) }),
})

export const openCalendar = route({
  method: 'POST',
  path: '/meeting-calendars',
  may: 'community.enter',
  says: 'A secret address to subscribe to the meetings and events of the community; it is shown this once',
  reply: z.object({ id, path: z.string() }),
})

export const closeCalendar = route({
  method: 'DELETE',
  path: '/meeting-calendars/:meetingCalendar',
  may: 'community.enter',
  says: 'Makes a subscription address worthless',
  params: z.object({ meetingCalendar: id }),
  reply: z.object({}),
})

export const readFeed = route({
  method: 'GET',
  path: '/meeting-feeds/:organisation/:secret',
  may: anyone('a calendar program carries no sign-in: the secret in the address is the key'),
  says: 'The calendar behind a subscription address: meetings that were called, events that were announced',
  params: z.object({ organisation: z.string(), secret: z.string().max(100) }),
  reply: z.unknown(),
  sends: 'text/calendar',
})

export const readMeetingFile = route({
  method: 'GET',
  path: '/meetings/:meeting/calendar',
  may: 'community.enter',
  says: 'One meeting as a file for a calendar',
  params: z.object({ meeting: id }),
  reply: z.unknown(),
  sends: 'text/calendar',
})
