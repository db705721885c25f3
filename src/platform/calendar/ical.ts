/** Writes a calendar that programs subscribe to. Moments go out in UTC, so that no program has to know our zones;
 *  the organisation's zone is named for those that show it. */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Instant } from '#platform/values/day.ts'

export interface CalendarEvent {
  /** Stable: the same event keeps it, so that a calendar changes it instead of doubling it. */
  readonly id: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly title: string
  readonly description: string
  readonly url: string
  readonly cancelled: boolean
  /** Grows with every change of the event. */
  readonly version: number
  readonly place?: string | null
}

export interface CalendarManner {
  readonly name: string
  /** The module that writes it, for programs that show who made a calendar. */
  readonly product: string
  readonly zone: string
  /** 0: no alarm. */
  readonly alarmDays: number
  readonly now: Instant
  /** In a mail: whether its events are put into the calendar or taken out. */
  readonly method?: 'publish' | 'cancel'
}

const methods = { publish: ICalCalendarMethod.PUBLISH, cancel: ICalCalendarMethod.CANCEL } as const

const secondsPerDay = 86_400

export function calendarText(calendar: CalendarManner, events: readonly CalendarEvent[]): string {
  const made = ical({ name: calendar.name, prodId: { company: 'komunigi', product: calendar.product } })
  if (calendar.method) made.method(methods[calendar.method])
  made.x([{ key: 'X-WR-TIMEZONE', value: calendar.zone }])
  for (const event of events) {
    const line = made.createEvent({
      id: `${event.id}@komunigi`,
      start: event.startsAt,
      end: event.endsAt,
      stamp: calendar.now,
      summary: event.title,
      description: event.description,
      url: event.url,
      ...(event.place ? { location: event.place } : {}),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A later version of the same event, so that programs take the cancellation over.
      sequence: event.version * 2 + (event.cancelled ? 1 : 0),
    })
    if (!event.cancelled && calendar.alarmDays > 0)
      line.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: calendar.alarmDays * secondsPerDay,
        description: event.title,
      })
  }
  return made.toString()
}
