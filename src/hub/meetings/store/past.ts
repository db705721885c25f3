/** SQL of meetings of before: from a file, or of the demo. Any number of them, in three statements. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { MeetingKind } from '../rules/states.ts'
import type { MeetingLanguage } from './meetings.ts'

export interface PastMeeting {
  readonly id: string
  readonly number: number
  readonly kind: MeetingKind
  readonly title: string
  readonly startDay: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string | null
  readonly language: MeetingLanguage
  readonly facilitator: AccountId | null
  readonly noteTaker: AccountId | null
  /** Text of the minutes. */
  readonly text: string | null
  readonly present: readonly { readonly participant: string; readonly persons: readonly string[] }[]
}

interface By {
  readonly import: string | null
  readonly at: Instant
  readonly account: AccountId | null
}

/** Their minutes are approved: nobody is asked any more. */
export async function addPastMeetings(
  db: Db,
  community: OrganisationId,
  all: readonly PastMeeting[],
  by: By,
): Promise<void> {
  await addMeetings(db, community, all, by)
  await insertRows(
    db,
    'meetings.minutes',
    {
      ...{ organisation_id: 'uuid', meeting_id: 'uuid', version: 'integer', based_on: 'integer', text: 'text' },
      ...{ written_at: 'timestamptz', written_by: 'uuid' },
    },
    all.flatMap(({ id, text, noteTaker }) =>
      text === null
        ? []
        : [
            {
              ...{ organisation_id: community, meeting_id: id, version: 1, based_on: 0, text },
              ...{ written_at: by.at, written_by: noteTaker ?? by.account },
            },
          ],
    ),
  )
  await insertRows(
    db,
    'meetings.attendance',
    {
      ...{ organisation_id: 'uuid', meeting_id: 'uuid', participant_id: 'uuid', persons: 'text[]' },
      ...{ noted_at: 'timestamptz', noted_by: 'uuid' },
    },
    all.flatMap(({ id, present }) =>
      present.map(({ participant, persons }) => ({
        ...{ organisation_id: community, meeting_id: id, participant_id: participant, persons },
        ...{ noted_at: by.at, noted_by: by.account },
      })),
    ),
  )
}

const addMeetings = (db: Db, community: OrganisationId, all: readonly PastMeeting[], by: By): Promise<number> =>
  insertRows(
    db,
    'meetings.meeting',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', number: 'integer', kind: 'text', state: 'text', title: 'text' },
      ...{ starts_at: 'timestamptz', ends_at: 'timestamptz', start_day: 'date', place: 'text', languages: 'text[]' },
      ...{ facilitator: 'uuid', note_taker: 'uuid', called_on: 'date', opened_at: 'timestamptz' },
      ...{ ended_at: 'timestamptz', silent_since: 'date', approved_on: 'date', minutes_version: 'integer' },
      ...{ planned_at: 'timestamptz', planned_by: 'uuid', import_id: 'uuid' },
    },
    all.map((one) => ({
      ...{ organisation_id: community, id: one.id, number: one.number, kind: one.kind, state: 'approved' },
      ...{ title: one.title, starts_at: one.startsAt, ends_at: one.endsAt, start_day: one.startDay, place: one.place },
      ...{ languages: [one.language], facilitator: one.facilitator, note_taker: one.noteTaker },
      ...{ called_on: one.startDay, opened_at: one.startsAt, ended_at: one.endsAt, silent_since: one.startDay },
      ...{ approved_on: one.startDay, minutes_version: one.text === null ? 0 : 1 },
      ...{ planned_at: by.at, planned_by: by.account, import_id: by.import },
    })),
  )

export const meetingsKnown = (
  db: Db,
  community: OrganisationId,
): Promise<{ readonly title: string; readonly day: Day }[]> =>
  rows(
    db,
    sql<{ title: string; day: Day }>`select title, start_day as day from meetings.meeting
      where organisation_id = ${community} and start_day is not null order by number`,
  )

export interface ImportedMeeting {
  readonly id: string
  readonly number: number
  /** Something was written to it since. */
  readonly used: boolean
}

export const lockImportedMeetings = (db: Db, community: OrganisationId, importId: string): Promise<ImportedMeeting[]> =>
  rows(
    db,
    sql<ImportedMeeting>`select meeting.id, meeting.number,
        (exists (select from meetings.action where action.organisation_id = meeting.organisation_id
            and action.meeting_id = meeting.id)
          or exists (select from meetings.event where event.organisation_id = meeting.organisation_id
            and event.meeting_id = meeting.id)) as used
      from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.import_id = ${importId}
      order by meeting.number for update of meeting`,
  )

export async function removeImportedMeetings(db: Db, community: OrganisationId, importId: string): Promise<void> {
  const those = sql`select id from meetings.meeting where organisation_id = ${community} and import_id = ${importId}`
  await sql`delete from meetings.minutes where organisation_id = ${community} and meeting_id in (${those})`.execute(db)
  await sql`delete from meetings.attendance where organisation_id = ${community} and meeting_id in (${those})`.execute(
    db,
  )
  await sql`delete from meetings.meeting where organisation_id = ${community} and import_id = ${importId}`.execute(db)
}
