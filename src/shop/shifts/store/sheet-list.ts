/** Lists of sheets, and what was contested. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { AttendanceState } from '../rules/outcome.ts'
import type { Outcome } from '../rules/words.ts'

export interface SheetListRow {
  /** None where nobody has opened it. */
  readonly sheet: string | null
  /** One of its shifts: by it the sheet is opened. */
  readonly shift: string
  readonly state: 'open' | 'validated'
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly names: string[]
  readonly leads: string[]
  readonly expected: number
  readonly seats: number
  readonly hasNotes: boolean
  readonly isRead: boolean
}

/** A regular who was added as `regular` is told in the notes. */
export const addedAsRegular = sql`exists (select 1 from shifts.sheet_added as added
  join shifts.worker on worker.organisation_id = added.organisation_id and worker.member_id = added.member_id
  where added.organisation_id = sheet.organisation_id and added.sheet_id = sheet.id and added.removed_at is null
    and added.purpose = 'regular' and worker.mode = 'regular')`

export interface ListWish {
  readonly list: 'open' | 'missing' | 'validated'
  readonly from: Instant
  readonly until: Instant
  /** Starts whose sheets open by themselves now. */
  readonly opening: { readonly from: Instant; readonly until: Instant }
  /** Only sheets this contact leads; null for all. */
  readonly lead: string | null
  readonly size: number
}

interface Range {
  readonly from: Instant
  readonly until: Instant
  readonly lead: string | null
}

/** The times of shifts that begin in a range. */
const slots = (organisation: OrganisationId, { from, until, lead }: Range) => sql`
  select shift.starts_at, shift.ends_at, min(shift.id::text)::uuid as shift, min(shift.day) as day,
    min(shift.local_start) as local_start, min(shift.local_end) as local_end,
    array_agg(shift.name order by shift.name, shift.id) as names, array_agg(shift.id) as ids,
    coalesce(array_agg(lead.display_name order by lead.sort_name) filter (where lead.contact_id is not null), '{}') as leads,
    bool_or(shift.lead_id = ${lead}::uuid) as led
  from shifts.shift
  left join members.public_member as lead
    on lead.organisation_id = shift.organisation_id and lead.contact_id = shift.lead_id
  where shift.organisation_id = ${organisation} and shift.state <> 'cancelled'
    and shift.starts_at between ${from} and ${until}
  group by shift.starts_at, shift.ends_at`

/** Whether this contact leads there; everybody's where no lead is asked for. */
const ledBy = (organisation: OrganisationId, lead: string | null) => sql`(${lead}::uuid is null or slot.led or exists (
  select 1 from shifts.attendance as own
  join shifts.worker on worker.organisation_id = own.organisation_id and worker.member_id = ${lead} and worker.is_lead
  where own.organisation_id = ${organisation} and own.shift_id = any(slot.ids) and own.state <> 'cancelled'
    and coalesce(own.stand_in_id, own.member_id) = ${lead}))`

const seatsThere = (organisation: OrganisationId, condition: ReturnType<typeof sql>) => sql`(
  select count(*)::integer from shifts.attendance as live where live.organisation_id = ${organisation}
    and live.shift_id = any(slot.ids) and ${condition})`

/** Every time that began, with its sheet: to search, filter, page and take along. */
export const sheetList = (organisation: OrganisationId, range: Range): ListDefinition => ({
  name: 'sheets',
  from: sql`from (${slots(organisation, range)}) as slot
    left join shifts.sheet on sheet.organisation_id = ${organisation} and sheet.starts_at = slot.starts_at
      and sheet.ends_at = slot.ends_at
    where ${ledBy(organisation, range.lead)}`,
  id: sql`slot.shift`,
  columns: {
    sheet: { sql: sql`sheet.id`, type: 'text', exported: false },
    shift: { sql: sql`slot.shift`, type: 'text', exported: false },
    startsAt: { sql: sql`slot.starts_at`, type: 'instant', exported: false },
    date: { sql: sql`slot.day`, sortSql: sql`slot.starts_at`, sortType: 'instant', type: 'day', sortable: true },
    localStart: { sql: sql`slot.local_start`, type: 'text' },
    localEnd: { sql: sql`slot.local_end`, type: 'text' },
    names: { sql: sql`array_to_string(slot.names, ', ')`, type: 'text', sortable: true },
    leads: { sql: sql`array_to_string(slot.leads, ', ')`, type: 'text' },
    sheetState: { sql: sql`coalesce(sheet.state, 'missing')`, type: 'text', sortable: true },
    seats: {
      sql: sql`(select coalesce(sum(one.seats), 0)::integer from shifts.shift_group as one
        where one.organisation_id = ${organisation} and one.shift_id = any(slot.ids))`,
      type: 'number',
    },
    expected: { sql: seatsThere(organisation, sql`live.state <> 'cancelled'`), type: 'number' },
    present: { sql: seatsThere(organisation, sql`live.state = 'done'`), type: 'number' },
    absent: { sql: seatsThere(organisation, sql`live.state in ('absent_0', 'absent_1', 'absent_2')`), type: 'number' },
    teamSize: { sql: sql`sheet.team_size`, type: 'text' },
    notes: { sql: sql`coalesce(sheet.notes, '')`, type: 'text' },
    isRead: { sql: sql`sheet.read_at is not null`, type: 'yes_no' },
  },
  search: (word) =>
    wordIn(sql`platform.plain(array_to_string(slot.names || slot.leads, ' ') || ' ' || coalesce(sheet.notes, ''))`)(
      word,
    ),
  filters: {
    state: (value) => sql`coalesce(sheet.state, 'missing') = ${value}`,
    teamSize: (value) => sql`sheet.team_size = ${value}`,
    notes: (value) => sql`(coalesce(sheet.notes, '') <> '' and (sheet.read_at is null) = ${value === 'unread'})`,
  },
  sort: '-date',
})

/** Sheets that begin in a range, latest first: open, validated, or never made. */
export const listSheetRows = (db: Db, organisation: OrganisationId, wish: ListWish): Promise<SheetListRow[]> =>
  rows(
    db,
    sql<SheetListRow>`with slot as (${slots(organisation, wish)})
      select sheet.id as sheet, slot.shift, coalesce(sheet.state, 'open') as state, slot.starts_at as "startsAt",
        slot.ends_at as "endsAt", slot.day, slot.local_start as "localStart", slot.local_end as "localEnd", slot.names,
        slot.leads,
        (select count(*)::integer from shifts.attendance as live where live.organisation_id = ${organisation}
          and live.shift_id = any(slot.ids) and live.state <> 'cancelled') as expected,
        (select coalesce(sum(one.seats), 0)::integer from shifts.shift_group as one
          where one.organisation_id = ${organisation} and one.shift_id = any(slot.ids)) as seats,
        sheet.id is not null and (sheet.notes <> '' or ${addedAsRegular}) as "hasNotes",
        sheet.read_at is not null as "isRead"
      from slot
      left join shifts.sheet on sheet.organisation_id = ${organisation} and sheet.starts_at = slot.starts_at
        and sheet.ends_at = slot.ends_at
      where case ${wish.list} when 'missing' then sheet.id is null and slot.starts_at < ${wish.opening.from}
          when 'open' then coalesce(sheet.state = 'open',
            slot.starts_at between ${wish.opening.from} and ${wish.opening.until})
          else sheet.state = 'validated' end
        and ${ledBy(organisation, wish.lead)}
      order by slot.starts_at desc, slot.ends_at desc limit ${wish.size}`,
  )

/** What the sheet before this one says, while nobody has marked it read. */
export const notesBefore = (
  db: Db,
  organisation: OrganisationId,
  startsAt: Instant,
): Promise<{ sheet: string; notes: string; startsAt: Instant } | null> =>
  one(
    db,
    sql<{ sheet: string; notes: string; startsAt: Instant }>`select id as sheet, notes, starts_at as "startsAt"
      from shifts.sheet
      where organisation_id = ${organisation} and state = 'validated' and starts_at < ${startsAt} and notes <> ''
        and read_at is null
      order by starts_at desc, id limit 1`,
  )

/** Regulars whom a sheet added as `regular`, by name. */
export const addedRegulars = (db: Db, organisation: OrganisationId, sheet: string): Promise<{ name: string }[]> =>
  rows(
    db,
    sql<{ name: string }>`select who.display_name as name from shifts.sheet_added as added
      join shifts.worker on worker.organisation_id = added.organisation_id and worker.member_id = added.member_id
        and worker.mode = 'regular'
      join members.public_member as who on who.organisation_id = added.organisation_id and who.contact_id = added.member_id
      where added.organisation_id = ${organisation} and added.sheet_id = ${sheet} and added.removed_at is null
        and added.purpose = 'regular'
      order by who.sort_name, added.id`,
  )

/** Times of a day whose shifts ran and whose sheet is not validated, made or not. */
export const unvalidatedOn = (
  db: Db,
  organisation: OrganisationId,
  day: Day,
): Promise<{ startsAt: Instant; endsAt: Instant; names: string[] }[]> =>
  rows(
    db,
    sql<{ startsAt: Instant; endsAt: Instant; names: string[] }>`select shift.starts_at as "startsAt",
        shift.ends_at as "endsAt", array_agg(shift.name order by shift.name, shift.id) as names
      from shifts.shift
      left join shifts.sheet on sheet.organisation_id = shift.organisation_id
        and sheet.starts_at = shift.starts_at and sheet.ends_at = shift.ends_at
      where shift.organisation_id = ${organisation} and shift.day = ${day} and shift.state <> 'cancelled'
        and coalesce(sheet.state, 'open') = 'open'
      group by shift.starts_at, shift.ends_at order by 1, 2`,
  )

export interface ContestedSeat {
  readonly attendance: string
  readonly shift: string
  readonly member: string
  readonly state: AttendanceState
  readonly startsAt: Instant
  readonly validatedAt: Instant | null
  readonly open: boolean
}

/** The own seat of a member with what contesting looks at; locked. */
export const lockContested = (
  db: Db,
  organisation: OrganisationId,
  attendance: string,
  member: string,
): Promise<ContestedSeat | null> =>
  one(
    db,
    sql<ContestedSeat>`select seat.id as attendance, seat.shift_id as shift,
        coalesce(seat.stand_in_id, seat.member_id) as member, seat.state, shift.starts_at as "startsAt",
        sheet.validated_at as "validatedAt",
        exists (select 1 from shifts.contest where contest.organisation_id = seat.organisation_id
          and contest.attendance_id = seat.id and contest.state = 'open') as open
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      left join shifts.sheet on sheet.organisation_id = shift.organisation_id and sheet.starts_at = shift.starts_at
        and sheet.ends_at = shift.ends_at
      where seat.organisation_id = ${organisation} and seat.id = ${attendance}
        and coalesce(seat.stand_in_id, seat.member_id) = ${member}
      for update of seat`,
  )

export const addContest = (
  db: Db,
  organisation: OrganisationId,
  contest: { id: string; attendance: string; member: string; outcome: string; words: string; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.contest (organisation_id, id, attendance_id, member_id, outcome, words, contested_at)
      values (${organisation}, ${contest.id}, ${contest.attendance}, ${contest.member}, ${contest.outcome},
        ${contest.words}, ${contest.now})`,
  )

export interface ContestRow {
  readonly id: string
  readonly attendance: string
  readonly shift: string
  readonly shiftName: string
  readonly startsAt: Instant
  readonly member: string
  readonly name: string
  readonly outcome: Outcome
  readonly words: string
  readonly contestedAt: Instant
  readonly state: 'open' | 'granted' | 'refused'
  readonly answer: string | null
}

const contestColumns = sql`contest.id, contest.attendance_id as attendance, shift.id as shift, shift.name as "shiftName",
  shift.starts_at as "startsAt", contest.member_id as member, who.display_name as name, contest.outcome, contest.words,
  contest.contested_at as "contestedAt", contest.state, contest.answer`

const contestTables = sql`shifts.contest
  join shifts.attendance as seat on seat.organisation_id = contest.organisation_id and seat.id = contest.attendance_id
  join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
  join members.public_member as who on who.organisation_id = contest.organisation_id and who.contact_id = contest.member_id`

export const listContestRows = (
  db: Db,
  organisation: OrganisationId,
  wish: { readonly state: ContestRow['state'] | null; readonly member: string | null; readonly size: number },
): Promise<ContestRow[]> =>
  rows(
    db,
    sql<ContestRow>`select ${contestColumns} from ${contestTables}
      where contest.organisation_id = ${organisation} and (${wish.state}::text is null or contest.state = ${wish.state})
        and (${wish.member}::uuid is null or contest.member_id = ${wish.member})
      order by contest.contested_at desc, contest.id limit ${wish.size}`,
  )

export const lockContest = (db: Db, organisation: OrganisationId, contest: string): Promise<ContestRow | null> =>
  one(
    db,
    sql<ContestRow>`select ${contestColumns} from ${contestTables}
      where contest.organisation_id = ${organisation} and contest.id = ${contest} for update of contest`,
  )

export const answerContestRow = (
  db: Db,
  organisation: OrganisationId,
  contest: string,
  answered: { state: 'granted' | 'refused'; answer: string; now: Instant; by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.contest set state = ${answered.state}, answer = ${answered.answer}, answered_at = ${answered.now},
        answered_by = ${answered.by}
      where organisation_id = ${organisation} and id = ${contest} and state = 'open'`,
  )
