/** SQL of meetings themselves: planned, listed, moved from state to state. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Language } from '#platform/values/languages.ts'
import type { MeetingKind, MeetingState } from '../rules/states.ts'

export type MeetingLanguage = Language

export interface MeetingRow {
  readonly id: string
  readonly number: number
  readonly kind: MeetingKind
  /** The circle that meets; null: the community. */
  readonly circle: string | null
  readonly state: MeetingState
  readonly title: string
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly startDay: Day | null
  readonly place: string | null
  readonly videoLink: string | null
  readonly languages: MeetingLanguage[]
  readonly facilitator: AccountId | null
  readonly noteTaker: AccountId | null
  readonly pollUntil: Day | null
  readonly calledOn: Day | null
  readonly openedAt: Instant | null
  readonly endedAt: Instant | null
  readonly silentSince: Day | null
  readonly approvedOn: Day | null
  readonly cancelReason: string | null
  readonly version: number
  readonly minutesVersion: number
  readonly plannedAt: Instant
  readonly plannedBy: AccountId | null
}

const inTable = {
  id: 'id',
  number: 'number',
  kind: 'kind',
  circle: 'circle_id',
  state: 'state',
  title: 'title',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  startDay: 'start_day',
  place: 'place',
  videoLink: 'link',
  languages: 'languages',
  facilitator: 'facilitator',
  noteTaker: 'note_taker',
  pollUntil: 'poll_until',
  calledOn: 'called_on',
  openedAt: 'opened_at',
  endedAt: 'ended_at',
  silentSince: 'silent_since',
  approvedOn: 'approved_on',
  cancelReason: 'cancel_reason',
  version: 'version',
  minutesVersion: 'minutes_version',
  plannedAt: 'planned_at',
  plannedBy: 'planned_by',
} as const satisfies Readonly<Record<keyof MeetingRow, string>>

const columns = sql.join(
  Object.entries(inTable).map(([field, column]) => sql`meeting.${sql.ref(column)} as ${sql.id(field)}`),
)
const columnOf = (field: string) => sql.ref(inTable[field as keyof MeetingRow])

export const readMeeting = (db: Db, community: OrganisationId, id: string): Promise<MeetingRow | null> =>
  one(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.id = ${id}`,
  )

export const lockMeeting = (db: Db, community: OrganisationId, id: string): Promise<MeetingRow | null> =>
  one(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.id = ${id} for update`,
  )

/** Those in one of these states, locked: for what happens by itself. */
export const lockMeetingsIn = (
  db: Db,
  community: OrganisationId,
  states: readonly MeetingState[],
): Promise<MeetingRow[]> =>
  rows(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.state = any(${states as string[]}::text[])
      order by meeting.id for update`,
  )

/** Of these, whatever their state: the earliest first. */
export const meetingsByIds = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<MeetingRow[]> =>
  rows(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.id = any(${ids as string[]}::uuid[])
      order by meeting.starts_at, meeting.id`,
  )

/** Called, running, over or called off, from a day on: what stands in calendars. */
export const meetingsSince = (db: Db, community: OrganisationId, from: Day): Promise<MeetingRow[]> =>
  rows(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.called_on is not null and meeting.start_day >= ${from}
      order by meeting.starts_at, meeting.id limit 1000`,
  )

/** Called for this day. */
export const meetingsOn = (db: Db, community: OrganisationId, day: Day): Promise<MeetingRow[]> =>
  rows(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.state = 'called' and meeting.start_day = ${day}
      order by meeting.starts_at, meeting.id`,
  )

/** On whose agenda this stands; what was called off is not among them. */
export const meetingsAbout = (db: Db, community: OrganisationId, subject: string): Promise<MeetingRow[]> =>
  rows(
    db,
    sql<MeetingRow>`select ${columns} from meetings.meeting as meeting
      where meeting.organisation_id = ${community} and meeting.state <> 'cancelled'
        and exists (select from meetings.agenda_item as item where item.organisation_id = meeting.organisation_id
          and item.meeting_id = meeting.id and item.subject = ${subject} and not item.removed)
      order by meeting.starts_at desc nulls first, meeting.id limit 20`,
  )

export async function writeMeeting(
  db: Db,
  community: OrganisationId,
  meeting: Omit<MeetingRow, 'version' | 'minutesVersion'>,
): Promise<void> {
  const fields = Object.entries(meeting)
  await sql`insert into meetings.meeting (organisation_id, ${sql.join(fields.map(([field]) => columnOf(field)))})
    values (${community}, ${sql.join(fields.map(([, value]) => sql`${value}`))})`.execute(db)
}

export type MeetingChange = Partial<Omit<MeetingRow, 'id' | 'version'>>

export async function changeMeeting(
  db: Db,
  community: OrganisationId,
  id: string,
  change: MeetingChange,
): Promise<void> {
  const sets = Object.entries(change).map(([field, value]) => sql`${columnOf(field)} = ${value}`)
  await sql`update meetings.meeting set ${sql.join([...sets, sql`version = version + 1`])}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface LastTurn {
  readonly account: AccountId
  readonly led: Instant | null
  readonly wrote: Instant | null
}

/** When each person led and wrote last, or will; what was called off does not count. */
export const lastTurns = (db: Db, community: OrganisationId): Promise<LastTurn[]> =>
  rows(
    db,
    sql<LastTurn>`with held as (
        select facilitator, note_taker, coalesce(starts_at, planned_at) as at from meetings.meeting
        where organisation_id = ${community} and state <> 'cancelled'
      ), turn as (
        select facilitator as account, at as led, null::timestamptz as wrote from held where facilitator is not null
        union all
        select note_taker, null, at from held where note_taker is not null
      )
      select account, max(led) as led, max(wrote) as wrote from turn group by account order by account`,
  )

export function meetingList(community: OrganisationId): ListDefinition {
  return {
    name: 'meetings',
    from: sql`from meetings.meeting as meeting where meeting.organisation_id = ${community}`,
    id: sql`meeting.id`,
    columns: {
      number: { sql: sql`meeting.number`, type: 'number', sortable: true },
      title: { sql: sql`meeting.title`, sortSql: sql`platform.plain(meeting.title)`, type: 'text', sortable: true },
      kind: { sql: sql`meeting.kind`, type: 'text', sortable: true },
      state: { sql: sql`meeting.state`, type: 'text', sortable: true },
      startsAt: { sql: sql`meeting.starts_at`, type: 'instant', sortable: true },
      endsAt: { sql: sql`meeting.ends_at`, type: 'instant' },
      place: { sql: sql`meeting.place`, type: 'text' },
      videoLink: { sql: sql`meeting.link`, type: 'text' },
    },
    search: wordIn(
      sql`platform.plain(meeting.title || ' ' || meeting.number::text || ' ' || coalesce(meeting.place, ''))`,
    ),
    filters: {
      kind: (value) => sql`meeting.kind = ${value}`,
      state: (value) => sql`meeting.state = ${value}`,
      time: (value) =>
        value === 'ahead'
          ? sql`meeting.state in ('planned', 'called', 'open')`
          : sql`meeting.state not in ('planned', 'called', 'open')`,
    },
    sort: '-startsAt',
  }
}
