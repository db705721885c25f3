/** SQL of who came, of minutes in all their versions, of corrections, and of what was agreed. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface AttendanceRow {
  readonly participant: OrganisationId
  readonly persons: string[]
}

export const attendanceOf = (db: Db, community: OrganisationId, meeting: string): Promise<AttendanceRow[]> =>
  rows(
    db,
    sql<AttendanceRow>`select participant_id as participant, persons from meetings.attendance
      where organisation_id = ${community} and meeting_id = ${meeting} and cardinality(persons) > 0 order by participant_id`,
  )

export async function noteAttendance(
  db: Db,
  community: OrganisationId,
  meeting: string,
  row: { participant: string; persons: readonly string[]; now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`insert into meetings.attendance (organisation_id, meeting_id, participant_id, persons, noted_at, noted_by)
    values (${community}, ${meeting}, ${row.participant}, ${row.persons as string[]}::text[], ${row.now}, ${row.by})
    on conflict (organisation_id, meeting_id, participant_id)
    do update set persons = excluded.persons, noted_at = excluded.noted_at, noted_by = excluded.noted_by`.execute(db)
}

export interface MinutesRow {
  readonly version: number
  readonly basedOn: number
  readonly text: string
  readonly beside: boolean
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
}

/** Every version, the earliest first. */
export const minutesOf = (db: Db, community: OrganisationId, meeting: string): Promise<MinutesRow[]> =>
  rows(
    db,
    sql<MinutesRow>`select version, based_on as "basedOn", text, beside, written_at as "writtenAt", written_by as "writtenBy"
      from meetings.minutes where organisation_id = ${community} and meeting_id = ${meeting} order by version`,
  )

export async function addMinutes(db: Db, community: OrganisationId, meeting: string, row: MinutesRow): Promise<void> {
  await sql`insert into meetings.minutes (organisation_id, meeting_id, version, based_on, text, beside, written_at, written_by)
    values (${community}, ${meeting}, ${row.version}, ${row.basedOn}, ${row.text}, ${row.beside}, ${row.writtenAt},
      ${row.writtenBy})`.execute(db)
}

export async function settleMinutes(
  db: Db,
  community: OrganisationId,
  meeting: string,
  version: number,
): Promise<void> {
  await sql`update meetings.minutes set beside = false
    where organisation_id = ${community} and meeting_id = ${meeting} and version = ${version}`.execute(db)
}

export interface CorrectionRow {
  readonly id: string
  readonly meeting: string
  readonly participant: OrganisationId
  readonly text: string
  readonly askedAt: Instant
  readonly askedBy: AccountId | null
  readonly answer: 'taken_up' | 'declined' | null
  readonly reason: string | null
}

export const correctionsOf = (
  db: Db,
  community: OrganisationId,
  meetings: readonly string[],
): Promise<CorrectionRow[]> =>
  rows(
    db,
    sql<CorrectionRow>`select id, meeting_id as meeting, participant_id as participant, text, asked_at as "askedAt",
        asked_by as "askedBy", answer, reason
      from meetings.correction where organisation_id = ${community} and meeting_id = any(${meetings as string[]}::uuid[])
      order by asked_at, id`,
  )

export const readCorrection = (db: Db, community: OrganisationId, id: string): Promise<CorrectionRow | null> =>
  one(
    db,
    sql<CorrectionRow>`select id, meeting_id as meeting, participant_id as participant, text, asked_at as "askedAt",
        asked_by as "askedBy", answer, reason
      from meetings.correction where organisation_id = ${community} and id = ${id}`,
  )

export async function addCorrection(
  db: Db,
  community: OrganisationId,
  row: Omit<CorrectionRow, 'answer' | 'reason'>,
): Promise<void> {
  await sql`insert into meetings.correction (organisation_id, id, meeting_id, participant_id, text, asked_at, asked_by)
    values (${community}, ${row.id}, ${row.meeting}, ${row.participant}, ${row.text}, ${row.askedAt}, ${row.askedBy})`.execute(
    db,
  )
}

export async function answerCorrection(
  db: Db,
  community: OrganisationId,
  id: string,
  given: { answer: string; reason: string | null; now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`update meetings.correction set answer = ${given.answer}, reason = ${given.reason}, answered_at = ${given.now},
      answered_by = ${given.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface ActionRow {
  readonly id: string
  readonly meeting: string
  readonly what: string
  readonly account: AccountId
  readonly due: Day
  readonly doneOn: Day | null
}

const actionColumns = sql`action.id, action.meeting_id as meeting, action.what, action.account_id as account, action.due,
  action.done_on as "doneOn"`

export const actionsOf = (db: Db, community: OrganisationId, meeting: string): Promise<ActionRow[]> =>
  rows(
    db,
    sql<ActionRow>`select ${actionColumns} from meetings.action as action
      where action.organisation_id = ${community} and action.meeting_id = ${meeting} order by action.due, action.id`,
  )

/** Of meetings that are over, what is not done, the earliest due first, or what was done, the latest first. With an
 *  account, what this person agreed to. */
export const agreedActions = (
  db: Db,
  community: OrganisationId,
  which: 'open' | 'done',
  account: AccountId | null,
): Promise<ActionRow[]> =>
  rows(
    db,
    sql<ActionRow>`select ${actionColumns} from meetings.action as action
      join meetings.meeting on meeting.organisation_id = action.organisation_id and meeting.id = action.meeting_id
      where action.organisation_id = ${community} and (action.done_on is null) = (${which} = 'open')
        and meeting.state <> 'open' and (${account}::uuid is null or action.account_id = ${account}::uuid)
      order by action.done_on desc, action.due, action.id limit 500`,
  )

export const readAction = (db: Db, community: OrganisationId, id: string): Promise<ActionRow | null> =>
  one(
    db,
    sql<ActionRow>`select ${actionColumns} from meetings.action as action
      where action.organisation_id = ${community} and action.id = ${id} for update`,
  )

export async function addAction(
  db: Db,
  community: OrganisationId,
  row: Omit<ActionRow, 'doneOn'> & { now: Instant; by: AccountId | null },
): Promise<void> {
  await sql`insert into meetings.action (organisation_id, id, meeting_id, what, account_id, due, agreed_at, agreed_by)
    values (${community}, ${row.id}, ${row.meeting}, ${row.what}, ${row.account}, ${row.due}, ${row.now}, ${row.by})`.execute(
    db,
  )
}

export async function markAction(
  db: Db,
  community: OrganisationId,
  id: string,
  doneOn: Day | null,
  by: AccountId | null,
): Promise<void> {
  await sql`update meetings.action set done_on = ${doneOn}, done_by = ${by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}
