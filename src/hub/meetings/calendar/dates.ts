/** Meetings and events as calendars show them. */
import type { OrganisationFacts } from '#platform/action.ts'
import { type CalendarEvent, calendarText } from '#platform/calendar/ical.ts'
import type { Instant } from '#platform/values/day.ts'
import { pageOf } from '../people.ts'
import type { EventRow } from '../store/events.ts'
import type { MeetingRow } from '../store/meetings.ts'
import { eventPage } from '../telling-events.ts'

export interface CalendarDesk {
  readonly now: Instant
  /** Where the pages are, without a closing slash. */
  readonly address: string
}

export const meetingEntry = (meeting: MeetingRow, { address }: CalendarDesk): CalendarEvent | null =>
  meeting.startsAt === null || meeting.endsAt === null
    ? null
    : {
        id: meeting.id,
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        title: meeting.title,
        description: meeting.videoLink ?? '',
        url: `${address}${pageOf(meeting.id)}`,
        cancelled: meeting.state === 'cancelled',
        version: meeting.version,
        place: meeting.place ?? meeting.videoLink,
      }

export const eventEntry = (event: EventRow, { address }: CalendarDesk): CalendarEvent => ({
  id: event.id,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  title: event.title,
  description: event.about ?? '',
  url: `${address}${eventPage(event.id)}`,
  cancelled: event.state === 'cancelled',
  version: event.version,
  place: event.place,
})

/** `method`: in a mail, whether the entry is put into the calendar or taken out. */
export const calendarOf = (
  shop: OrganisationFacts,
  entries: readonly (CalendarEvent | null)[],
  now: Instant,
  method?: 'publish' | 'cancel',
): string =>
  calendarText(
    { name: shop.name, product: 'meetings', zone: shop.zone, alarmDays: 0, now, ...(method ? { method } : {}) },
    entries.filter((one) => one !== null),
  )
