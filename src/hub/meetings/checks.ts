/** What must hold of the meetings of every community at any time; a row found is a broken one. */
import { rows, sql } from '#platform/database/sql.ts'
import type { Check } from '#platform/module.ts'

export const checks: readonly Check[] = [
  {
    name: 'meetings.states_are_reached',
    says: 'no meeting stands where it cannot have come to: called, opened, ended, minutes written, published, approved, in this order',
    run: (db, organisation) =>
      rows(
        db,
        sql`with way as (
            select meeting.*, array_position(array['called', 'open', 'minutes_draft', 'minutes_published', 'approved'],
              meeting.state) as step
            from meetings.meeting as meeting where meeting.organisation_id = ${organisation}
          )
          select way.id, way.state from way
          where (way.step >= 1 and way.called_on is null) or (way.step >= 2 and way.opened_at is null)
            or (way.step >= 3 and way.ended_at is null)
            or (way.step >= 4 and (way.silent_since is null or way.minutes_version = 0))
            or (way.step >= 5 and way.approved_on is null)
          order by way.id`,
      ),
  },
  {
    name: 'meetings.current_minutes_exist',
    says: 'the current version of minutes is one that was written, and stands beside no other',
    run: (db, organisation) =>
      rows(
        db,
        sql`select meeting.id, meeting.minutes_version as version from meetings.meeting as meeting
          where meeting.organisation_id = ${organisation} and meeting.minutes_version > 0
            and not exists (select from meetings.minutes as text where text.organisation_id = meeting.organisation_id
              and text.meeting_id = meeting.id and text.version = meeting.minutes_version and not text.beside)
          order by meeting.id`,
      ),
  },
  {
    name: 'meetings.timers_run_in_meetings',
    says: 'a timer runs only while its meeting does',
    run: (db, organisation) =>
      rows(
        db,
        sql`select item.id, meeting.state from meetings.agenda_item as item
          join meetings.meeting as meeting on meeting.organisation_id = item.organisation_id and meeting.id = item.meeting_id
          where item.organisation_id = ${organisation} and item.running_since is not null and meeting.state <> 'open'
          order by item.id`,
      ),
  },
  {
    name: 'meetings.places_within_capacity',
    says: 'no event has given or offered more places than it has',
    run: (db, organisation) =>
      rows(
        db,
        sql`select event.id, count(*) as places from meetings.event as event
          join meetings.registration as one on one.organisation_id = event.organisation_id and one.event_id = event.id
          where event.organisation_id = ${organisation} and one.state in ('confirmed', 'offered')
          group by event.id, event.capacity having count(*) > event.capacity order by event.id`,
      ),
  },
]
