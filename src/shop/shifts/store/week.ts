/** Calendars of the staff and of the website: one statement each. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { SeatGroup } from '../rules/seats.ts'
import { groupsWithTaken } from './booking.ts'

export interface ShiftLine {
  readonly id: string
  readonly template: string | null
  readonly kind: string
  readonly kindName: string
  readonly kindColour: string | null
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly weekLetter: string | null
  readonly lead: string | null
  readonly leadName: string | null
  readonly beneficiary: string | null
  readonly state: 'planned' | 'cancelled' | 'closed'
  readonly cancelReason: string | null
  readonly version: number
}

const lineColumns = sql`shift.id, shift.template_id as template, shift.kind_id as kind, kind.name as "kindName",
  kind.colour as "kindColour", shift.name, shift.day, shift.local_start as "localStart", shift.local_end as "localEnd",
  shift.starts_at as "startsAt", shift.ends_at as "endsAt", shift.week_letter as "weekLetter", shift.lead_id as lead,
  (select display_name from members.public_member as led
    where led.organisation_id = shift.organisation_id and led.contact_id = shift.lead_id) as "leadName",
  shift.beneficiary, shift.state, shift.cancel_reason as "cancelReason", shift.version`

const withKind = sql`from shifts.shift
  join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id`

export interface AttendeeRow {
  readonly attendance: string
  readonly group: string
  readonly member: string
  readonly name: string
  readonly memberNo: number | null
  readonly purpose: 'regular' | 'make_up' | 'flying' | 'solidarity' | 'unpaid'
  readonly state: 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'cancelled'
  readonly presumed: boolean
  readonly standIn: string | null
  readonly standInName: string | null
  readonly source: string
  readonly fixed: boolean
  /** Who comes, the stand-in where there is one, and whether this person may be named before members. */
  readonly first: string | null
  readonly full: string
  readonly visible: boolean
}

const visible = (who: ReturnType<typeof sql>) => sql`(select name_visible from shifts.worker
  where worker.organisation_id = seat.organisation_id and worker.member_id = ${who})`

/** Whether whoever comes on this seat lets the name show. */
export const showsName = sql`coalesce(case when seat.stand_in_id is null then ${visible(sql`seat.member_id`)}
  else ${visible(sql`seat.stand_in_id`)} end, true)`

/** Everybody on a shift as one JSON array; cancelled rows only where asked. Holder and stand-in are looked up apart:
 *  behind row-level security PostgreSQL uses no index for `= coalesce(…)`, and would read all contacts for each seat. */
const peopleOf = (cancelledToo: boolean) => sql`coalesce((
    select json_agg(json_build_object('attendance', seat.id, 'group', seat.group_id, 'member', seat.member_id,
        'name', who.display_name, 'memberNo', who.member_no, 'purpose', seat.purpose, 'state', seat.state,
        'presumed', seat.presumed,
        'standIn', seat.stand_in_id, 'standInName', other.display_name,
        'source', seat.source, 'fixed', seat.fixed_seat_id is not null,
        'first', case when other.contact_id is null then who.first_name else other.first_name end,
        'full', coalesce(other.display_name, who.display_name),
        'visible', ${showsName}) order by who.sort_name, seat.id)
    from shifts.attendance as seat
    join members.public_member as who
      on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
    left join members.public_member as other
      on other.organisation_id = seat.organisation_id and other.contact_id = seat.stand_in_id
    where seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
      and ${cancelledToo ? sql`true` : sql`seat.state <> 'cancelled'`}), '[]'::json)`

export interface WeekRow extends ShiftLine {
  readonly groups: SeatGroup[]
  readonly people: AttendeeRow[]
}

/** All shifts of a range with groups and everybody on them. */
export const readWeekRows = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day,
  kinds: readonly string[],
): Promise<WeekRow[]> =>
  rows(
    db,
    sql<WeekRow>`select ${lineColumns}, ${groupsWithTaken} as groups, ${peopleOf(false)} as people ${withKind}
      where shift.organisation_id = ${organisation} and shift.day between ${from} and ${until}
        and (${kinds.length === 0} or shift.kind_id = any(${kinds}::uuid[]))
      order by shift.starts_at, kind.name, shift.id`,
  )

export const readOneShift = (
  db: Db,
  organisation: OrganisationId,
  shift: string,
): Promise<(WeekRow & { weight: number; editedFields: string[]; closing: string | null })[]> =>
  rows(
    db,
    sql`select ${lineColumns}, shift.weight, shift.edited_fields as "editedFields", shift.closing_id as closing,
        ${groupsWithTaken} as groups, ${peopleOf(true)} as people ${withKind}
      where shift.organisation_id = ${organisation} and shift.id = ${shift}`,
  )

export interface MonthRow extends ShiftLine {
  readonly groups: SeatGroup[]
}

/** Shifts of a range with their groups, without names. */
export const readMonthRows = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day,
  kinds: readonly string[],
): Promise<MonthRow[]> =>
  rows(
    db,
    sql<MonthRow>`with day_shift as (
        select ${lineColumns} ${withKind}
        where shift.organisation_id = ${organisation} and shift.day between ${from} and ${until}
          and (${kinds.length === 0} or shift.kind_id = any(${kinds}::uuid[]))
      ), taken as (
        select shift_id, group_id, count(*) as people from shifts.attendance
        where organisation_id = ${organisation} and shift_id in (select id from day_shift) and state <> 'cancelled'
        group by shift_id, group_id
      ), grouped as (
        select one.shift_id, json_agg(json_build_object('id', one.group_id, 'role', one.role, 'seats', one.seats,
            'minSeats', one.min_seats, 'skills', one.skills, 'warnings', one.warnings, 'taken', coalesce(taken.people, 0))
            order by one.position, one.group_id) as groups
        from shifts.shift_group as one
        left join taken on taken.shift_id = one.shift_id and taken.group_id = one.group_id
        where one.organisation_id = ${organisation} and one.shift_id in (select id from day_shift)
        group by one.shift_id
      )
      select day_shift.*, coalesce(grouped.groups, '[]'::json) as groups
      from day_shift left join grouped on grouped.shift_id = day_shift.id
      order by day_shift."startsAt", day_shift.id`,
  )
