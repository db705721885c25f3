/** Lines of sheets: whom they expect, what was marked, who was added. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { AttendanceState } from '../rules/outcome.ts'
import type { SheetSeats } from '../rules/sheet.ts'
import type { Outcome, Purpose } from '../rules/words.ts'
import { toldAt } from './exchanging.ts'
import type { SheetRow, SheetTimes } from './sheet.ts'

export interface SheetShift {
  readonly id: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly weekLetter: string | null
  readonly kind: string
  readonly kindName: string
  readonly lead: string | null
  readonly leadName: string | null
  readonly groups: readonly {
    readonly id: string
    readonly role: string
    readonly seats: number
    readonly taken: number
  }[]
}

/** The shifts of a time, cancelled ones left out. */
export const sheetShifts = (
  db: Db,
  organisation: OrganisationId,
  { startsAt, endsAt }: SheetTimes,
): Promise<SheetShift[]> =>
  rows(
    db,
    sql<SheetShift>`select shift.id, shift.name, shift.day, shift.local_start as "localStart",
        shift.local_end as "localEnd", shift.week_letter as "weekLetter", shift.kind_id as kind, kind.name as "kindName",
        shift.lead_id as lead, lead.display_name as "leadName",
        coalesce((select json_agg(json_build_object('id', one.group_id, 'role', one.role, 'seats', one.seats, 'taken', (
            select count(*) from shifts.attendance as live
            where live.organisation_id = one.organisation_id and live.shift_id = one.shift_id
              and live.group_id = one.group_id and live.state <> 'cancelled')) order by one.position, one.group_id)
          from shifts.shift_group as one
          where one.organisation_id = shift.organisation_id and one.shift_id = shift.id), '[]'::json) as groups
      from shifts.shift
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      left join members.public_member as lead
        on lead.organisation_id = shift.organisation_id and lead.contact_id = shift.lead_id
      where shift.organisation_id = ${organisation} and shift.starts_at = ${startsAt} and shift.ends_at = ${endsAt}
        and shift.state <> 'cancelled'
      order by kind.name, shift.name, shift.id`,
  )

export const seatsOf = (shifts: readonly SheetShift[]): SheetSeats[] =>
  shifts.flatMap(({ id, kind, groups }) =>
    groups.map((group) => ({ shift: id, kind, group: group.id, free: Math.max(0, group.seats - group.taken) })),
  )

export interface LineRow {
  /** The seat, or the added line. */
  readonly line: string
  readonly shift: string | null
  readonly kind: string
  readonly role: string | null
  readonly member: string
  readonly name: string
  readonly memberNo: number | null
  readonly standIn: string | null
  readonly standInName: string | null
  readonly purpose: Purpose
  readonly state: AttendanceState
  /** The shop was told that nobody comes for it. */
  readonly toldAt: Instant | null
  readonly added: boolean
  /** The latest mark, when there is one. */
  readonly marked: boolean
  readonly markedOutcome: Outcome | null
  readonly markedAt: Instant | null
  /** The seat says done, and nobody said so. */
  readonly presumed: boolean
  readonly beside: string | null
  readonly besideName: string | null
  /** Shifts worked so far by whoever comes. */
  readonly worked: number
  /** May lead shifts. */
  readonly leads: boolean
}

const lineColumns = sql`line.line, line.shift, line.kind, line.role, line.member, who.display_name as name,
  who.member_no as "memberNo", line.stand_in as "standIn", other.display_name as "standInName", line.purpose, line.state,
  line.told_at as "toldAt", line.presumed, line.added, mark.id is not null as marked, mark.outcome as "markedOutcome",
  mark.marked_at as "markedAt",
  mark.beside_id as beside, beside.display_name as "besideName", coalesce(worker.is_lead, false) as leads,
  coalesce(worker.shifts_before, 0) + (select count(*)::integer from shifts.attendance as past
    where past.organisation_id = who.organisation_id and past.state = 'done'
      and coalesce(past.stand_in_id, past.member_id) = coalesce(line.stand_in, line.member)
      and (past.member_id = coalesce(line.stand_in, line.member) or past.stand_in_id = line.stand_in)) as worked`

/** Everybody on a sheet: the live seats of its shifts and, until validation makes seats of them, whoever was added. */
export const sheetLines = (db: Db, organisation: OrganisationId, sheet: SheetRow): Promise<LineRow[]> =>
  rows(
    db,
    sql<LineRow>`with line as (
        select seat.id as line, seat.shift_id as shift, shift.kind_id as kind, one.role, seat.member_id as member,
          seat.stand_in_id as stand_in, seat.purpose, seat.state, ${toldAt} as told_at, seat.presumed, false as added
        from shifts.shift
        join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
          and seat.state <> 'cancelled'
        join shifts.shift_group as one on one.organisation_id = seat.organisation_id and one.shift_id = seat.shift_id
          and one.group_id = seat.group_id
        where shift.organisation_id = ${organisation} and shift.starts_at = ${sheet.startsAt}
          and shift.ends_at = ${sheet.endsAt} and shift.state <> 'cancelled'
        union all
        select added.id, null, added.kind_id, null, added.member_id, null, added.purpose, 'planned', null, false, true
        from shifts.sheet_added as added
        where added.organisation_id = ${organisation} and added.sheet_id = ${sheet.id} and added.removed_at is null
          and added.attendance_id is null
      )
      select ${lineColumns}
      from line
      join members.public_member as who on who.organisation_id = ${organisation} and who.contact_id = line.member
      left join members.public_member as other
        on other.organisation_id = ${organisation} and other.contact_id = line.stand_in
      left join shifts.worker on worker.organisation_id = ${organisation}
        and worker.member_id = coalesce(line.stand_in, line.member)
      left join lateral (
        select id, outcome, marked_at, beside_id from shifts.sheet_mark
        where sheet_mark.organisation_id = ${organisation} and sheet_mark.line_id = line.line
        order by marked_at desc, recorded_at desc, id desc limit 1) as mark on true
      left join members.public_member as beside
        on beside.organisation_id = ${organisation} and beside.contact_id = mark.beside_id
      order by line.added, who.sort_name, line.line`,
  )

export interface NewMark {
  readonly id: string
  readonly line: string
  readonly outcome: Outcome | null
  readonly beside: string | null
  readonly markedAt: Instant
}

/** A mark that is here already changes nothing. */
export const addMarks = (
  db: Db,
  organisation: OrganisationId,
  sheet: string,
  marks: readonly NewMark[],
  by: { readonly now: Instant; readonly actor: string | null },
): Promise<number> =>
  insertRows(
    db,
    'shifts.sheet_mark',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      sheet_id: 'uuid',
      line_id: 'uuid',
      outcome: 'text',
      beside_id: 'uuid',
      marked_at: 'timestamptz',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
    },
    marks.map(({ id, line, outcome, beside, markedAt }) => ({
      organisation_id: organisation,
      id,
      sheet_id: sheet,
      line_id: line,
      outcome,
      beside_id: beside,
      marked_at: markedAt,
      recorded_at: by.now,
      recorded_by: by.actor,
    })),
    'on conflict (organisation_id, id) do nothing',
  )

export interface NewAdded {
  readonly id: string
  readonly sheet: string
  readonly member: string
  readonly kind: string
  readonly purpose: Purpose
  readonly addedAt: Instant
  readonly by: string | null
}

export const addAdded = (db: Db, organisation: OrganisationId, added: NewAdded): Promise<number> =>
  written(
    db,
    sql`insert into shifts.sheet_added (organisation_id, id, sheet_id, member_id, kind_id, purpose, added_at, added_by)
      values (${organisation}, ${added.id}, ${added.sheet}, ${added.member}, ${added.kind}, ${added.purpose},
        ${added.addedAt}, ${added.by})
      on conflict (organisation_id, id) do nothing`,
  )

export const removeAdded = (
  db: Db,
  organisation: OrganisationId,
  sheet: string,
  line: string,
  now: Instant,
): Promise<{ member: string } | null> =>
  one(
    db,
    sql<{ member: string }>`update shifts.sheet_added set removed_at = ${now}
      where organisation_id = ${organisation} and sheet_id = ${sheet} and id = ${line} and removed_at is null
      returning member_id as member`,
  )

export interface AddedSeat {
  readonly attendance: string
  readonly line: string
  readonly shift: string
  readonly group: string
}

/** The added lines become seats. */
export async function seatAdded(
  db: Db,
  organisation: OrganisationId,
  seats: readonly AddedSeat[],
  now: Instant,
): Promise<void> {
  await written(
    db,
    sql`with given as (
        select * from unnest(${seats.map((one) => one.line)}::uuid[], ${seats.map((one) => one.attendance)}::uuid[],
          ${seats.map((one) => one.shift)}::uuid[], ${seats.map((one) => one.group)}::uuid[])
          as given(line_id, attendance_id, shift_id, group_id)
      ), seated as (
        update shifts.sheet_added as added set attendance_id = given.attendance_id
        from given where added.organisation_id = ${organisation} and added.id = given.line_id
        returning added.attendance_id, added.member_id, added.purpose, given.shift_id, given.group_id
      )
      insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, source, booked_at)
      select ${organisation}, attendance_id, shift_id, group_id, member_id, purpose, 'sheet', ${now} from seated`,
  )
}
