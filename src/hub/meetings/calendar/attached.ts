/** The date for the calendar that comes along with mails about meetings and events (N40, N42). */
import type { CalendarEvent } from '#platform/calendar/ical.ts'
import { type FindAttached, registerAttached } from '#platform/mail/attached.ts'
import { readEvents } from '../store/events.ts'
import { meetingsByIds } from '../store/meetings.ts'
import { calendarOf, eventEntry, meetingEntry } from './dates.ts'

type Find = (...asked: [...Parameters<FindAttached>, readonly string[]]) => Promise<ReadonlyMap<string, CalendarEvent>>

/** Each mail gets the entry of what it is about, as it is when the mail goes out. */
const entryFor =
  (find: Find): FindAttached =>
  async (db, shop, notices, desk) => {
    const about = notices.map(({ facts }) => String(facts.about))
    const entries = await find(db, shop, notices, desk, [...new Set(about)])
    return new Map(
      notices.flatMap(({ id, facts }) => {
        const entry = entries.get(String(facts.about))
        if (!entry) return []
        const method = entry.cancelled ? 'cancel' : 'publish'
        const type = `text/calendar; charset=utf-8; method=${method.toUpperCase()}`
        return [[id, { name: 'invite.ics', type, text: calendarOf(shop, [entry], desk.now, method) }]]
      }),
    )
  }

const ofMeetings = entryFor(async (db, shop, _notices, desk, ids) => {
  const found = (await meetingsByIds(db, shop.id, ids)).map((one) => meetingEntry(one, desk))
  return new Map(found.filter((one) => one !== null).map((one) => [one.id, one]))
})

const ofEvents = entryFor(async (db, shop, _notices, desk, ids) => {
  const found = (await readEvents(db, shop.id, ids)).map((one) => eventEntry(one, desk))
  return new Map(found.map((one) => [one.id, one]))
})

for (const code of ['meetings.called', 'meetings.changed', 'meetings.called_off']) registerAttached(code, ofMeetings)
for (const code of ['meetings.registered', 'meetings.event_changed', 'meetings.event_called_off'])
  registerAttached(code, ofEvents)
