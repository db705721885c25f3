/** Calendars to subscribe to: the meetings and events of the community. */
import { createHash } from 'node:crypto'
import { peopleInside } from '#hub/organisations/public.ts'
import { action, type Content, type Context, read } from '#platform/action.ts'
import { found, NotFound } from '#platform/refusal.ts'
import { addDays } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { randomDigits } from '#platform/values/random.ts'
import { calendarOf, eventEntry, meetingEntry } from '../calendar/dates.ts'
import { otherDates } from '../calendar/doors.ts'
import * as store from '../store/calendars.ts'
import { eventsSince } from '../store/events.ts'
import { meetingsSince, readMeeting } from '../store/meetings.ts'

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const me = (ctx: Context): AccountId => found(ctx.actor.account, 'person')

export const listCalendars = read('meetings.listCalendars', async (ctx, _input: Record<never, never>) => ({
  calendars: await store.tokensOf(ctx.db, ctx.organisation, me(ctx)),
}))

/** The secret stands in the answer this once; only its hash is kept. 40 digits are 132 bits. */
export const openCalendar = {
  ...action('meetings.openCalendar', async (ctx, _input: Record<never, never>) => {
    const [id, secret] = [newId(), randomDigits(40)]
    const token = { id, account: me(ctx), secretHash: hashOf(secret), now: ctx.now }
    await store.addToken(ctx.db, ctx.organisation, token)
    ctx.record('meetings.calendar_opened', { subject: id })
    return { id, path: `/api/v1/meeting-feeds/${ctx.organisation}/${secret}.ics` }
  }),
  secretAnswer: true as const,
}

export const closeCalendar = action(
  'meetings.closeCalendar',
  async (ctx, { meetingCalendar: id }: { meetingCalendar: string }) => {
    if ((await store.endToken(ctx.db, ctx.organisation, me(ctx), id, ctx.now)) === 0) throw new NotFound('calendar')
    ctx.record('meetings.calendar_closed', { subject: id })
    return {}
  },
)

const keptPastDays = 90
const type = 'text/calendar; charset=utf-8'

const deskOf = (ctx: Context) => ({
  now: ctx.now,
  address: ctx.http ? new URL(ctx.http.request.url).origin : 'https://komunigi.invalid',
})

export const readFeed = read('meetings.readFeed', async (ctx, { secret }: { secret: string }): Promise<Content> => {
  const token = found(
    await store.tokenBySecret(ctx.db, ctx.organisation, hashOf(secret.replace(/\.ics$/, ''))),
    'calendar',
  )
  // whoever does not belong here any more reads nothing more either
  if (!(await peopleInside(ctx)).includes(token.account)) throw new NotFound('calendar')
  const from = addDays(ctx.today, -keptPastDays)
  const [meetings, events, others] = await Promise.all([
    meetingsSince(ctx.db, ctx.organisation, from),
    eventsSince(ctx.db, ctx.organisation, from),
    otherDates(ctx, from),
  ])
  const desk = deskOf(ctx)
  const own = [...meetings.map((one) => meetingEntry(one, desk)), ...events.map((one) => eventEntry(one, desk))]
  return { type, body: calendarOf(ctx.shop, [...own, ...others], ctx.now) }
})

export const readMeetingFile = read(
  'meetings.readMeetingFile',
  async (ctx, input: { meeting: string }): Promise<Content> => {
    const meeting = found(await readMeeting(ctx.db, ctx.organisation, input.meeting), 'meeting')
    const entry = found(meetingEntry(meeting, deskOf(ctx)), 'date')
    return { type, name: `${meeting.startDay}.ics`, body: calendarOf(ctx.shop, [entry], ctx.now) }
  },
)
