/** Writes a calendar that programs subscribe to. Moments go out in UTC, so that no program has to know our zones;
 *  the shop's zone is named for those that show it. */
import ical, { ICalAlarmType, ICalEventStatus } from 'ical-generator'
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
}

const secondsPerDay = 86_400

export function calendarText(
  calendar: { readonly name: string; readonly zone: string; readonly alarmDays: number; readonly now: Instant },
  events: readonly CalendarEvent[],
): string {
  const made = ical({ name: calendar.name, prodId: { company: 'komunigi', product: 'shifts' } })
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
